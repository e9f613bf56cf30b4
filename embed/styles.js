// The widget's styles, for the shadow root.

/* global WIDGET_CSS */

// A constructed style sheet serves one document only: an adopted element needs another.
const sheets = new WeakMap();
export const stylesFor = (document) => {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(WIDGET_CSS);
    sheets.set(document, sheet);
  }
  return sheet;
};
