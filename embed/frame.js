// <tape-job-links-frame>: the element of another origin, in an iframe, for hosts that do not want its
// code in their page. It has the properties, methods and events of <tape-job-links>.

import { Line } from "./frame/line.js";
import { Look } from "./frame/look.js";
import { METHODS, SETTINGS, TALLEST, sendable } from "./frame/protocol.js";
import { word } from "./frame/words.js";
import { make } from "./make.js";
import { askProvider } from "./provider.js";
import { FLAGS, OWN, SETTINGS as BY_ATTRIBUTE, defineSettings, int32, languageOf, upgrade } from "./settings.js";
import { showStates } from "./states.js";

/* global VERSION, AROUND_CSS */
const ATTRIBUTES = { ...BY_ATTRIBUTE, ...FLAGS, ...OWN };
const PLACES = ["offset", "pageSize", "view"]; // what the reader chooses too
const LISTS = ["apiBase", "serverUid"];
// The least that the page inside can do with: its scripts, its own origin, the dialogs' forms, and files.
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-downloads";

const none = () => {};
const Base = globalThis.HTMLElement ?? class {};
let sheet;

export class TapeJobLinksFrameElement extends Base {
  static version = VERSION;
  static observedAttributes = ["src", ...Object.values(ATTRIBUTES), "token"];

