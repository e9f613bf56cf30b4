// The controls whose work is loaded when they are first used. They stand beside the core's own.

import { action, make } from "./make.js";

// A row of controls. `use(deed)` loads the tools and does the deed with them; `goTo(row)` counts
// from 1; `show(view)` is the reader's choice of one.
export function makeExtras({ use, goTo, show, texts }) {
  const find = make("input", { type: "search", autocomplete: "off", spellcheck: false });
  find.addEventListener("input", () => use((tools) => tools.find(find.value)));

  const row = make("input", { type: "number", min: 1, step: 1, inputMode: "numeric" });
  const go = () => {
    if (row.value && row.checkValidity()) goTo(row.valueAsNumber);
  };
  row.addEventListener("change", go);
  // Not every browser takes Enter for a change.
  row.addEventListener("keydown", ({ key }) => key === "Enter" && go());

  const group = action("", () => {
    const grouped = group.ariaPressed !== "true";
    group.ariaPressed = String(grouped);
    use((tools) => tools.group(grouped));
  });
  group.ariaPressed = "false";
  const view = action("", () => show(view.value));
  view.value = "map"; // where it leads
  const save = action("", () => use((tools) => tools.export()));
  save.ariaHasPopup = "dialog";

  const gaps = action("", () => use((tools) => tools.gaps()));
  gaps.ariaHasPopup = "dialog";

  const form = make("form", { className: "controls" });
  // Enter in a field finds nothing to send.
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const [part, control] of Object.entries({ find, "go-to": row, group, view, export: save, gaps })) {
    control.setAttribute("part", part);
    form.append(control);
  }
  form.append(make("span", { className: "found", ariaHidden: "true" }));
  label(form, texts);
  return form;
}

function label(form, { shell }) {
  const [find, row, group, view, save, gaps] = form.children;
  find.placeholder = find.ariaLabel = shell.find;
  row.placeholder = row.ariaLabel = shell.goToRow;
  group.textContent = shell.groupByTapeJob;
  view.textContent = shell[view.value];
  save.textContent = shell.export;
  gaps.textContent = shell.gaps;
}

// The same controls in another language.
export function relabel(base, texts) {
  const form = base.querySelector(".controls");
  if (form) label(form, texts);
}

// What a search found, beside the box; nothing where nothing is searched for.
export function showFound(base, words) {
  const place = base.querySelector(".found");
  if (place && place.textContent !== (words ?? "")) place.textContent = words ?? "";
}

// What is shown, so that the button leads to the other.
export function showView(base, view, texts) {
  const button = base.querySelector('.controls > [part="view"]');
  if (button) button.value = view === "map" ? "table" : "map";
  relabel(base, texts);
}
