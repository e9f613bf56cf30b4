// One of many elements on a page is most likely off the screen: there browsers need not style or lay it
// out. One alone is on it, and would only be looked at twice.

export function lookForOthers({ ownerDocument, localName }, { classList }) {
  classList.toggle("one-of-many", ownerDocument.getElementsByTagName(localName).length > 1);
}

// How many rows high it is taken to be.
export function expectRows({ classList, style }, count) {
  if (count !== undefined && classList.contains("one-of-many")) style.setProperty("--_count", count);
}
