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
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok || !type.startsWith("application/wasm")) throw Object.assign(new Error(wasm.pathname), { code: "core-missing" });
  // Another copy of this script may have been faster.
  if (module.wasm) return module;
  // With anything behind the type, browsers do not compile what is still on its way.
  const { instance, module: compiled } = await (type === "application/wasm"
    ? WebAssembly.instantiateStreaming(response, module.imports())
    : WebAssembly.instantiate(await response.arrayBuffer(), module.imports()));
  if (!module.wasm) module.begin(instance, compiled);
  return module;
}
