// The second WebAssembly binary: once, however many elements use it.

/* global TOOLS_JS, TOOLS_WASM, TOOLS_HASH */

let loading;

export function loadTools() {
  loading ??= load().catch((error) => {
    loading = undefined; // the next use tries again
    throw error;
  });
  return loading;
}

async function load() {
  const bytes = fetch(new URL(TOOLS_WASM, import.meta.url), { credentials: "same-origin", integrity: TOOLS_HASH });
  bytes.catch(() => {}); // it is looked at below, if the glue comes
  const module = await import(new URL(TOOLS_JS, import.meta.url).href);
  await module.default({ module_or_path: await bytes });
  return module;
}
