// A host's line to the page in its frame: hello on every load, to one exact origin; then a port.

import { HELLO, PROTOCOL, fromFrame } from "./protocol.js";

const LOADING = 30_000;
const ANSWER = 10_000; // longer than the page inside waits for its list
const WINDOW = 5_000;
const MOST = 1_000; // messages in it; an element at its busiest sends a tenth

export class Line {
  #frame;
  #on; // opened, heard, lost, failed
  #origin = null;
  #port = null;
  #isOpen = false;
  #timer;
  #since = 0;
  #heard = 0;

  constructor(frame, on) {
    this.#frame = frame;
    this.#on = on;
    frame.addEventListener("load", () => this.#dial());
  }

  get isOpen() { return this.#isOpen; }

  // The frame is about to load a page of this origin.
  expect(origin) {
    this.hangUp();
    this.#origin = origin;
    this.#wait(LOADING);
  }

  send(message) {
    if (this.#isOpen) this.#port.postMessage(message);
  }

  hangUp() {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = null;
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#on.lost();
  }

  // Another page in the frame, or the same anew. Of another origin, it does not get the hello.
  #dial() {
    this.hangUp();
    if (!this.#origin) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => {
      // What was said before the line was cut may still come.
      if (port1 === this.#port) this.#hear(data);
    };
    this.#wait(ANSWER);
    this.#frame.contentWindow.postMessage({ hello: HELLO, protocol: PROTOCOL }, this.#origin, [port2]);
  }

  #wait(patience) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail("core-missing"), patience);
  }

  #fail(code) {
    this.hangUp();
    this.#origin = code === "malformed" ? null : this.#origin;
    this.#on.failed(code);
  }

  #hear(data) {
    if (this.#isFlood()) return this.#fail("malformed");
    const message = fromFrame(data);
    if (!message || (message.kind === "welcome") === this.#isOpen) return;
    if (this.#isOpen) return this.#on.heard[message.kind](message);
    clearTimeout(this.#timer);
    this.#isOpen = true;
    this.#on.opened();
  }

  #isFlood() {
    const now = performance.now();
    if (now - this.#since > WINDOW) {
      this.#since = now;
      this.#heard = 0;
    }
    this.#heard += 1;
    return this.#heard > MOST;
  }
}