  #internals;
  #root;
  #frame = make("iframe", { allow: "clipboard-write", referrerPolicy: "no-referrer" });
  #line;
  #look = new Look(this, this.#frame, (look) => {
    this.#name();
    this.#line.send({ kind: "look", look });
  });
  #set = {}; // properties that the host set
  #token = null;
  #provider = null;
  #changed = new Set(); // settings to hand over
  #known = {}; // what the page inside told
  #failure = null; // why there is no line
  #unask = none;

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.#root = this.attachShadow({ mode: "open" });
    this.#frame.setAttribute("sandbox", SANDBOX);
    this.#frame.setAttribute("part", "frame");
    this.#line = new Line(this.#frame, {
      opened: () => this.#opened(),
      lost: () => this.#lost(),
      failed: (code) => this.#failed(code, code === "malformed" ? "frameFlood" : "frameSilent"),
      heard: {
        told: ({ kind, ...told }) => this.#told(told),
        event: ({ name, detail }) => this.#tell(name, detail),
        ask: (message) => this.#ask(message),
        unask: () => this.#stopAsking(),
        height: ({ height }) => { this.#frame.style.blockSize = `${Math.min(height, TALLEST)}px`; },
      },
    });
  }

  // Settings

  get src() { return this.getAttribute("src") ?? ""; }
  set src(value) {
    if (value === null || value === undefined) this.removeAttribute("src");
    else this.setAttribute("src", value);
  }

  static {
    const ways = (own) => ({
      read: (name) => own.#read(name),
      flag: (name) => Boolean(own.#read(name)),
      known: (name) => own.#known[name],
    });
    defineSettings(this.prototype, ways, (own, name, value) => {
      if (value === null || value === undefined) delete own.#set[name];
      else own.#set[name] = value;
      own.#change(name);
    });
    for (const method of METHODS.filter((name) => !["goTo", "refresh", "signOut"].includes(name))) {
      Object.defineProperty(this.prototype, method, {
        configurable: true,
        writable: true,
        value() { this.#call(method); },
      });
    }
  }

  // What was set can never be read back.
  get token() { return null; }
  set token(value) {
    this.#token = typeof value === "string" && value.trim() ? value : null;
    this.#change("token");
  }
  get hasToken() { return this.#known.hasToken ?? this.#token !== null; }

  get tokenProvider() { return this.#provider; }
  set tokenProvider(value) {
    const provider = typeof value === "function" ? value : null;
    if (provider === this.#provider) return;
    this.#provider = provider;
    this.#change("tokenProvider");
  }

  // What there is

  get state() {
    if (this.#failure) return "error";
    if (this.#known.state) return this.#known.state;
    return this.src && String(this.#read("serverUid") ?? "").trim() ? "loading" : "unconfigured";
  }
  get pagingInfo() { return this.#known.pagingInfo ?? null; }
  get rows() { return this.#known.rows ?? []; }

  // What it does

  refresh() {
    if (this.#failure) this.#open();
    else this.#call("refresh");
  }
  goTo(offset) {
    if (this.#line.isOpen) this.#call("goTo", String(offset));
    else this.#known.offset = int32(offset, 0) ?? 0;
  }
  signOut() {
    this.#token = null;
    this.#changed.delete("token");
    this.#stopAsking();
    this.#call("signOut");
  }

  // The element protocol

  connectedCallback() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(AROUND_CSS);
    }
    this.#root.adoptedStyleSheets = [sheet];
    for (const name of ["src", ...Object.keys(ATTRIBUTES), "token", "tokenProvider"]) upgrade(this, name);
    this.#look.follow();
    this.#open();
  }

  disconnectedCallback() {
    this.#look.leave();
    this.#line.hangUp();
    this.#frame.remove();
  }

  attributeChangedCallback(name, before, value) {
    if (name === "token") {
      if (value === null) return;
      this.removeAttribute("token");
      this.token = value;
    } else if (name === "src") {
      if (before === value) return;
      this.#known = {};
      if (this.isConnected) this.#open();
    } else if (before !== value) {
      const property = Object.keys(ATTRIBUTES).find((key) => ATTRIBUTES[key] === name);
      if (!(property in this.#set)) this.#change(property);
    }
  }

  #read(name) {
    if (name in this.#set) return this.#set[name];
    return name in FLAGS ? this.hasAttribute(FLAGS[name]) : this.getAttribute(ATTRIBUTES[name]);
  }

  // Several changes in one task are one change, whatever their order.
  #change(name) {
    if (PLACES.includes(name)) delete this.#known[name];
    if (LISTS.includes(name)) delete this.#known.offset; // a place in one list is none in another
    if (this.#changed.size === 0) queueMicrotask(() => this.#handOver());
    this.#changed.add(name);
    if (name === "label") this.#name();
  }

  #handOver() {
    const names = [...this.#changed];
    this.#changed.clear();
    if (names.length > 0) this.#line.send({ kind: "set", values: this.#values(names) });
  }

  #values(names) {
    const own = { token: this.#token, tokenProvider: this.#provider };
    return Object.fromEntries(names.map((name) => [name, sendable(name, name in own ? own[name] : this.#read(name))]));
  }

  // The frame

  #open() {
    this.#failure = null;
    this.#frame.remove();
    this.#root.replaceChildren(make("slot", { hidden: true }));
    this.#line.hangUp();
    this.#states();
    if (!this.src) return;
    const address = addressOf(this.src, this.ownerDocument.baseURI);
    if (!address) return this.#failed("invalid-config", "frameAddress");
    this.#name();
    this.#frame.style.blockSize = "";
    this.#line.expect(address.origin);
    this.#frame.src = address.href;
    this.#root.prepend(this.#frame);
  }

  // Where the reader was is where it begins again.
  #opened() {
    this.#failure = null;
    this.#root.querySelector("p")?.remove();
    this.#root.querySelector("slot").hidden = true;
    this.#changed.clear();
    const values = this.#values(SETTINGS);
    for (const name of PLACES) values[name] = sendable(name, this.#known[name] ?? this.#read(name));
    this.#look.renew();
    this.#line.send({ kind: "set", values });
  }

  #lost() {
    const { offset, pageSize, view } = this.#known;
    this.#known = { offset, pageSize, view };
    this.#stopAsking();
    this.#states();
  }

  #told(told) {
    this.#known = { ...this.#known, ...told };
    this.#states();
  }

  #states() { showStates(this.#internals, this.state, this.#known.stale ?? false); }

  #name() { this.#frame.title = this.#read("label") ?? word(languageOf(this), "frameTitle"); }

  #call(method, offset) {
    this.#handOver();
    this.#line.send({ kind: "call", method, offset });
  }

  // One at a time, as the element inside asks.
  #ask({ id, reason }) {
    this.#stopAsking();
    const answer = (token) => {
      this.#unask = none;
      this.#line.send({ kind: "answer", id, token: sendable("token", token) });
    };
    if (this.#provider) this.#unask = askProvider(this.#provider, reason, answer);
    else answer(null);
  }

  #stopAsking() {
    this.#unask();
    this.#unask = none;
  }

  #failed(code, key) {
    this.#failure = code;
    this.#stopAsking();
    const { protocol, host } = addressOf(this.src, this.ownerDocument.baseURI) ?? {};
    const address = host ? `${protocol}//${host}` : this.src;
    const message = word(languageOf(this), key, { address, origin: location.origin });
    const alert = make("p", { role: "alert", textContent: message });
    alert.setAttribute("part", "alert");
    this.#root.prepend(alert);
    this.#root.querySelector("slot").hidden = false;
    this.#states();
    const phase = code === "invalid-config" ? "config" : "core";
    this.#tell("tjl-error", { code, phase, status: null, retryable: false, message, offset: null, limit: null });
  }

  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail })); }
}

// Only such an address has an origin to say hello to.
function addressOf(src, base) {
  try {
    const address = new URL(src, base);
    return /^https?:$/.test(address.protocol) && !address.username && !address.password ? address : null;
  } catch {
    return null;
  }
}

let taken = false;

// Registers the class under a tag; another tag gets a subclass. What is there first stays.
export function define(tag = "tape-job-links-frame", registry = globalThis.customElements) {
  if (!registry.get(tag)) {
    // A constructor registers once.
    registry.define(tag, taken ? class extends TapeJobLinksFrameElement {} : TapeJobLinksFrameElement);
    taken = true;
  }
  return registry.get(tag);
}

// In Node there is nothing to register with.
if (globalThis.customElements) define();
