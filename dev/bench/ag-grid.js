import { ClientSideRowModelModule, createGrid, ModuleRegistry } from "ag-grid-community";
import { pages, range } from "./api.js";

ModuleRegistry.registerModules([ClientSideRowModelModule]);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const alert = element("p", { role: "alert" });
const place = element("span", { className: "range" });
const box = element("div", { className: "grid ag-theme-quartz" });

const go = pages((page, problem) => {
  alert.textContent = problem;
  if (problem) return;
  place.textContent = range(page);
  grid.setGridOption("rowData", page.rows.map((row, at) => ({ ...row, at: String(at) })));
});
const button = (name, label, steps) =>
  element("button", { name, type: "button", onclick: () => go(steps) }, label);
document.querySelector("main").append(
  element("nav", {}, button("previous", "Previous", -1), place, button("next", "Next", 1)),
  alert,
  box,
);

const grid = createGrid(box, {
  // Styles that it would write into the page are what the policy forbids.
  theme: "legacy",
  columnDefs: [
    { field: "jobUid", headerName: "Tape job", flex: 1 },
    { field: "linkedJobUid", headerName: "Linked job", flex: 1 },
  ],
  // By position: a turn changes cells, not rows.
  getRowId: ({ data }) => data.at,
});
go(0);
