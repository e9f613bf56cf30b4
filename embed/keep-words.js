const kept = new WeakMap(); // by module: the texts that it has, by language

// Hands a language's texts to a WebAssembly module, once.
export function keepWords(module, language, texts) {
  const core = texts?.core;
  if (!kept.has(module)) kept.set(module, new Map());
  const known = kept.get(module);
  if (!core || known.get(language) === core) return;
  known.set(language, core);
  module.keepWords(language, Object.values(core));
}
