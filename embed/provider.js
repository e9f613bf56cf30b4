// The host's token provider: one call however many elements share it and wait.

const PATIENCE = 30_000;
const asks = new WeakMap();

// Calls back with a token, or null where the provider refuses. Returns how to stop waiting.
export function askProvider(provider, reason, done) {
  let ask = asks.get(provider);
  if (!ask) {
    ask = begin(provider, reason);
    asks.set(provider, ask);
  }
  ask.waiting.add(done);
  return () => {
    ask.waiting.delete(done);
    if (ask.waiting.size === 0) ask.end(null);
  };
}

function begin(provider, reason) {
  const waiting = new Set();
  const controller = new AbortController();
  const end = (token) => {
    if (asks.get(provider) !== ask) return;
    asks.delete(provider);
    clearTimeout(timer);
    controller.abort();
    for (const done of waiting) done(token);
  };
  const timer = setTimeout(() => end(null), PATIENCE);
  const ask = { waiting, end };
  // Asked in a microtask, so that a provider that throws is refused like any other.
  Promise.resolve()
    .then(() => provider({ reason, signal: controller.signal }))
    .then((token) => end(typeof token === "string" && token.trim() ? token : null), () => end(null));
  return ask;
}
