// One of many elements on a page is most likely off the screen: there browsers need not lay it out. One
// alone is on it, and would only be looked at twice.

const all = new Set();

export function join(base) {
  all.add(base);
  for (const it of all.size > 2 ? [base] : all) it.classList.toggle("one-of-many", all.size > 1);
}

export function leave(base) {
  all.delete(base);
  base.style.removeProperty("--_count");
}

// How many rows high it is taken to be.
export function expectRows({ classList, style }, count) {
  if (count !== undefined && classList.contains("one-of-many")) style.setProperty("--_count", count);
}
