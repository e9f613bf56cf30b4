// The jobs of a backup server: asked for once, however many elements show it with the same token.

import { loadTools } from "./load.js";
import { walk } from "./walk.js";

const MOST_PAGES = 20; // of 500: ten thousand jobs
const FRESH = 5 * 60_000; // how long states are taken for what they were
const shared = new Map(); // by API, server and token, in memory alone

export const isOld = ({ at }) => Date.now() - at > FRESH;

// Begins to use the jobs of the link's server, `anew` those that it has now. `changed()` is called
// when more is known; the result's `jobs`, `ended` and `total` tell what is. `leave()` ends it.
export function useJobs(link, changed, { phase = "names", anew = false } = {}) {
  const key = JSON.stringify([link.apiBase, link.serverUid, link.token]);
  let entry = shared.get(key);
  if (!entry || (entry.ended && (anew || isOld(entry)))) {
    entry = begin(link, phase, (failed) => { if (shared.get(key) === failed) shared.delete(key); });
    shared.set(key, entry);
  }
  entry.users.add(changed);
  return {
    get jobs() { return entry.jobs; },
    get ended() { return entry.ended; },
    get total() { return entry.total; },
    at: entry.at,
    leave() {
      if (!entry.users.delete(changed) || entry.users.size > 0) return;
      entry.controller.abort();
      if (shared.get(key) === entry) shared.delete(key);
      entry.jobs?.free();
      entry.jobs = null;
    },
  };
}

function begin(link, phase, forget) {
  const controller = new AbortController();
  const entry = { users: new Set(), controller, jobs: null, ended: null, total: null, at: Date.now() };
  const tell = () => { for (const changed of entry.users) changed(); };
  const run = async () => {
    const { Jobs } = await loadTools();
    if (controller.signal.aborted) return;
    entry.jobs = new Jobs();
    entry.ended = await walk(link, "jobs", {
      phase,
      most: MOST_PAGES,
      signal: controller.signal,
      page(walking, { total }) {
        entry.total = total;
        entry.jobs?.add(walking);
        tell();
      },
    });
    // What failed is asked for anew by whoever comes next.
    if (entry.ended.ended === "failed") forget(entry);
    tell();
  };
  run().catch(() => {
    forget(entry);
    entry.ended = { ended: "failed", code: "core-missing", status: null, why: "", next: "" };
    tell();
  });
  return entry;
}
