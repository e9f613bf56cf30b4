// The custom element's class, without registering anything: importable anywhere, Node included.
// It holds what the element protocol needs, and nothing that belongs to the core.

import { die, loadCore, whenCrashed } from "./core.js";
import { Early, warmUp } from "./early.js";
import { askProvider } from "./provider.js";
import { holdBack } from "./hold-back.js";
import { keepWords } from "./keep-words.js";
import { Language, addLanguage, loadTexts } from "./languages.js";
import { explainCore, lastWords } from "./last-words.js";
import { make } from "./make.js";
import { FLAGS, NUMBERS, OWN, SETTINGS, defineSettings, gather, int32, languageOf, rowsOf, upgrade } from "./settings.js";
import { expectRows, join, leave } from "./one-of-many.js";
import { ToolBelt } from "./tool-belt.js";
import { copy } from "./row-buttons.js";
import { Timer, listen, whenIdle, whenNear, whenSettled } from "./surroundings.js";
import { showStates } from "./states.js";
import { adopt } from "./sheets.js";
import { wasBlocked } from "./violations.js";

/* global VERSION, WIDGET_CSS */
const ATTRIBUTES = { ...SETTINGS, ...FLAGS, ...OWN };
const PROPERTIES = [...Object.keys(ATTRIBUTES), "token", "tokenProvider"];
const LISTS = ["apiBase", "serverUid"];

const none = () => {};

// In Node there is nothing to extend, and nothing is built.
const Base = globalThis.HTMLElement ?? class {};

export class TapeJobLinksElement extends Base {
  static version = VERSION;
  static addLanguage = addLanguage;
  static loadTexts = loadTexts; // for the standalone page
  static observedAttributes = [...Object.values(ATTRIBUTES), "token"];

  #internals;
  #base;
  #slot;
  #set = {}; // properties that the host set
  #token = null;
  #provider = null;
  #core = null;
  #module; // that it is of
  #language = new Language(this, (isAnother) => this.#speak(isAnother));
  #mounting = null; // the connection that the core is being loaded for
  #changed = new Set(); // settings to hand over
  #listed; // the list that the core was told of
  #timers = { wake: new Timer(), alarm: new Timer(), settle: new Timer(), show: new Timer() };
  #listening; // to what the browser says of itself
  #abortable;
  #early = new Early();
  #near = new AbortController(); // of the wait until the element is near
  #unask = none;
  #show = none; // what is held back
  #place; // the offset to come back to
  #size; // and the page size
  #view; // what the reader chose to look at
  #told; // the place that the host was last told
  #belt; // what is loaded when it is first used
  #shownError = null; // why there is no core

  constructor() {
    super();
    this.#internals = this.attachInternals();
    const root = this.attachShadow({ mode: "open" });
    this.#slot = make("slot");
    this.#base = make("div", { className: "base" }, this.#slot);
    this.#base.setAttribute("part", "base");
    root.append(this.#base);
    this.#belt = new ToolBelt(this, {
      base: this.#base,
      language: this.#language,
      run: (deed) => this.#run(deed),
      ask: (read) => this.#ask(read),
      token: () => this.#token,
      provider: () => this.#provider,
      tell: (name, detail) => this.#tell(name, detail),
    });
    root.addEventListener("click", (event) => this.#belt.click(event));
  }

  // Settings

