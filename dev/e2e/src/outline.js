// The accessibility tree in words: roles, names, states and texts, an indented line each.

import { computeAccessibleDescription, computeAccessibleName, getRole } from "dom-accessibility-api";

// These have a name of their own, and what is in them is that name.
const LEAVES = ["button", "combobox", "heading", "progressbar", "radio", "searchbox", "spinbutton", "textbox"];
const NAMELESS = ["generic", "presentation", "none", "paragraph", "form"];
const STATES = [
  "busy", "current", "describedby", "disabled", "expanded", "haspopup", "invalid", "live", "pressed", "rowcount",
  "rowindex", "sort",
];

const isHidden = (element) => {
  const { display, visibility } = getComputedStyle(element);
  return display === "none" || visibility === "hidden" || element.getAttribute("aria-hidden") === "true";
};

// What differs from run to run and from place to place.
const steady = (text) =>
  text
    .replaceAll(/[\s\u00a0\u202f]+/g, " ")
    .trim()
    .replaceAll(location.origin, "ORIGIN")
    .replaceAll(/([A-Z][a-z]{2} \d{1,2}, \d{4}, )?\d{1,2}:\d{2}(:\d{2})?( [AP]M)?/g, (_, day) => (day ? "DAY TIME" : "TIME"))
    .replaceAll(/in \d+ s\b/g, "in N s")
    .replaceAll(/\(\d of (\d)\)/g, "(N of $1)");

function states(element) {
  const said = [];
  for (const state of STATES) {
    const value = element.getAttribute(`aria-${state}`);
    if (value === null) continue;
    said.push(state === "describedby" ? `description="${steady(computeAccessibleDescription(element))}"` : `${state}=${value}`);
  }
  if (element.checked) said.push("checked");
  if (element.matches(":disabled")) said.push("disabled");
  if (element.matches("select")) said.push(`value="${element.selectedOptions[0]?.text}"`);
  if (element.matches("input:not([type=radio])")) said.push(`value="${element.value}"`);
  if (element.matches("[tabindex='-1']:not(caption)")) said.push("tabindex=-1");
  return said.map((each) => ` ${each}`).join("");
}

function* lines(element, depth) {
  const indent = "  ".repeat(depth);
  const role = getRole(element);
  const isPart = role && !NAMELESS.includes(role);
  const inner = isPart ? depth + 1 : depth;
  if (isPart) {
    const isLeaf = LEAVES.includes(role);
    const name = isLeaf || element.ariaLabel || role === "table" ? steady(computeAccessibleName(element)) : "";
    yield `${indent}${role}${name && ` "${name}"`}${states(element)}`;
    if (isLeaf) return;
  }
  for (const node of (element.shadowRoot ?? element).childNodes) {
    // A label is its field's name.
    const isText = node.nodeType === Node.TEXT_NODE && !element.closest("label") && steady(node.data);
    if (isText) yield `${"  ".repeat(inner)}${steady(node.data)}`;
    if (node.nodeType === Node.ELEMENT_NODE && !isHidden(node)) yield* lines(node, inner);
  }
}

// Of an element, or of the dialog that stands before all else.
export function outlineOf(element) {
  const dialog = element.shadowRoot?.querySelector("dialog:modal");
  return [...lines(dialog ?? element, 0), ""].join("\n");
}
