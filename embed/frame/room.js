// How tall the frame has to be, and where in it a reader looks.

import { TALLEST } from "./protocol.js";

const MARGIN = 48; // around a dialog
const SHORT = 420; // with a dialog, a frame is at least so tall
const TALL = 680; // and need not be taller for it: what does not fit scrolls

export class Room {
  #main;
  #root; // the element's shadow root
  #tell;
  #told;
  #isOpen = false; // a dialog
  #seen; // of the frame, as the browser told last
  #observer;
  #probe = document.createElement("div");

  constructor(main, root, tell) {
    this.#main = main;
    this.#root = root;
    this.#tell = tell;
    new ResizeObserver(() => this.measure()).observe(main);
    this.#probe.className = "sight";
    document.body.append(this.#probe);
    const threshold = Array.from({ length: 101 }, (_, at) => at / 100);
    this.#observer = new IntersectionObserver((entries) => {
      this.#seen = entries.at(-1);
      if (this.#isOpen) this.#place();
    }, { threshold });
    this.#look();
    // A frame that fills the window is told nothing while the page around scrolls.
    for (const name of ["pointerdown", "focusin", "resize"]) addEventListener(name, () => this.#look(), { passive: true });
    // Before there is a dialog: Firefox scrolls to where one opens.
    addEventListener("click", () => this.#place(), { capture: true });
  }

  measure() {
    const dialog = this.#root.querySelector("dialog[open]");
    const content = Math.ceil(this.#main.getBoundingClientRect().height);
    const wanted = dialog ? Math.min(Math.max(dialog.scrollHeight + MARGIN, SHORT), TALL) : 0;
    const height = Math.max(content, wanted);
    if (height !== this.#told) {
      this.#told = height;
      document.documentElement.classList.toggle("scrolls", height > TALLEST);
      this.#tell(height);
    }
    if (Boolean(dialog) === this.#isOpen) return;
    this.#isOpen = Boolean(dialog);
    if (dialog) this.#look();
  }

  // A dialog belongs where the reader looks: a tall frame's own middle may be far away. Browsers tell
  // a frame what of it is in sight, through every page around; asked anew, they tell at once.
  #look() {
    this.#observer.unobserve(this.#probe);
    this.#observer.observe(this.#probe);
  }

  #place() {
    if (!this.#seen) return;
    const { boundingClientRect: { height }, intersectionRect: seen } = this.#seen;
    // What is left of it on the screen may be too little for a dialog.
    const least = Math.min(SHORT, height);
    const start = Math.max(0, Math.min(seen.top, height - least));
    const end = Math.max(0, height - Math.max(seen.bottom, start + least));
    const { style } = document.documentElement;
    style.setProperty("--_sight-start", `${start}px`);
    style.setProperty("--_sight-end", `${end}px`);
  }
}
