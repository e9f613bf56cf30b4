// What the widget loads when it is first used. One instance serves one element.

import { Arrangement } from "./tools/arrangement.js";
import { rowsText } from "./tools/export.js";
import { ExportDialog } from "./tools/export-dialog.js";
import { GapsDialog } from "./tools/gaps-dialog.js";
import { LinkMap } from "./tools/map.js";
import { Names } from "./tools/names.js";
import { SearchAll } from "./tools/search-all.js";
import { loadTools } from "./tools/load.js";

export { listServers } from "./tools/servers.js";

export class Tools {
  #link;
  #names;
  #arrangement;
  #exporting;
  #gaps;
  #everywhere;
  #map;
  ready;

  constructor(link) {
    this.#link = link;
    this.#names = new Names(link);
    this.#arrangement = new Arrangement(link, this.#names);
    this.#everywhere = new SearchAll(link, this.#names, () => this.#arrangement.hush());
    this.#exporting = new ExportDialog(link, this.#names);
    this.#gaps = new GapsDialog(link);
    this.#map = new LinkMap(link, this.#names, this.#arrangement);
    // Rows of a long page come as they are scrolled to.
    new MutationObserver((changes) => {
      if (!changes.some(({ target }) => target.matches?.("table, tbody"))) return;
      this.#arrangement.mark();
      this.#map.draw();
    }).observe(link.root, { childList: true, subtree: true });
    this.ready = loadTools().then((module) => {
      this.#arrangement.begin(module);
      this.#map.begin(module);
    });
  }

  // What is known of jobs, for `Host.names`, and how the rows are ordered, for `Host.order`.
  get names() { return this.#names.texts; }
  order() {
    this.#names.begin();
    this.#map.draw();
    return this.#arrangement.order();
  }

  // The host wants names, or wants none any more.
  wantNames(wanted) { this.#names.want(wanted); }

  // The rows as a table, or as a picture.
  show(view) { this.#map.show(view); }
  // The element stands elsewhere.
  moved() {
    this.#arrangement.mark();
    this.#map.draw();
  }

  find(text) {
    this.#arrangement.find(text);
    this.#everywhere.offer(text.trim());
  }
  group(wanted) { this.#arrangement.group(wanted); }
  toggle(key) { this.#arrangement.toggle(key); }
  sort(header) { this.#arrangement.sort(header); }
  // The row at this place of the page, with what is known of its jobs.
  async rowText(at) {
    const text = await rowsText(this.#link.rows.slice(at, at + 1), this.#names.jobs);
    return text.trimEnd();
  }
  export() { this.#exporting.open(); }
  gaps() { this.#gaps.open(); }

  // Another list, another token, or no element any more: nothing of the old one goes on.
  release() {
    this.#everywhere.release();
    this.#exporting.release();
    this.#gaps.release();
    this.#names.release();
    this.#arrangement.release();
    this.#map.release();
  }
}
