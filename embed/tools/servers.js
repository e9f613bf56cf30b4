// The backup servers that a token may see, for the standalone page's form.

import { loadTools } from "./load.js";
import { walk } from "./walk.js";

const MOST_PAGES = 10; // of 500

// Resolves with `{servers: [{uid, name, status}], ended}`, `ended` as `walk` tells it; null where
// the address cannot be used.
export async function listServers({ address, token, language, signal }) {
  const { Jobs, apiBaseOf } = await loadTools();
  const apiBase = apiBaseOf(address);
  if (apiBase === undefined) return null;
  const jobs = new Jobs();
  const link = {
    apiBase, serverUid: "", token, language, texts: {}, hasProvider: false,
    ask: (_, done) => { done(null); return () => {}; },
    whenIdle: (deed) => deed(),
  };
  const ended = await walk(link, "servers", { most: MOST_PAGES, signal, page: (walking) => jobs.add(walking) });
  const servers = jobs.all.map(([uid, name, , status]) => ({ uid, name: name ?? uid, status: status ?? "" }));
  jobs.free();
  return { servers: servers.filter(({ uid }) => uid !== null), ended };
}
