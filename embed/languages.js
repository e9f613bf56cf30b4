// Which language an element speaks: English, which is inside, or one that is loaded when it is
// asked for, or one that the host page gave.

import { shell } from "../lang/en.json";
import { languageOf } from "./settings.js";

/* global LANGUAGES */

// The core and the tools have their own English.
const ENGLISH = { language: "en", shell };
const given = new Map(); // texts that hosts gave, by language
const loads = new Map();
const followers = new Set();

const tell = () => { for (const follower of followers) follower.check(); };
const observer = globalThis.MutationObserver && new MutationObserver(tell);

// Texts by their keys, for a language that there is or for one that there is not yet. Whatever is
// left out stays as it is.
export function addLanguage(language, texts) {
  const [tag] = Intl.getCanonicalLocales(language);
  given.set(tag, { ...given.get(tag), ...texts });
  loads.clear();
  tell();
}

// Resolves with a language's texts, or with those of the closest there is.
export function loadTexts(language) {
  if (!loads.has(language)) {
    const load = merge(language).catch(() => {
      loads.delete(language); // whoever comes next tries again
      return ENGLISH;
    });
    loads.set(language, load);
  }
  return loads.get(language);
}

async function merge(language) {
  const tags = [];
  for (let tag = language; tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) tags.unshift(tag);
  const known = tags.filter((tag) => given.has(tag) || (tag !== "en" && Object.hasOwn(LANGUAGES, tag)));
  if (known.length === 0) return ENGLISH;
  const load = LANGUAGES[known.find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? "en"];
  const { default: texts } = await load();
  const own = Object.assign({}, ...known.map((tag) => given.get(tag)));
  const sections = Object.entries(texts).map(([name, section]) => {
    const pick = ([key, text]) => [key, typeof own[key] === typeof text ? own[key] : text];
    return [name, Object.fromEntries(Object.entries(section).map(pick))];
  });
  return { ...Object.fromEntries(sections), language: known.at(-1) };
}

// The language of one element, followed live.
export class Language {
  tag = "en"; // for numbers and times: what was wished for
  texts = ENGLISH;
  #element;
  #changed;
  #wish; // what is loaded, or about to be

  constructor(element, changed) {
    this.#element = element;
    this.#changed = changed;
  }

  // Resolves once its texts are there.
  follow() {
    followers.add(this);
    for (let node = this.#element; node; node = node.host) {
      node = node.getRootNode();
      observer.observe(node, { subtree: true, attributes: true, attributeFilter: ["lang", "dir"] });
    }
    return this.#load();
  }

  leave() {
    followers.delete(this);
    if (followers.size === 0) observer.disconnect();
  }

  check() { this.#load().then((isAnother) => this.#changed(isAnother)); }

  // Resolves with whether it speaks otherwise now.
  async #load() {
    const wish = (this.#wish = languageOf(this.#element));
    const texts = await loadTexts(wish);
    if (this.#wish !== wish) return false;
    const isAnother = this.tag !== wish || this.texts !== texts;
    this.tag = wish;
    this.texts = texts;
    return isAnother;
  }
}
