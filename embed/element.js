// The custom element's class, without registering anything: importable anywhere, Node included.
// It holds what the element protocol needs, and nothing that belongs to the core.

import { die, loadCore, whenCrashed } from "./core.js";
import { askProvider } from "./provider.js";
import { START_AGAIN, explainCore } from "./core-words.js";
import { DEFAULT_PAGE_SIZE, NUMBERS, SETTINGS, int32, languageOf } from "./settings.js";
import { stylesFor } from "./styles.js";

/* global VERSION */

const PROPERTIES = [...Object.keys(SETTINGS), "token", "tokenProvider"];
const STATES = ["loading", "ready", "empty", "error", "auth-required"];

// In Node there is nothing to extend, and nothing is built.
const Base = globalThis.HTMLElement ?? class {};

export class TapeJobLinksElement extends Base {
  static version = VERSION;
  static observedAttributes = [...Object.values(SETTINGS), "token"];

  #internals;
  #base;
  #slot;
  #set = {}; // properties that the host set
  #token = null;
  #provider = null;
  #core = null;
  #mounting = null; // the connection that the core is being loaded for
  #changed = new Set(); // settings to hand over
  #timer;
  #alarm;
  #settleTimer;
  #listening; // to what the browser says of itself
  #abortable;
  #unask = () => {};
  #place; // the offset to come back to
  #size; // and the page size
  #told; // the offset that the host was last told
  #shownError = null; // why there is no core

