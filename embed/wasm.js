// Loads a WebAssembly binary and the glue that wasm-bindgen wrote for it. `integrity` is what the
// binary must be.
//
// Whoever calls it spells each address as `new URL("name", import.meta.url)`: that is how bundlers
// know a file that they are to copy as it is. The build tells them to leave the import alone.

export async function loadWasm(glue, wasm, integrity) {
  // Both at once: neither needs the other to arrive.
  const bytes = fetch(wasm, { credentials: "same-origin", integrity });
  bytes.catch(() => {}); // it is looked at below, if the glue comes
  const module = await import(glue.href);
  const response = await bytes;
  // The glue would take another type for what it is not, and complain.
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok || !type.startsWith("application/wasm")) throw Object.assign(new Error(wasm.pathname), { code: "core-missing" });
  await module.default({ module_or_path: response });
  return module;
}
