// A walk through all pages of a list: polite, bounded, and behind the reader's own paging.

import { toolsFor } from "./load.js";

const PAUSE = 1000; // between pages, once the server has throttled

// Calls `page(walk, {end, total})` for each page, in order; tells the host of each request, as one of
// this `phase`. Resolves, never rejects, with
// `{ended: "complete" | "stopped" | "most" | "failed", code, status, why, next, doubts}`.
export async function walk(link, list, { phase, limit = 500, most = Infinity, page, note, signal }) {
  const module = await toolsFor(link);
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ ended: "stopped" });
    let timer;
    let unask = () => {};
    let throttled = false;
    let pages = 0;
    let over = false;

    const end = (how) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      unask();
      listening.abort();
      resolve({ ...how, doubts: [...it.doubts] });
      // Not now: this may run inside a call of its own.
      queueMicrotask(() => {
        it.stop();
        it.free();
      });
    };
    const run = (deed) => { if (!over) deed(); };

    const it = new module.Walk({
      wake(id, milliseconds) {
        clearTimeout(timer);
        timer = setTimeout(() => run(() => it.woke(id)), milliseconds);
      },
      rest() { clearTimeout(timer); },
      ask(id, reason) {
        unask();
        unask = link.ask(reason, (token) => {
          unask = () => {};
          run(() => it.provided(id, token ?? undefined));
        });
      },
      unask() {
        unask();
        unask = () => {};
      },
      note(words, isThrottled) {
        throttled ||= isThrottled;
        if (!over) note?.(words);
      },
      page(last, total, isLast) {
        if (over) return;
        pages += 1;
        page(it, { end: last, total });
        if (isLast) return end({ ended: "complete" });
        if (pages >= most) return end({ ended: "most" });
        // The reader's own pages go first.
        link.whenIdle(() => setTimeout(() => run(() => it.next()), throttled ? PAUSE : 0));
      },
      astray() { end({ ended: "complete" }); },
      fail(code, status, why, next) { end({ ended: "failed", code, status, why, next }); },
      report(outcome, status, attempt, milliseconds) {
        // Not now: who hears of it may do anything.
        queueMicrotask(() => link.report?.({ phase, outcome, status, attempt, milliseconds }));
      },
    }, list, link.apiBase, link.serverUid, link.cookies ?? false, link.language);

    const listening = new AbortController();
    signal.addEventListener("abort", () => end({ ended: "stopped" }), { signal: listening.signal });
    const online = () => run(() => it.online(navigator.onLine));
    addEventListener("online", online, { signal: listening.signal });
    addEventListener("offline", online, { signal: listening.signal });
    online();
    const { token } = link;
    if (token !== null) it.token(token);
    link.whenIdle(() => run(() => it.start(limit, link.hasProvider)));
  });
}