  constructor() {
    super();
    this.#internals = this.attachInternals();
    const root = this.attachShadow({ mode: "open" });
    this.#base = document.createElement("div");
    this.#base.className = "base";
    this.#base.setAttribute("part", "base");
    this.#slot = document.createElement("slot");
    this.#base.append(this.#slot);
    root.append(this.#base);
  }

  // Settings

  get apiBase() { return this.#read("apiBase"); }
  set apiBase(value) { this.#write("apiBase", value); }
  get serverUid() { return this.#read("serverUid"); }
  set serverUid(value) { this.#write("serverUid", value); }
  get label() { return this.#read("label"); }
  set label(value) { this.#write("label", value); }
  get refreshInterval() { return int32(this.#read("refreshInterval"), 0) ?? 0; }
  set refreshInterval(value) { this.#write("refreshInterval", value); }
  get pageSize() { return this.#ask((core) => core.pageSize) ?? this.#size ?? int32(this.#read("pageSize"), 1) ?? DEFAULT_PAGE_SIZE; }
  set pageSize(value) { this.#write("pageSize", value); }
  get offset() { return this.#ask((core) => core.offset) ?? this.#place ?? int32(this.#read("offset"), 0) ?? 0; }
  set offset(value) { this.#write("offset", value ?? 0); }

  // What was set can never be read back.
  get token() { return null; }
  set token(value) {
    const token = typeof value === "string" && value.trim() ? value : null;
    this.#token = token;
    this.#run((core) => core.token(token ?? undefined));
  }
  get hasToken() { return this.#token !== null; }

  get tokenProvider() { return this.#provider; }
  set tokenProvider(value) {
    const provider = typeof value === "function" ? value : null;
    if (provider === this.#provider) return;
    this.#provider = provider;
    this.#run((core) => core.provider(provider !== null));
  }

  // What there is

  get state() {
    const state = this.#ask((core) => core.state);
    if (this.#shownError) return "error";
    return state ?? (String(this.#read("serverUid") ?? "").trim() ? "loading" : "unconfigured");
  }
  get pagingInfo() { return this.#ask((core) => core.pagingInfo) ?? null; }
  get rows() {
    const flat = this.#ask((core) => core.rows) ?? [];
    const rows = [];
    for (let at = 0; at < flat.length; at += 3) {
      rows.push({ jobUid: flat[at], linkedJobUid: flat[at + 1], uniqueJobUid: flat[at + 2] });
    }
    return rows;
  }

  // What it does

  refresh() { this.#press("refresh"); }
  first() { this.#press("first"); }
  previous() { this.#press("previous"); }
  next() { this.#press("next"); }
  last() { this.#press("last"); }
  goTo(offset) { this.#run((core) => core.goTo(String(offset))); }
  signOut() {
    this.#token = null;
    this.#press("signOut");
  }

  // The element protocol

  connectedCallback() {
    this.shadowRoot.adoptedStyleSheets = [stylesFor(this.ownerDocument)];
    for (const name of PROPERTIES) this.#upgrade(name);
    this.#states("loading", false);
    if (!this.#core) this.#mount();
  }

  disconnectedCallback() {
    // Moving within a document disconnects and connects in one go.
    queueMicrotask(() => {
      if (!this.isConnected) this.#unmount();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (name === "token") {
      if (value === null) return;
      this.removeAttribute("token");
      this.token = value;
    } else if (before !== value) {
      const property = Object.keys(SETTINGS).find((key) => SETTINGS[key] === name);
      if (!(property in this.#set)) this.#change(property);
    }
  }

  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #read(name) { return this.#set[name] ?? this.getAttribute(SETTINGS[name]); }

  #write(name, value) {
    if (value === null || value === undefined) delete this.#set[name];
    else this.#set[name] = NUMBERS.includes(name) ? String(value) : value;
    this.#change(name);
  }

  // Several changes in one task are one change, whatever their order.
  #change(name) {
    if (name === "offset") this.#place = undefined;
    if (name === "pageSize") this.#size = undefined;
    if (this.#changed.size === 0) queueMicrotask(() => this.#handOver());
    this.#changed.add(name);
  }

  #handOver() {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    if (changed.size > 0) this.#run((core) => core.configure(this.#settings(changed)));
  }

  #settings(changed) {
    const text = (name) => {
      const value = this.#read(name);
      return value === null || value === undefined ? undefined : String(value);
    };
    const kept = (name, now, place) => {
      if (!changed) return String(place ?? text(name) ?? "");
      return changed.has(name) ? text(name) ?? "" : now;
    };
    return {
      apiBase: text("apiBase"),
      serverUid: text("serverUid"),
      label: text("label"),
      refreshInterval: text("refreshInterval"),
      // What the reader chose stays until the host chooses again.
      pageSize: kept("pageSize", String(this.pageSize), this.#size),
      offset: kept("offset", undefined, this.#place),
      language: languageOf(this),
    };
  }

  // The core

  async #mount() {
    const mounting = Symbol();
    this.#mounting = mounting;
    let module;
    try {
      module = await loadCore();
    } catch (error) {
      if (this.#mounting === mounting) this.#failed(error.code ?? "core-missing");
      return;
    }
    if (this.#mounting !== mounting || !this.isConnected) return;
    this.#shownError = null;
    whenCrashed(this, () => this.#crashed());
    this.#base.replaceChildren();
    this.#guard(() => {
      const core = new module.Core(this.#host(), this.shadowRoot, this.#base);
      this.#core = core;
      this.#changed.clear();
      this.#listen(core);
      core.provider(this.#provider !== null);
      core.token(this.#token ?? undefined);
      core.configure(this.#settings());
      this.#whenSettled(() => this.#run((core) => core.settle()));
    });
  }

  #unmount() {
    this.#mounting = null;
    this.#stop();
    whenCrashed(this, null);
    const core = this.#core;
    if (!core) return;
    this.#place = this.offset;
    this.#size = this.pageSize;
    this.#core = null;
    this.#unask();
    this.#guard(() => core.free());
    this.#base.replaceChildren(this.#slot);
  }

  #listen(core) {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    core.online(navigator.onLine);
    core.visible(!document.hidden);
    const online = () => this.#run((core) => core.online(navigator.onLine));
    const visible = () => this.#run((core) => core.visible(!document.hidden));
    addEventListener("online", online, { signal });
    addEventListener("offline", online, { signal });
    document.addEventListener("visibilitychange", visible, { signal });
  }

  #stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#alarm);
    clearTimeout(this.#settleTimer);
    this.#listening?.abort();
  }

  // The core's way out: what must end even if the core crashes lives here.
  #host() {
    return {
      wake: (id, milliseconds) => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#run((core) => core.woke(id)), milliseconds);
      },
      rest: () => clearTimeout(this.#timer),
      alarm: (milliseconds) => {
        clearTimeout(this.#alarm);
        // A timer's longest; an interval beyond it is as good as none.
        const longest = 2 ** 31 - 1;
        this.#alarm = setTimeout(() => this.#run((core) => core.due()), Math.min(milliseconds, longest));
      },
      noAlarm: () => clearTimeout(this.#alarm),
      copy: (text) => {
        const done = (well) => this.#run((core) => core.copied(well));
        // Absent where the page is not secure.
        Promise.resolve()
          .then(() => navigator.clipboard.writeText(text))
          .then(() => done(true), () => done(false));
      },
      abortable: () => (this.#abortable = new AbortController()),
      ask: (id, reason) => {
        this.#unask();
        this.#unask = askProvider(this.#provider, reason, (token) => {
          this.#unask = () => {};
          if (token !== null) this.#token = token;
          this.#run((core) => core.provided(id, token ?? undefined));
        });
      },
      unask: () => {
        this.#unask();
        this.#unask = () => {};
      },
      forget: () => { this.#token = null; },
      tell: (name, detail) => this.#tell(name, detail),
      states: (state, stale) => this.#states(state, stale),
    };
  }

  #tell(name, detail) {
    // Where to go on, should the core crash: it cannot be asked then.
    if (detail.count !== undefined) this.#told = detail.offset;
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #states(state, stale) {
    const states = this.#internals.states;
    if (!states) return;
    for (const name of STATES) name === state ? states.add(name) : states.delete(name);
    stale ? states.add("stale") : states.delete("stale");
  }

  #press(control) { this.#run((core) => core.press(control)); }

  #run(deed) {
    if (this.#core) this.#guard(() => deed(this.#core));
  }

  #ask(read) { return this.#core ? this.#guard(() => read(this.#core)) : undefined; }

  // Out of memory runs no panic hook, so every call in is watched too.
  #guard(deed) {
    try {
      return deed();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      die();
      return undefined;
    }
  }

  #crashed() {
    if (this.#shownError) return;
    this.#stop();
    this.#abortable?.abort();
    this.#unask();
    this.#core = null;
    this.#place = this.#told;
    this.#failed("crashed");
  }

  #failed(code) {
    this.#shownError = code;
    const message = explainCore(code);
    const alert = document.createElement("div");
    alert.className = "core-failed";
    alert.setAttribute("role", "alert");
    alert.setAttribute("part", "alert");
    const words = document.createElement("p");
    words.textContent = message;
    alert.append(words);
    if (code === "crashed") alert.append(this.#startAgain());
    this.#base.replaceChildren(alert, this.#slot);
    this.#states("error", false);
    this.#tell("tjl-error", {
      code, phase: "core", status: null, retryable: false, message, offset: null, limit: null,
    });
  }

  #startAgain() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "action";
    button.setAttribute("part", "retry");
    button.textContent = START_AGAIN;
    button.addEventListener("click", () => {
      this.#shownError = null;
      this.#base.replaceChildren(this.#slot);
      this.#states("loading", false);
      this.#mount();
    });
    return button;
  }

  // "No token" is decided only once the document is parsed and a task has passed.
  #whenSettled(settled) {
    const later = () => { this.#settleTimer = setTimeout(settled); };
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", later, { once: true });
    } else {
      later();
    }
  }
}
