// What is on a page, open shadow roots included.

export function* everything(root) {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
    yield* everything(element);
  }
}
