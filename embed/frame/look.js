// What a frame would not inherit: language, direction, colours, font. Read around it, worn inside.

import { languageOf } from "../settings.js";

const PAINTS = ["accent", "surface", "border", "stripe", "focus", "danger", "warning", "success"].map((it) => `--tjl-${it}`);
const LENGTHS = ["--tjl-radius", "--tjl-row-padding"];
const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

function lookOf(element, frame) {
  const style = getComputedStyle(element);
  const look = {
    lang: languageOf(element),
    dir: style.direction,
    // What `color-scheme`, the page's own and the reader's wish come to: around.css asks by a colour.
    scheme: getComputedStyle(frame).caretColor === "rgb(2, 2, 2)" ? "dark" : "light",
    color: style.color,
    fontFamily: style.fontFamily,
    fontSize: style.fontSize,
  };
  for (const name of [...PAINTS, ...LENGTHS]) look[name] = style.getPropertyValue(name).trim() || null;
  return look;
}

// Tells an element's look, and again whenever it is another.
export class Look {
  #element;
  #frame;
  #tell;
  #told;
  #observers = [];
  #leaving = new AbortController();

  constructor(element, frame, tell) {
    this.#element = element;
    this.#frame = frame;
    this.#tell = tell;
  }

  follow() {
    this.leave();
    const { signal } = (this.#leaving = new AbortController());
    const again = () => this.check();
    const watch = (node, options) => {
      const observer = new MutationObserver(again);
      observer.observe(node, options);
      this.#observers.push(observer);
    };
    for (let node = this.#element; node; node = node.host) {
      node = node.getRootNode();
      watch(node, { subtree: true, attributes: true, attributeFilter: ["lang", "dir"] });
    }
    // Where themes are switched.
    for (const node of [document.documentElement, document.body, this.#element]) watch(node, { attributes: true });
    dark.addEventListener("change", again, { signal });
    document.addEventListener("transitionend", again, { signal });
  }

  leave() {
    for (const observer of this.#observers.splice(0)) observer.disconnect();
    this.#leaving.abort();
  }

  // Whoever listens is new.
  renew() {
    this.#told = undefined;
    this.check();
  }

  check() {
    const look = lookOf(this.#element, this.#frame);
    const told = JSON.stringify(look);
    if (told === this.#told) return;
    this.#told = told;
    this.#tell(look);
  }
}

// What was read outside, where it is what it claims to be: nothing that could load anything.
export function wear(root, look) {
  const { style } = root;
  const is = (property, value) => Boolean(value) && !value.includes("var(") && CSS.supports(property, value);
  const set = (name, value, isOne) => isOne ? style.setProperty(name, value) : style.removeProperty(name);
  root.lang = languageOf({ getAttribute: () => look.lang ?? "en" });
  root.dir = look.dir === "rtl" ? "rtl" : "ltr";
  style.colorScheme = look.scheme === "dark" ? "dark" : "light";
  for (const [name, value] of [["color", look.color], ["font-family", look.fontFamily], ["font-size", look.fontSize]]) {
    set(name, value, is(name, value));
  }
  for (const name of PAINTS) set(name, look[name], is("color", look[name]));
  for (const name of LENGTHS) set(name, look[name], is("padding", look[name]));
}
