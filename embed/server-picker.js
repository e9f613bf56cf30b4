// Names for the field "Server UID": the servers that the token may see, if it may see any.

import { say } from "./page-language.js";

const servers = new Map(); // by name
let controller = new AbortController();

// Whatever was typed, a name or a UID, as a UID.
export const uidOf = (typed) => servers.get(typed.trim().toLowerCase()) ?? typed.trim();

// Asks for the servers, and offers them in `options`; `hint` says how that went.
export async function offerServers({ address, token, options, hint }) {
  controller.abort();
  controller = new AbortController();
  const { signal } = controller;
  servers.clear();
  options.replaceChildren();
  hint.textContent = "";
  if (!address || !token) return;
  const language = document.documentElement.lang || "en";
  let answer = null;
  try {
    const { listServers } = await import("./tools.js");
    answer = await listServers({ address, token, language, signal });
  } catch {
    return; // a UID can be typed all the same
  }
  if (signal.aborted || answer === null) return;
  for (const { uid, name, status } of answer.servers) {
    servers.set(name.toLowerCase(), uid);
    options.append(Object.assign(document.createElement("option"), { value: uid, label: `${name} · ${status}` }));
  }
  const count = answer.servers.length;
  hint.textContent = count > 0 ? say("servers", { count }) : say("noServers");
}

// Nothing of a token's list outlives it.
export function forgetServers(options, hint) {
  controller.abort();
  servers.clear();
  options.replaceChildren();
  hint.textContent = "";
}
