// The element's states, for `:state()`.

const STATES = ["loading", "ready", "empty", "error", "auth-required"];

// Not every browser has them.
export function showStates({ states }, state, stale) {
  if (!states) return;
  for (const name of STATES) name === state ? states.add(name) : states.delete(name);
  stale ? states.add("stale") : states.delete("stale");
}
