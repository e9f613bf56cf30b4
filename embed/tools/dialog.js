// A dialog of the bar's: one at a time, with something under way in it at times.

import { make } from "../make.js";
import { adopt } from "../sheets.js";

/* global DIALOG_CSS */

export class Dialog {
  link;
  element = null; // while it is open
  running = null; // what ends what is under way
  #part; // of the button that opens it

  constructor(link, part) {
    this.link = link;
    this.#part = part;
  }

  // Makes it; `show(…)` puts it on the screen.
  make(css, ariaLabel) {
    const { root } = this.link;
    adopt(root, DIALOG_CSS);
    adopt(root, css);
    this.element = make("dialog", { className: `dialog ${this.#part}`, ariaLabel });
    return this.element;
  }

  show(...content) {
    const { element } = this;
    element.append(...content);
    element.addEventListener("close", () => this.close());
    // Escape ends what is under way first, as "Cancel" does: what came is not to be lost by it.
    element.addEventListener("cancel", (event) => {
      if (!this.running) return;
      event.preventDefault();
      this.running.abort();
    });
    this.link.root.querySelector(".base").append(element);
    element.showModal();
  }

  // Closes it, and ends what is under way; focus goes to where it was. Whether it was open.
  close() {
    const { element } = this;
    if (!element) return false;
    this.running?.abort();
    this.element = this.running = null;
    element.close();
    element.remove();
    const { root } = this.link;
    if (!root.activeElement) root.querySelector(`[part="${this.#part}"]`)?.focus();
    return true;
  }

  // The list is gone, and soon the bar with the button.
  release() {
    if (this.close()) this.link.root.querySelector("caption")?.focus();
  }
}
