// Marks what was found, by the browser's own highlights: no element is made for it.

import { rowAt } from "../row-buttons.js";
import { adopt } from "../sheets.js";

/* global MARKS_CSS */

const NAME = "tjl-found";
const marked = new WeakMap(); // a root's ranges

const highlight = () => {
  if (!globalThis.Highlight || !CSS.highlights) return null;
  if (!CSS.highlights.has(NAME)) CSS.highlights.set(NAME, new Highlight());
  return CSS.highlights.get(NAME);
};

export function clearMarks(root) {
  const all = highlight();
  for (const range of marked.get(root) ?? []) all?.delete(range);
  marked.delete(root);
}

// Ranges come as characters; the document counts in halves of some.
function rangeIn(node, [from, to]) {
  const units = (characters) => [...node.data].slice(0, characters).join("").length;
  const range = new Range();
  range.setStart(node, Math.min(units(from), node.length));
  range.setEnd(node, Math.min(units(to), node.length));
  return range;
}

// `lines` are `[place, [job UID, job name, linked UID, linked name]]`; rows that are far from the
// screen are not there.
export function mark(root, lines) {
  clearMarks(root);
  const all = highlight();
  if (!all) return;
  const found = new Map(lines);
  const ranges = [];
  for (const row of root.querySelectorAll('tbody > [part="row"]')) {
    const hits = found.get(rowAt(row, root.host)) ?? [];
    [["uid", 0], ["name", 0], ["uid", 1], ["name", 1]].forEach(([part, cell], list) => {
      const node = row.children[cell].querySelector(`[part="${part}"]`)?.firstChild;
      if (node?.nodeType === Node.TEXT_NODE) ranges.push(...(hits[list] ?? []).map((hit) => rangeIn(node, hit)));
    });
  }
  if (ranges.length > 0) adopt(root, MARKS_CSS);
  for (const range of ranges) all.add(range);
  marked.set(root, ranges);
}
