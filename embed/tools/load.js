// The second WebAssembly binary: once, however many elements use it.

/* global TOOLS_JS, TOOLS_WASM */

import { keepWords } from "../keep-words.js";

let loading;

// The same, with the words of an element's language.
export async function toolsFor({ language, texts }) {
  const module = await loadTools();
  keepWords(module, language, texts);
  return module;
}

export function loadTools() {
  loading ??= load().catch((error) => {
    loading = undefined; // the next use tries again
    throw error;
  });
  return loading;
}

async function load() {
  const bytes = fetch(new URL(TOOLS_WASM, import.meta.url), { credentials: "same-origin" });
  bytes.catch(() => {}); // it is looked at below, if the glue comes
  const module = await import(new URL(TOOLS_JS, import.meta.url).href);
  const response = await bytes;
  // The glue would take it for what it is not, and complain.
  if (!response.headers.get("content-type")?.startsWith("application/wasm")) throw new Error("core-missing");
  await module.default({ module_or_path: response });
  return module;
}
