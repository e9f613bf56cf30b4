// A search through all pages: asked for, cancellable, and listed with the way to each row.

import { foundInAll, walked } from "./words.js";
import { loadTools } from "./load.js";
import { action, make } from "../make.js";
import { walk } from "./walk.js";
import { wordsOf } from "../words.js";

const MOST_LISTED = 200;

export class SearchAll {
  #link;
  #names;
  #hush; // what this page was about to say
  #place = null; // where it stands, in the bar
  #controller = null;
  #query = "";

  constructor(link, names, hush) {
    this.#link = link;
    this.#hush = hush;
    this.#names = names;
  }

  // A query that finds something on this page only as long as there are others; nothing asks for
  // none.
  offer(query) {
    if (query === this.#query && this.#place?.isConnected) return;
    this.release();
    this.#query = query;
    const { count, total } = this.#link.place ?? {};
    if (!query || count === total) return;
    this.#show(action(this.#offer(total ?? null), () => this.#run()));
  }

  release() {
    this.#controller?.abort();
    this.#controller = null;
    this.#query = "";
    this.#place?.remove();
    this.#place = null;
  }

  #offer(total) {
    const words = wordsOf(this.#link);
    return total === null ? words.text("searchAll") : words.text("searchAllRows", { count: total });
  }

  #show(...content) {
    this.#place ??= make("div", { className: "search-all" });
    this.#place.replaceChildren(...content);
    if (!this.#place.isConnected) this.#link.root.querySelector(".extras")?.append(this.#place);
  }

  async #run() {
    const words = wordsOf(this.#link);
    const controller = new AbortController();
    this.#controller = controller;
    this.#hush();
    const bar = make("progress", { ariaLabel: words.text("searchProgress") });
    const far = make("span", {});
    const stop = action(words.text("cancel"), () => controller.abort());
    this.#show(bar, far, stop);
    stop.focus();

    const module = await loadTools();
    const hits = [];
    let found = 0;
    let rows = 0;
    const how = await walk(this.#link, "links", {
      phase: "find",
      signal: controller.signal,
      note: (wait) => { if (wait) far.textContent = wait; },
      page: (walking, { end, total }) => {
        const flat = walking.rows;
        const count = flat.length / 3;
        const places = this.#matching(module, flat);
        found += places.length;
        for (const at of places.slice(0, MOST_LISTED - hits.length)) {
          hits.push({ row: end - count + at + 1, jobUid: flat[at * 3], linkedJobUid: flat[at * 3 + 1] });
        }
        rows = end;
        far.textContent = walked(rows, total, words);
        if (total !== null) Object.assign(bar, { max: total, value: end });
      },
    });
    // Another query, or another list: nobody waits for this one.
    if (this.#controller !== controller) return;
    const [first, other, astray] = how.doubts ?? [];
    const drifted = other !== null || astray || (first !== null && first !== rows);
    const { ended, code, why } = how;
    const result = foundInAll({ found, rows, listed: hits.length, ended, code, why, drifted }, words);
    this.#link.say(result);
    this.#list(result, hits);
  }

  #matching(module, flat) {
    const uids = flat.filter((_, at) => at % 3 < 2);
    const lines = new module.Lines(this.#names.values(uids));
    const places = [...lines.find(this.#query)];
    lines.free();
    return places;
  }

  #list(result, hits) {
    const words = wordsOf(this.#link);
    const title = (uid) => this.#names.of(uid)?.[0] ?? uid ?? words.text("notSet");
    const items = hits.map(({ row, jobUid, linkedJobUid }) => {
      const go = action(words.text("searchRow", { row, job: title(jobUid), linkedJob: title(linkedJobUid) }), () => this.#link.goTo(row));
      return make("li", {}, go);
    });
    const close = action(words.text("searchClose"), () => {
      const { root } = this.#link;
      this.#place?.remove();
      this.#place = null;
      root.querySelector('[part="find"]')?.focus();
    });
    const list = items.length > 0 ? [make("ul", { ariaLabel: words.text("searchResults") }, ...items)] : [];
    this.#show(make("span", { textContent: result }), close, ...list);
    close.focus();
  }
}
