// The second WebAssembly binary: once, however many elements use it.

/* global TOOLS_JS, TOOLS_WASM, TOOLS_HASH */

import { keepWords } from "../keep-words.js";
import { loadWasm } from "../wasm.js";

let loading;

// The same, with the words of an element's language.
export async function toolsFor({ language, texts }) {
  const module = await loadTools();
  keepWords(module, language, texts);
  return module;
}

export function loadTools() {
  loading ??= loadWasm(new URL(TOOLS_JS, import.meta.url), new URL(TOOLS_WASM, import.meta.url), TOOLS_HASH).catch((error) => {
    loading = undefined; // the next use tries again
    throw error;
  });
  return loading;
}
