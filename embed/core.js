// Loads the WebAssembly core: once, lazily, however many elements there are.

/* global CORE_JS, CORE_WASM */

let loading;
const crashed = new Map();

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
    // Both at once: neither needs the other to arrive.
    const bytes = fetch(new URL(CORE_WASM, import.meta.url), { credentials: "same-origin" });
    bytes.catch(() => {}); // it is looked at below, if the glue comes
    const module = await import(new URL(CORE_JS, import.meta.url).href);
    const response = await bytes;
    if (!response.ok) throw coreError("core-missing");
    await module.default({ module_or_path: response });
    module.onCrash(() => {
      const deeds = [...crashed.values()];
      crashed.clear();
      loading = undefined;
      for (const deed of deeds) deed();
    });
    return module;
  } catch (error) {
    if (error.code === "core-missing") throw error;
    // The event comes in a later task than the rejection.
    await new Promise((resolve) => { setTimeout(resolve); });
    const refused = violated || /unsafe-eval|Content Security Policy/i.test(String(error));
    throw coreError(refused ? "core-blocked" : "core-missing");
  } finally {
    document.removeEventListener("securitypolicyviolation", blocked);
  }
}

function coreError(code) {
  return Object.assign(new Error(code), { code });
}
