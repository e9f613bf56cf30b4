// The element in the frame, at the end of a host's port.

import { wear } from "./look.js";
import { EVENTS, PROTOCOL, fromHost } from "./protocol.js";
import { Room } from "./room.js";

export class Inside {
  #port;
  #main;
  #links = document.createElement("tape-job-links");
  #room;
  #told = []; // what the host knows, as text
  #asks = new Map(); // for a token, by number
  #last = 0;

  constructor(port, main) {
    this.#port = port;
    this.#main = main;
    const deeds = {
      set: ({ values }) => this.#set(values),
      look: ({ look }) => wear(document.documentElement, look),
      call: ({ method, offset }) => this.#links[method](offset),
      answer: ({ id, token }) => this.#answer(id, token),
    };
    port.onmessage = ({ data }) => {
      const message = fromHost(data);
      if (!message) return;
      deeds[message.kind](message);
      // Once the element has taken it over.
      setTimeout(() => this.#tell());
    };
    for (const name of EVENTS) {
      this.#links.addEventListener(name, ({ detail }) => {
        this.#tell(true);
        this.#send({ kind: "event", name, detail });
      });
    }
    this.#send({ kind: "welcome", protocol: PROTOCOL });
  }

  #send(message) { this.#port.postMessage(message); }

  #set(values) {
    for (const [name, value] of Object.entries(values)) {
      // Another function each time: the host's is another one.
      this.#links[name] = name === "tokenProvider" ? value && ((request) => this.#ask(request)) : value;
    }
    if (!this.#room) this.#show();
  }

  #show() {
    const root = this.#links.shadowRoot;
    this.#room = new Room(this.#main, root, (height) => this.#send({ kind: "height", height }));
    this.#main.append(this.#links);
    // What the element tells nobody by an event still shows.
    new MutationObserver((records) => {
      const isInRows = ({ target }) => (target.closest ? target : target.parentElement)?.closest("tbody");
      this.#tell(records.some(isInRows));
      this.#room.measure();
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  // Tells what is another than the host knows.
  #tell(withRows = false) {
    const { state, pagingInfo, offset, pageSize, view, hasToken } = this.#links;
    const now = { state, stale: isStale(this.#links), pagingInfo, offset, pageSize, view, hasToken };
    const rows = withRows || !pagingInfo ? this.#links.rows : undefined;
    const texts = [JSON.stringify(now), rows ? JSON.stringify(rows) : this.#told[1]];
    if (texts.every((text, at) => text === this.#told[at])) return;
    this.#send({ kind: "told", ...now, ...(texts[1] === this.#told[1] ? {} : { rows }) });
    this.#told = texts;
  }

  // The host's provider, over the port; the element bounds the wait.
  #ask({ reason, signal }) {
    return new Promise((resolve) => {
      const id = (this.#last += 1);
      this.#asks.set(id, resolve);
      signal.addEventListener("abort", () => {
        if (!this.#asks.has(id)) return;
        this.#answer(id, null);
        this.#send({ kind: "unask", id });
      });
      this.#send({ kind: "ask", id, reason });
    });
  }

  #answer(id, token) {
    this.#asks.get(id)?.(token);
    this.#asks.delete(id);
  }
}

function isStale(links) {
  try {
    return links.matches(":state(stale)");
  } catch {
    return false; // not every browser has states
  }
}
