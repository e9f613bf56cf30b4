// The entry: defines <tape-job-links> before any wasm byte arrives.

import { TapeJobLinksElement } from "./element.js";

export { TapeJobLinksElement };

let taken = false;
let warned = false;

export function define(tag = "tape-job-links", registry = globalThis.customElements) {
  const there = registry.get(tag);
  if (there) {
    if (there.version !== TapeJobLinksElement.version && !warned) {
      warned = true;
      console.warn(
        `<${tag}> is already defined by version ${there.version ?? "unknown"}; ` +
          `version ${TapeJobLinksElement.version} leaves it as it is.`,
      );
    }
    return there;
  }
  // A constructor registers once.
  const constructor = taken ? class extends TapeJobLinksElement {} : TapeJobLinksElement;
  taken = true;
  registry.define(tag, constructor);
  return constructor;
}

// In Node there is nothing to register with.
if (globalThis.customElements) define();
