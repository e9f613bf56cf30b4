// Finds elements as assistive technology does: by role and name, through open shadow roots.

import { computeAccessibleName, getRole, isInaccessible } from "dom-accessibility-api";
import { everything } from "./tree.js";

const isHidden = (element) => {
  for (let node = element; node; node = node.getRootNode().host) {
    if (isInaccessible(node)) return true;
  }
  return false;
};

// HTML gives a password field no role; assistive technology calls it a text field all the same.
const roleOf = (element) =>
  element.matches("input[type=password]") ? "textbox" : getRole(element);

export { outlineOf } from "./outline.js";

export function find(role, name) {
  return [...everything(document)].filter(
    (element) =>
      roleOf(element) === role &&
      (name === null || computeAccessibleName(element) === name) &&
      !isHidden(element),
  );
}

// What there is, for the message of a test that did not find what it looked for.
export function outline() {
  const lines = [];
  for (const element of everything(document)) {
    const role = roleOf(element);
    if (!role || ["generic", "row", "rowheader", "cell", "presentation"].includes(role)) continue;
    if (isHidden(element)) continue;
    const name = computeAccessibleName(element);
    lines.push(`${role} "${name || element.textContent.trim().slice(0, 200)}"`);
  }
  return lines.join("\n");
}

// The deepest element that has the focus.
export function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

// What has the focus, in words.
export function where() {
  const element = focused();
  if (!element || element === document.body) return "nothing";
  return `${roleOf(element) ?? element.localName} "${computeAccessibleName(element)}"`;
}
