// The picture's elements, from places. Made one by one, so that what is said stays text.

const ROUND = 6; // the corners of a target

function make(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function line([kind, shown, text, tail, y], x, anchor, words) {
  const span = make("tspan", { class: "shown" }, kind === "not-set" ? words.text("notSet") : shown);
  const element = make("text", { class: `${kind}-line`, x, y, "text-anchor": anchor, "aria-hidden": true }, span);
  if (shown !== text) element.prepend(make("title", {}, text));
  if (tail) element.append(" ", make("tspan", { class: "tail" }, `· ${tail}`));
  return element;
}

// What is drawn of a job is for eyes: the button's name says it, and all of it.
function job(id, place, { tone, state }, words) {
  const [, , x, y, textX, anchor, [left, top, width, height], links, lines] = place;
  const [kind, , text] = lines[0];
  const name = kind === "not-set" ? words.text("notSet") : text;
  const button = make("rect", {
    // Two targets that touch keep their rings apart.
    class: "node", x: left, y: top + 1, width, height: height - 2, rx: ROUND,
    role: "button", tabindex: -1, "data-id": id, "aria-pressed": false,
    "aria-label": words.list([name, state, words.text("links", { count: links })]),
  });
  const dot = make("circle", { class: "dot", cx: x, cy: y, r: 3.5 });
  return make("g", { class: "job", "data-tone": tone }, button, dot, ...lines.map((each) => line(each, textX, anchor, words)));
}

// `{svg, places, nodes, curves}` of a picture of this width. `about(uid)` tells the tone and the
// state of a job, `titles` are the columns'.
export function drawing(picture, { width, lineHeight, titles, about, words }) {
  const head = lineHeight * 2;
  const height = head + picture.height;
  const places = picture.nodes;
  const jobs = places.map((place, id) => job(id, place, about(place[1]), words));
  const curves = picture.curves.map(([d, count]) => make("path", { class: count > 1 ? "curve often" : "curve", d }));
  const columns = titles.map((title, side) => {
    const own = jobs.filter((_, id) => places[id][0] === side);
    const [, , , , x, anchor] = places[jobs.indexOf(own[0])];
    const heading = make("text", { class: "title", x, y: -lineHeight * 0.75, "text-anchor": anchor, "aria-hidden": true }, title);
    return make("g", { role: "group", "aria-label": title }, heading, ...own);
  });
  const svg = make(
    "svg",
    { role: "group", "aria-label": words.text("mapJobs"), class: "links", width, height, viewBox: `0 ${-head} ${width} ${height}` },
    make("g", { "aria-hidden": true }, ...curves),
    ...columns,
  );
  return { svg, places, nodes: jobs.map((each) => each.firstElementChild), curves };
}

// Keeps what is drawn of each job in its place, now that its letters can be measured.
export function squeeze(places, nodes) {
  const tooWide = [];
  for (const [id, [, , , , textX, anchor, [left, , width]]] of places.entries()) {
    const room = anchor === "end" ? textX - left : left + width - textX;
    for (const text of nodes[id].parentNode.querySelectorAll("text")) {
      if (text.getComputedTextLength() > room) tooWide.push([text, room]);
    }
  }
  for (const [text, room] of tooWide) {
    text.setAttribute("textLength", room);
    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
}
