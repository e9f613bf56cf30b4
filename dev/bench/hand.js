// The floor: rows are made once, and then only their text changes.
import { elements, pages, range } from "./api.js";

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// What one element is to the widget.
function table() {
  const alert = element("p", { role: "alert" });
  const place = element("span", { className: "range" });
  const body = element("tbody", {});
  const model = element("tr", {}, element("th", { scope: "row" }, " "), element("td", {}, " "));
  const rows = [];

  function show(page, problem) {
    alert.textContent = problem;
    if (problem) return;
    place.textContent = range(page);
    const fresh = [];
    page.rows.forEach(({ jobUid, linkedJobUid }, at) => {
      let row = rows[at];
      if (!row) {
        const node = model.cloneNode(true);
        row = { node, cells: [node.firstChild.firstChild, node.lastChild.firstChild] };
        rows.push(row);
        fresh.push(node);
      }
      row.cells[0].data = jobUid;
      row.cells[1].data = linkedJobUid;
    });
    for (const { node } of rows.splice(page.rows.length)) node.remove();
    body.append(...fresh);
  }

  const go = pages(show);
  const button = (name, label, steps) =>
    element("button", { name, type: "button", onclick: () => go(steps) }, label);
  const section = element("section", {});
  document.querySelector("main").append(section);
  section.append(
    element("nav", {}, button("previous", "Previous", -1), place, button("next", "Next", 1)),
    alert,
    element(
      "table",
      {},
      element("caption", {}, "Tape job links"),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col" }, "Tape job"),
          element("th", { scope: "col" }, "Linked job"),
        ),
      ),
      body,
    ),
  );
  go(0);
}

for (let left = elements; left > 0; left -= 1) table();
