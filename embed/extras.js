// The controls whose work is loaded when they are first used. They stand beside the core's own.

import { EXTRAS } from "./core-words.js";
import { make } from "./make.js";

// A row of controls. `use(deed)` loads the tools and does the deed with them; `goTo(row)` counts
// from 1; `show(view)` is the reader's choice of one.
export function makeExtras({ use, goTo, show }) {
  const find = make("input", {
    type: "search", placeholder: EXTRAS.find, ariaLabel: EXTRAS.find, autocomplete: "off", spellcheck: false,
  });
  find.addEventListener("input", () => use((tools) => tools.find(find.value)));

  const row = make("input", {
    type: "number", placeholder: EXTRAS.goTo, ariaLabel: EXTRAS.goTo, min: 1, step: 1, inputMode: "numeric",
  });
  const go = () => {
    if (row.value && row.checkValidity()) goTo(row.valueAsNumber);
  };
  row.addEventListener("change", go);
  // Not every browser takes Enter for a change.
  row.addEventListener("keydown", ({ key }) => key === "Enter" && go());

  const group = make("button", { type: "button", className: "action", textContent: EXTRAS.group, ariaPressed: "false" });
  group.addEventListener("click", () => {
    const grouped = group.ariaPressed !== "true";
    group.ariaPressed = String(grouped);
    use((tools) => tools.group(grouped));
  });

  const view = make("button", { type: "button", className: "action", textContent: EXTRAS.map });
  view.addEventListener("click", () => show(view.textContent === EXTRAS.map ? "map" : "table"));

  const save = make("button", { type: "button", className: "action", textContent: EXTRAS.export, ariaHasPopup: "dialog" });
  save.addEventListener("click", () => use((tools) => tools.export()));

  const gaps = make("button", { type: "button", className: "action", textContent: EXTRAS.gaps, ariaHasPopup: "dialog" });
  gaps.addEventListener("click", () => use((tools) => tools.gaps()));

  const form = make("form", { className: "controls" });
  // Enter in a field finds nothing to send.
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const [part, control] of Object.entries({ find, "go-to": row, group, view, export: save, gaps })) {
    control.setAttribute("part", part);
    form.append(control);
  }
  form.append(make("span", { className: "found", ariaHidden: "true" }));
  return form;
}

// What a search found, beside the box; nothing where nothing is searched for.
export function showFound(base, words) {
  const place = base.querySelector(".found");
  if (place && place.textContent !== (words ?? "")) place.textContent = words ?? "";
}

// What is shown, so that the button leads to the other.
export function showView(base, view) {
  const button = base.querySelector('.controls > [part="view"]');
  if (button) button.textContent = view === "map" ? EXTRAS.table : EXTRAS.map;
}
