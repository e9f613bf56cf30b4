// What axe finds on the page; and what it does not measure: texts that styles make, pictures,
// edges, sizes.

import axe from "axe-core/axe.min.js";
import { everything } from "./tree.js";

const homeOf = (element) => {
  const { host } = element.getRootNode();
  return host?.label || host?.getAttribute?.("label") || host?.localName || "page";
};

export function describe(element) {
  const text = (element.ariaLabel || element.textContent).trim().slice(0, 40);
  return `${homeOf(element)}: ${element.localName}.${element.getAttribute("class") ?? ""} "${text}"`;
}

const summary = ({ message, data }) => `${message} ${JSON.stringify(data ?? null)}`;

const findings = (results) =>
  results.flatMap(({ id, nodes }) =>
    nodes.map(({ any, all, none, element }) =>
      `${id}: ${describe(element)}: ${[...any, ...all, ...none].map(summary).join("; ")}`));

// What is wrong, by axe. What it is in doubt of is told too, but for contrasts, which are measured
// here, and for tables that have no rows yet.
export async function audit() {
  // It would be long in making selectors.
  const options = { elementRef: true, selectors: false, resultTypes: ["violations", "incomplete"] };
  const { violations, incomplete } = await axe.run(document, options);
  const doubts = incomplete.filter(({ id }) => !["color-contrast", "th-has-data-cells"].includes(id));
  // While it is busy, a table may lack its rows.
  const isSettled = ({ element }) => !element.closest("[aria-busy=true]");
  return findings([...violations, ...doubts.map(({ id, nodes }) => ({ id, nodes: nodes.filter(isSettled) }))]);
}

// Colours

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const known = new Map();

// Red, green, blue and opacity of whatever a style says.
function parts(colour) {
  if (!known.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, opacity] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(colour, [red, green, blue, opacity / 255]);
  }
  return known.get(colour);
}

const over = ([red, green, blue, opacity], below) =>
  [red, green, blue].map((value, at) => value * opacity + below[at] * (1 - opacity));

function luminance(colour) {
  const [red, green, blue] = colour
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratioOf(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

// The ratio of a colour in an element to what the element stands on: its own background, or,
// for its edges, what is around it.
function contrast(element, colour, { isEdge = false, pseudo } = {}) {
  const chain = [];
  for (let each = element; each; each = parentOf(each)) chain.unshift(each);
  let ground = [255, 255, 255];
  const groups = [];
  for (const each of chain) {
    const { opacity, backgroundColor } = getComputedStyle(each);
    if (opacity < 1) groups.push([Number(opacity), ground]);
    if (!(isEdge && each === element)) ground = over(parts(backgroundColor), ground);
  }
  let front = parts(colour);
  if (pseudo) {
    const style = getComputedStyle(element, pseudo);
    front = [...front.slice(0, 3), front[3] * style.opacity];
  }
  front = over(front, ground);
  for (const [opacity, behind] of groups.reverse()) {
    [front, ground] = [front, ground].map((each) => over([...each, opacity], behind));
  }
  return ratioOf(front, ground);
}

function isSeen(element) {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  for (let each = element; each; each = parentOf(each)) {
    const { clipPath, opacity } = getComputedStyle(each);
    if (clipPath === "inset(50%)" || opacity === "0") return false;
  }
  return true;
}

const hasText = (element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");

// One sign is a picture, and has another least contrast.
const isSign = (content) => /^"\S"( \/ "")?$/.test(content);
const isWords = (content) => !/^(none|normal|""|"" .*)$/.test(content) && !isSign(content);

// Each text's contrast, a pair of a ratio and a place, the lowest first.
export function texts() {
  const found = [];
  for (const element of everything(document.body)) {
    if (!isSeen(element) || element.closest("option, title, :disabled")) continue;
    const { color, fill } = getComputedStyle(element);
    const isDrawn = element instanceof SVGElement;
    const add = (colour, what, options) => found.push([contrast(element, colour, options), describe(element) + what]);
    if (hasText(element) || element.matches("select, input")) add(isDrawn ? fill : color, "");
    if (isDrawn) continue;
    if (element.placeholder && !element.value) add(getComputedStyle(element, "::placeholder").color, " ::placeholder");
    for (const pseudo of ["::before", "::after"]) {
      const { content, color: colour, display } = getComputedStyle(element, pseudo);
      if (isWords(content) && display !== "none") add(colour, ` ${pseudo}`, { pseudo });
    }
  }
  return found.sort(([one], [other]) => one - other);
}

// The same of what is no text, and must be seen to be used: the edges of fields, icons, curves.
export function shapes() {
  const found = [];
  for (const element of everything(document.body)) {
    if (!isSeen(element) || element.closest("[aria-disabled=true], :disabled")) continue;
    const { borderTopColor, stroke, strokeOpacity, fill } = getComputedStyle(element);
    const add = (colour, options) => found.push([contrast(element, colour, options), describe(element)]);
    if (element.matches("input:not([type=radio]), select")) add(borderTopColor, { isEdge: true });
    if (element.matches("svg.icon")) add(stroke);
    if (element.matches("circle")) add(fill);
    for (const pseudo of ["::before", "::after"]) {
      const { content, color } = getComputedStyle(element, pseudo);
      if (isSign(content)) add(color, { pseudo });
    }
    if (element.matches("path.curve")) {
      const [red, green, blue, opacity] = parts(stroke);
      add(`rgb(${red} ${green} ${blue} / ${opacity * strokeOpacity})`);
    }
  }
  return found.sort(([one], [other]) => one - other);
}

// The contrast and thickness of what shows that an element has the focus.
export function ring(element) {
  const { outlineStyle, outlineWidth, outlineColor, stroke, strokeWidth } = getComputedStyle(element);
  if (element instanceof SVGElement) return [contrast(element, stroke), parseFloat(strokeWidth)];
  if (outlineStyle === "none") return [1, 0];
  return [contrast(element, outlineColor, { isEdge: true }), parseFloat(outlineWidth)];
}

// Sizes

const LEAST = 24;
const TARGETS = "button, input, select, a[href], [role=button]";

// A label is its field's target too.
function boxOf(element) {
  const boxes = [element, ...(element.labels ?? [])].map((each) => each.getBoundingClientRect());
  const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
  const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

const isSmall = ({ width, height }) => Math.min(width, height) < LEAST - 0.01;

function distance({ left, top, right, bottom }, [x, y]) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

// The targets that are too small and too near to others: WCAG 2.2, 2.5.8.
export function targets() {
  // Rows' buttons show when they are pointed at, and are there all the same.
  const all = [...everything(document.body)].filter((element) =>
    element.matches(TARGETS) && element.checkVisibility({ visibilityProperty: true }));
  const boxes = all.map(boxOf);
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  return all.filter((_, at) => isSmall(boxes[at]) && boxes.some((box, other) => {
    if (other === at) return false;
    const own = middle(boxes[at]);
    const away = isSmall(box) ? Math.hypot(...middle(box).map((value, axis) => value - own[axis])) / 2 : distance(box, own);
    return away < LEAST / 2;
  })).map((element) => `${describe(element)}: ${element.getBoundingClientRect().width} × ${element.getBoundingClientRect().height} px`);
}
