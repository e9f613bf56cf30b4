// What the reader sees of a page: sorted, grouped, searched.

import { foundHere, groupNote, sortedHere } from "./words.js";
import { clearMarks, mark } from "./marks.js";
import { wordsOf } from "../words.js";

const PAUSE = 700; // between two keys of somebody who still types, at most
// Places of the columns in `Column::ALL` of the tools.
const COLUMNS = [0, 3];

export class Arrangement {
  #link;
  #names;
  #module = null;
  #column = -1;
  #descending = false;
  #group = false;
  #collapsed = new Set();
  #query = "";
  #said; // what was said of the search, and where
  #saying; // the timer of what is about to be said
  #lines = []; // what was found, and where in each row
  found = null; // the places of the rows that the search found, while something is searched for

  constructor(link, names) {
    this.#link = link;
    this.#names = names;
  }

  begin(module) { this.#module = module; }

  find(text) {
    this.#query = text.trim();
    this.#link.rename();
  }

  // Somebody says more of the search.
  hush() { clearTimeout(this.#saying); }

  group(wanted) {
    this.#group = wanted;
    this.#collapsed.clear();
    this.#link.rename();
  }

  toggle(key) {
    if (!this.#collapsed.delete(key)) this.#collapsed.add(key);
    this.#link.rename();
  }

  // By this column upwards, then downwards, then as the server has them.
  sort(header) {
    const headers = [...header.parentElement.children];
    const column = COLUMNS[headers.indexOf(header)];
    if (this.#column !== column) [this.#column, this.#descending] = [column, false];
    else if (!this.#descending) this.#descending = true;
    else this.#column = -1;
    for (const other of headers) other.removeAttribute("aria-sort");
    if (this.#column >= 0) header.setAttribute("aria-sort", this.#descending ? "descending" : "ascending");
    this.#link.say(sortedHere(this.#column < 0 ? null : header.textContent.trim(), this.#descending, wordsOf(this.#link)));
    this.#link.rename();
  }

  release() {
    this.#collapsed.clear();
    clearTimeout(this.#saying);
    this.#said = undefined;
  }

  // Places among the rows and headings of groups; nothing where the server's order is wished.
  order() {
    const asked = this.#column >= 0 || this.#group || this.#query;
    const rows = this.#module && asked ? this.#link.rows : [];
    this.found = null;
    this.#lines = [];
    if (rows.length === 0) {
      clearMarks(this.#link.root);
      return undefined;
    }
    const shown = this.#arranged(rows);
    const lines = shown.filter((entry) => entry.length === 2);
    this.#tell(lines.length, rows.length);
    this.#lines = this.#query ? lines : [];
    // The rows are drawn in a moment.
    setTimeout(() => this.mark());
    return shown.map((entry) => {
      if (entry.length === 2) return entry[0];
      const [key, at, count, isOpen, begun, goesOn] = entry;
      const name = this.#names.of(rows[at].jobUid)?.[0];
      const title = name ?? rows[at].jobUid ?? wordsOf(this.#link).text("notSet");
      return [key, title, groupNote(count, begun, goesOn, wordsOf(this.#link)), isOpen];
    });
  }

  // In the rows that are drawn.
  mark() { mark(this.#link.root, this.#lines); }

  #arranged(rows) {
    const uids = rows.flatMap(({ jobUid, linkedJobUid }) => [jobUid, linkedJobUid]);
    const lines = new this.#module.Lines(this.#names.values(uids));
    const plan = new this.#module.LinePlan(this.#column, this.#descending, this.#query);
    if (this.#group) {
      const { offset, count, total } = this.#link.place ?? {};
      plan.group([...this.#collapsed], offset > 0, total === null || offset + count < total);
    }
    if (this.#query) this.found = new Set(lines.find(this.#query));
    try {
      return lines.arrange(plan);
    } finally {
      lines.free();
      plan.free();
    }
  }

  // Aloud once for each query and page, and not while the reader still types.
  #tell(found, among) {
    const { offset } = this.#link.place ?? {};
    const words = this.#query ? foundHere(found, among, wordsOf(this.#link)) : null;
    this.#link.found(words);
    const said = JSON.stringify([words, this.#query, offset]);
    if (said === this.#said) return;
    this.#said = said;
    clearTimeout(this.#saying);
    if (words) this.#saying = setTimeout(() => this.#link.say(words), PAUSE);
  }
}
