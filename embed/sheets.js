// Styles for the shadow root: the widget's, and those that come with what is loaded later.

const sheets = new WeakMap(); // of a document, by their text

// Gives a shadow root these styles too, if it has not got them. A constructed style sheet serves
// one document only, and an element that is adopted elsewhere loses those that it had.
export function adopt(root, css) {
  const { ownerDocument } = root;
  if (!ownerDocument.defaultView) return;
  if (!sheets.has(ownerDocument)) sheets.set(ownerDocument, new Map());
  const known = sheets.get(ownerDocument);
  if (!known.has(css)) {
    const sheet = new ownerDocument.defaultView.CSSStyleSheet();
    sheet.replaceSync(css);
    known.set(css, sheet);
  }
  const sheet = known.get(css);
  if (root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
