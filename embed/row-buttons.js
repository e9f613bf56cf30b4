// The buttons in rows: one listener serves them all.

// Copies a text, or one that is still to come: then the browser is asked at once, while the
// reader's press counts. Absent where the page is not secure.
export function copy(text, done) {
  const write = async () => {
    if (typeof text === "string" || !globalThis.ClipboardItem) return navigator.clipboard.writeText(await text);
    const blob = text.then((words) => new Blob([words], { type: "text/plain" }));
    return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  };
  write().then(() => done(true), () => done(false));
}

// The place on the page of a row of the table.
export const rowAt = (row, element) =>
  Number(row.getAttribute("aria-rowindex")) - 2 - (element.pagingInfo?.offset ?? 0);

// Does what a button in a row is for.
export function act(event, element, copied) {
  const button = event.target.closest('[part="copy"], [part="open"]');
  const cell = button?.closest("th, td");
  if (!cell) return;
  const uid = cell.querySelector('[part="uid"]').textContent;
  if (button.part.contains("copy")) return copy(uid, copied);
  const { jobUid, linkedJobUid } = element.rows[rowAt(cell.parentElement, element)] ?? {};
  const detail = { jobUid, linkedJobUid, uid };
  element.dispatchEvent(new CustomEvent("tjl-open", { bubbles: true, composed: true, detail }));
}
