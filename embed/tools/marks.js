// Marks what was found, by the browser's own highlights: no element is made for it.

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

// `lines` are `[place, [job UID, job name, linked UID, linked name]]`, in the order of the rows.
export function mark(root, lines) {
  clearMarks(root);
  const all = highlight();
  if (!all) return;
  const rows = root.querySelectorAll('tbody > [part="row"]');
  const ranges = [];
  lines.forEach(([, hits], at) => {
    const cells = rows[at]?.children ?? [];
    [["uid", 0], ["name", 0], ["uid", 1], ["name", 1]].forEach(([part, cell], list) => {
      const node = cells[cell]?.querySelector(`[part="${part}"]`)?.firstChild;
      if (node?.nodeType === Node.TEXT_NODE) ranges.push(...hits[list].map((hit) => rangeIn(node, hit)));
    });
  });
  for (const range of ranges) all.add(range);
  marked.set(root, ranges);
}