  static {
    const kept = (own) => ({ offset: own.#place, pageSize: own.#size, view: own.#view });
    const ways = (own) => ({
      read: (name) => own.#read(name),
      flag: (name) => own.#flag(name),
      known: (name) => own.#now((core) => core[name], name) ?? kept(own)[name],
    });
    defineSettings(this.prototype, ways, (own, name, value) => own.#write(name, value));
    for (const name of ["refresh", "first", "previous", "next", "last"]) {
      Object.defineProperty(this.prototype, name, { configurable: true, writable: true, value() { this.#press(name); } });
    }
  }

  // What was set can never be read back.
  get token() { return null; }
  set token(value) {
    this.#token = typeof value === "string" && value.trim() ? value : null;
    this.#change("token");
  }
  get hasToken() { return this.#token !== null; }

  get tokenProvider() { return this.#provider; }
  set tokenProvider(value) {
    const provider = typeof value === "function" ? value : null;
    if (provider === this.#provider) return;
    this.#provider = provider;
    this.#change("tokenProvider");
  }

  // What there is

  get state() {
    const state = this.#now((core) => core.state);
    if (this.#shownError) return "error";
    return state ?? (String(this.#read("serverUid") ?? "").trim() ? "loading" : "unconfigured");
  }
  get pagingInfo() { return this.#now((core) => core.pagingInfo) ?? null; }
  get rows() { return rowsOf(this.#now((core) => core.rows) ?? []); }

  // What it does

  goTo(offset) {
    this.#handOver();
    if (this.#core) this.#run((core) => core.goTo(String(offset)));
    else this.#place = int32(offset, 0) ?? 0;
  }
  signOut() {
    this.#token = null;
    this.#changed.delete("token");
    for (const it of [this.#early, this.#belt]) it.release();
    this.#press("signOut");
  }

  // The element protocol

  connectedCallback() {
    adopt(this.shadowRoot, WIDGET_CSS);
    for (const name of PROPERTIES) upgrade(this, name);
    if (this.#core) return this.#language.follow().then((isAnother) => this.#speak(isAnother)); // moved within the document
    join(this.#base);
    this.#states("loading", false);
    this.#approach();
  }

  disconnectedCallback() {
    // Moving within a document disconnects and connects in one go.
    queueMicrotask(() => { if (!this.isConnected) this.#unmount(); });
  }

  attributeChangedCallback(name, before, value) {
    if (name === "token") {
      if (value === null) return;
      this.removeAttribute("token");
      this.token = value;
    } else if (before !== value) {
      const property = Object.keys(ATTRIBUTES).find((key) => ATTRIBUTES[key] === name);
      if (!(property in this.#set)) this.#change(property);
    }
  }

  #read(name) { return this.#set[name] ?? this.getAttribute(ATTRIBUTES[name]); }

  #flag(name) { return name in this.#set ? Boolean(this.#set[name]) : this.hasAttribute(FLAGS[name]); }

  #write(name, value) {
    if (value === null || value === undefined) delete this.#set[name];
    else this.#set[name] = NUMBERS.includes(name) ? String(value) : value;
    this.#change(name);
  }

  // Several changes in one task are one change, whatever their order.
  #change(name) {
    if (name === "offset") this.#place = undefined;
    if (name === "pageSize") this.#size = undefined;
    if (name === "view") this.#view = undefined;
    // A place in one list is none in another.
    if (LISTS.includes(name)) this.#place = this.#told = undefined;
    if (this.#changed.size === 0) queueMicrotask(() => this.#handOver());
    this.#changed.add(name);
  }

  #handOver() {
    const changed = new Set(this.#changed);
    this.#changed.clear();
    if (changed.size === 0) return;
    if (changed.has("loading") && this.isConnected && !this.#mounting) this.#approach();
    this.#hurry();
    const another = this.#listed !== (this.#listed = this.#list());
    // Names of one server are never looked up for another.
    if (another) this.#belt.release();
    const credentials = ["tokenProvider", "token"].filter((name) => changed.delete(name));
    this.#run((core) => {
      // Together with another address, a token is never sent to the old one, whatever came first.
      if (credentials.length > 0 && another) core.configure({ ...this.#settings(changed), serverUid: undefined });
      this.#handOverCredentials(core, credentials);
      if (changed.size > 0) core.configure(this.#settings(changed));
      if (changed.has("language")) core.rename();
    });
    this.#belt.want();
  }

  #list() { return JSON.stringify(LISTS.map((name) => this.#read(name) ?? null)); }

  // A token that did not change is not a new one.
  #handOverCredentials(core, names) {
    if (names.includes("tokenProvider")) core.provider(this.#provider !== null);
    if (names.includes("token")) core.token(this.#token ?? undefined);
  }

  #settings(changed) {
    const read = (name) => this.#read(name);
    return gather(this, { read, changed, place: this.#place, size: this.#size, language: this.#language.tag });
  }

  // The core

  #approach() {
    this.#near.abort();
    this.#near = new AbortController();
    whenNear(this, () => this.#mount(), this.#near.signal);
  }

  // The core is on its way: the first request need not wait for it.
  #hurry() {
    if (!this.#mounting || this.#core || this.#shownError) return;
    this.#early.want(this, this.#token);
  }

  async #mount() {
    const mounting = Symbol();
    this.#mounting = mounting;
    queueMicrotask(() => { this.#hurry(); warmUp(languageOf(this)); });
    let module;
    try {
      [module] = await Promise.all([loadCore(), this.#language.follow()]);
    } catch (error) {
      if (this.#mounting === mounting) this.#failed(error.code ?? "core-missing");
      return;
    }
    if (this.#mounting !== mounting || !this.isConnected) return;
    this.#shownError = null;
    whenCrashed(this, () => this.#crashed());
    this.#base.replaceChildren();
    this.#module = module;
    this.#base.lang = this.#language.texts.language;
    this.#guard(() => {
      keepWords(module, this.#language.tag, this.#language.texts);
      const core = new module.Core(this.#host(), this.shadowRoot, this.#base);
      this.#core = core;
      const { isUnderWay } = this.#early;
      this.#changed.clear();
      const { signal } = (this.#listening = new AbortController());
      listen((what, is) => this.#run((core) => core[what](is)), signal);
      this.#base.querySelector(".extras").prepend(this.#belt.bar((view) => {
        this.#view = view;
        this.#belt.want();
      }));
      this.#listed = this.#list();
      this.#handOverCredentials(core, ["tokenProvider", "token"]);
      core.configure(this.#settings());
      this.#early.release();
      const shown = () => whenIdle(() => this.#run((core) => core.tellTime()), signal);
      this.#show = holdBack(isUnderWay && core.state === "loading", this.#base.firstChild, this.#slot, this.#timers.show, shown);
      this.#belt.want();
      whenSettled(this.#timers.settle, () => this.#run((core) => core.settle()));
    });
  }

  #unmount() {
    leave(this.#base);
    this.#mounting = null;
    this.#early.release();
    this.#near.abort();
    this.#stop();
    this.#language.leave();
    whenCrashed(this, null);
    const core = this.#core;
    if (!core) return;
    [this.#place, this.#size] = [this.offset, this.pageSize];
    this.#core = null;
    this.#unask();
    this.#belt.release();
    this.#guard(() => core.free());
    this.#base.replaceChildren(this.#slot);
  }

  // The language or the direction is another, or the place.
  #speak(isAnother) {
    if (!this.#core) return;
    this.#belt.moved();
    if (!isAnother) return;
    this.#base.lang = this.#language.texts.language;
    keepWords(this.#module, this.#language.tag, this.#language.texts);
    this.#belt.respeak();
    this.#change("language");
  }

  #stop() {
    for (const timer of Object.values(this.#timers)) timer.clear();
    this.#show = none;
    this.#listening?.abort();
  }

  // The core's way out: what must end even if the core crashes lives here.
  #host() {
    return {
      wake: (id, after) => this.#timers.wake.set(() => this.#run((core) => core.woke(id)), after),
      rest: () => this.#timers.wake.clear(),
      alarm: (after) => this.#timers.alarm.set(() => this.#run((core) => core.due()), after),
      noAlarm: () => this.#timers.alarm.clear(),
      copy: (text) => copy(text, (done) => this.#run((core) => core.copied(done))),
      names: () => this.#belt.names,
      order: () => this.#belt.order(),
      blocked: (address) => wasBlocked(address),
      abortable: () => (this.#abortable = new AbortController()),
      ask: (id, reason) => {
        this.#stopAsking();
        this.#unask = askProvider(this.#provider, reason, (token) => {
          this.#unask = none;
          if (token !== null) this.#token = token;
          this.#run((core) => core.provided(id, token ?? undefined));
        });
      },
      fetch: (...asking) => this.#early.fetch(this.#abortable.signal, ...asking),
      unask: () => this.#stopAsking(),
      forget: () => { this.#token = null; },
      tell: (name, detail) => this.#tell(name, detail),
      states: (state, stale) => this.#states(state, stale),
    };
  }

  #stopAsking() { this.#unask(); this.#unask = none; }

  #tell(name, detail) {
    // Where to go on, should the core crash: it cannot be asked then.
    if (detail.count !== undefined) this.#told = { offset: detail.offset, size: this.pageSize };
    expectRows(this.#base, detail.count);
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  #states(state, stale) {
    if (state !== "loading") for (const it of [this.#show, () => this.#belt.idle()]) it();
    showStates(this.#internals, state, stale);
  }

  #press(control) {
    this.#handOver();
    this.#run((core) => core.press(control));
  }

  #run(deed) { if (this.#core) this.#guard(() => deed(this.#core)); }

  #ask(read) { return this.#core ? this.#guard(() => read(this.#core)) : undefined; }

  // The same, unless another list is wanted by now, or another value of this setting.
  #now(read, name) { return [...LISTS, name].some((it) => this.#changed.has(it)) ? undefined : this.#ask(read); }

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
    this.#belt.release();
    ({ offset: this.#place, size: this.#size } = this.#told ?? {});
    this.#failed("crashed");
  }

  #failed(code) {
    this.#shownError = code;
    this.#early.release();
    this.#base.replaceChildren(lastWords(code, this.#language.texts, () => this.#startAgain()), this.#slot);
    this.#states("error", false);
    this.#tell("tjl-error", {
      code, phase: "core", status: null, retryable: false, message: explainCore(code, this.#language.texts), offset: null, limit: null,
    });
  }

  #startAgain() {
    this.#shownError = null;
    this.#base.replaceChildren(this.#slot);
    this.#states("loading", false);
    this.#mount();
  }
}
