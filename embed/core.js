// Loads the WebAssembly core: once, lazily, however many elements there are.

import { loadWasm } from "./wasm.js";

/* global CORE_JS, CORE_WASM, CORE_HASH */

let loading;
let lives = 0; // after a crash the module's instance is dead: the next one is imported afresh
const crashed = new Map();

// The core is dead, and with it every element's.
export function die() {
  const deeds = [...crashed.values()];
  crashed.clear();
  loading = undefined;
  lives += 1;
  for (const deed of deeds) deed();
}

// Only when it is asked for: not everywhere that the class is imported has modules an address.
const wasm = () => new URL(CORE_WASM, import.meta.url);

// A trap in a listener or a microtask of the core's own: a panic, or memory that ran out.
const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError && String(error.stack).includes(wasm().pathname.split("/").pop());

const watch = () => {
  addEventListener("error", ({ error }) => isTrap(error) && die());
  addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && die());
};

// Registers what an element does when the core dies; null takes it back.
export function whenCrashed(element, deed) {
  if (deed) crashed.set(element, deed);
  else crashed.delete(element);
}

export function loadCore() {
  loading ??= load().catch((error) => {
    loading = undefined; // the next element that is connected tries again
    throw error;
  });
  return loading;
}

async function load() {
  let violated = false;
  const blocked = () => { violated = true; };
  document.addEventListener("securitypolicyviolation", blocked);
  try {
    const glue = new URL(CORE_JS, import.meta.url);
    if (lives > 0) glue.search = lives;
    const module = await loadWasm(glue, wasm(), CORE_HASH);
    if (lives === 0) watch();
    return module;
  } catch (error) {
    if (error.code === "core-missing") throw error;
    // The event comes in a later task than the rejection.
    await new Promise((resolve) => { setTimeout(resolve); });
    const refused = violated || /unsafe-eval|Content Security Policy/i.test(String(error));
    throw Object.assign(new Error(), { code: refused ? "core-blocked" : "core-missing" });
  } finally {
    document.removeEventListener("securitypolicyviolation", blocked);
  }
}
