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
  const [glue, wasm] = [TOOLS_JS, TOOLS_WASM].map((name) => new URL(name, import.meta.url));
  loading ??= loadWasm(glue, wasm, TOOLS_HASH).catch((error) => {
    loading = undefined; // the next use tries again
    throw error;
  });
  return loading;
}
