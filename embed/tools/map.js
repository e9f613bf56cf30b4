// The picture of the links: drawn from the rows of the table, which stays its text equivalent.

import { describe } from "./words.js";
import { adopt } from "../sheets.js";
import { drawing, squeeze } from "./drawing.js";
import { action, make } from "../make.js";
import { rowAt } from "../row-buttons.js";
import { save } from "./save.js";
import { wordsOf } from "../words.js";

/* global MAP_CSS */

const SIDES = ["jobUid", "linkedJobUid"];
const ICONS = { good: "✓ ", odd: "! ", bad: "✕ ", busy: "↻ " };
// In ems: a narrower picture is scrolled, a wider one drives the columns apart.
const LEAST_WIDTH = 40;
const MOST_WIDTH = 76;
// What a letter takes, in ems; a name of wider ones is squeezed.
const LETTER = 0.47;
const NEAREST = { block: "nearest", inline: "nearest" };
const SHOWS_FOCUS = ":focus-visible, .keyed:focus";

export class LinkMap {
  #link;
  #names;
  #arrangement;
  #module = null;
  #wanted = false;
  #timer;
  #section = null;
  #about; // what is followed, in words
  #note; // what is left out
  #stage; // what the picture stands in
  #sight; // watches its width
  #drawn; // what the picture was drawn from
  #picture = null;
  #places = [];
  #nodes = [];
  #curves = [];
  #lit = []; // the elements that stand out
  #hovered;
  #selected = null; // `{side, uid}`: numbers change
  #current = null; // where Tab leads, likewise

  constructor(link, names, arrangement) {
    this.#link = link;
    this.#names = names;
    this.#arrangement = arrangement;
  }

  begin(module) { this.#module = module; }

  show(view) {
    this.#wanted = view === "map";
    this.#link.viewed(view);
    this.draw();
  }

  // What it is drawn from may have changed: the table is drawn in a moment, and then this is.
  draw() {
    if (!this.#wanted && !this.#section) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#draw();
    });
  }

  release() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#selected = this.#current = null;
    this.#hide();
    this.#markRows([]);
    this.#sight?.disconnect();
    this.#section?.remove();
    this.#section = null;
  }

  #draw() {
    const { root, rows } = this.#link;
    adopt(root, MAP_CSS);
    if (rows.length > 0 && !rows.some((row) => this.#isSelected(row))) this.#selected = null;
    this.#markRows(rows);
    const { found } = this.#arrangement;
    const drawn = found ? rows.filter((_, at) => found.has(at)) : rows;
    const scroller = root.querySelector(".scroller");
    if (!this.#wanted || !scroller || drawn.length === 0) return this.#hide();
    this.#section ??= this.#make();
    if (scroller.nextElementSibling !== this.#section) scroller.after(this.#section);
    const wasHidden = this.#section.hidden;
    this.#section.hidden = false;
    for (const button of scroller.querySelectorAll("button")) button.tabIndex = -1;
    this.#redraw(drawn);
    if (wasHidden) this.#rescueFocus(scroller);
  }

  #redraw(rows) {
    const { root } = this.#link;
    const words = wordsOf(this.#link);
    const { direction, fontSize, paddingInlineStart } = getComputedStyle(this.#stage);
    const em = parseFloat(fontSize);
    const room = this.#stage.clientWidth - 2 * parseFloat(paddingInlineStart);
    const width = Math.floor(Math.min(Math.max(room, LEAST_WIDTH * em), MOST_WIDTH * em));
    const lineHeight = Math.round(em * 1.2);
    const mirrored = direction === "rtl";
    const known = this.#known(rows);
    const titles = this.#titles();
    const drawn = JSON.stringify([known.values, width, lineHeight, mirrored, titles, words.text("mapJobs"), words.language]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#picture?.free();
    this.#picture = new this.#module.Picture(known.values, width, lineHeight, Math.round(em * LETTER), mirrored);
    const focused = this.#nodes.includes(root.activeElement) ? root.activeElement : null;
    const wasShown = focused?.matches(SHOWS_FOCUS);
    const { svg, places, nodes, curves } = drawing(this.#picture, {
      width, lineHeight, titles, words, about: known.about,
    });
    this.#places = places;
    this.#nodes = nodes;
    this.#curves = curves;
    this.#lit = [];
    this.#hovered = undefined;
    this.#stage.replaceChildren(svg);
    this.#section.ariaLabel = words.text("mapName");
    this.#section.querySelector('[part="save-map"]').textContent = words.text("mapSave");
    this.#stage.style.setProperty("--_shape", `${width} / ${svg.getAttribute("height")}`); // for paper
    squeeze(places, nodes);
    const { leftOut } = this.#picture;
    this.#note.textContent = leftOut > 0 ? words.text("mapLeftOut", { drawn: curves.length, count: leftOut }) : "";
    this.#stop(this.#idOf(this.#selected) ?? this.#idOf(this.#current) ?? 0);
    this.#showSelected();
    if (focused) this.#focus(this.#idOf(this.#current), wasShown);
  }

  // Six values for each row, and what else is known of a job.
  #known(rows) {
    const words = describe(wordsOf(this.#link));
    const told = new Map();
    const about = (uid) => {
      if (!told.has(uid)) {
        const job = this.#names.of(uid);
        const [name, state, tone] = job ? words(job) : [null, "", ""];
        told.set(uid, { name, state, tone });
      }
      return told.get(uid);
    };
    const values = rows.flatMap((row) => SIDES.flatMap((side) => {
      const { name, state, tone } = about(row[side]);
      return [row[side], name, state && `${ICONS[tone] ?? ""}${state}`];
    }));
    return { values, about };
  }

  #titles() { return [...this.#link.root.querySelectorAll("thead th")].map((header) => header.textContent.trim()); }

  #make() {
    this.#about = make("p", { className: "about-map" });
    this.#note = make("p", { className: "left-out" });
    const button = action("", () => this.#save());
    button.setAttribute("part", "save-map");
    this.#stage = make("div", { className: "stage" });
    this.#listen(this.#stage);
    const bar = make("div", { className: "map-bar" }, this.#note, this.#about, button);
    const section = make("div", { className: "map", role: "group", hidden: true }, bar, this.#stage);
    section.setAttribute("part", "map");
    // Not within the observer's turn: what is drawn may change what it watches.
    this.#sight = new ResizeObserver(() => this.draw());
    this.#sight.observe(this.#stage);
    return section;
  }

  #hide() {
    this.#picture?.free();
    this.#picture = null;
    this.#hovered = undefined;
    this.#drawn = undefined;
    this.#places = this.#nodes = this.#curves = this.#lit = [];
    if (!this.#section || this.#section.hidden) return;
    const { root } = this.#link;
    const hadFocus = this.#section.contains(root.activeElement);
    this.#section.hidden = true;
    this.#stage.replaceChildren();
    for (const button of root.querySelectorAll(".scroller button")) button.removeAttribute("tabindex");
    if (hadFocus) root.querySelector("caption")?.focus();
  }

  // What had it may have stepped back.
  #rescueFocus(scroller) {
    const { activeElement } = this.#link.root;
    if (activeElement && (scroller.contains(activeElement) || !activeElement.checkVisibility())) {
      scroller.querySelector("caption").focus();
    }
  }

  // Selection, focus and hover

  // Not on the picture itself: browsers let SVG take the focus where somebody listens for that.
  #listen(stage) {
    const idAt = ({ target }) => {
      const button = target.closest(".job")?.firstElementChild;
      return button && Number(button.getAttribute("data-id"));
    };
    const hover = (id) => {
      if (this.#hovered === id) return;
      this.#hovered = id;
      this.#follow();
    };
    stage.addEventListener("pointerover", (event) => hover(idAt(event)));
    stage.addEventListener("pointerleave", () => hover(undefined));
    stage.addEventListener("focusin", (event) => {
      this.#stop(idAt(event));
      this.#follow();
      // Firefox leaves what has the focus cut off. What is pressed stays where it is, and what comes
      // from nowhere was there before.
      if (event.relatedTarget && !event.target.parentNode.matches(":active")) event.target.scrollIntoView(NEAREST);
    });
    stage.addEventListener("focusout", ({ target }) => {
      target.classList.remove("keyed");
      this.#follow();
    });
    stage.addEventListener("click", (event) => this.#select(idAt(event)));
    stage.addEventListener("keydown", (event) => {
      const id = idAt(event);
      if (id !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey && this.#press(event.key, id)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }

  // Whether the key is one of ours.
  #press(key, id) {
    if (key === "Enter" || key === " ") {
      this.#select(id);
      return true;
    }
    if (key === "Escape") {
      if (!this.#selected) return false;
      this.#select(undefined);
      return true;
    }
    const to = this.#picture.step(id, key);
    if (to !== undefined) this.#focus(to, true).scrollIntoView(NEAREST);
    return to !== undefined || /^(Arrow|Home|End)/.test(key);
  }

  // Browsers differ over whether focus that a script moves shows: it shows where it did before.
  #focus(id, isShown) {
    const node = this.#nodes[id];
    node.classList.toggle("keyed", isShown);
    node.focus({ preventScroll: true });
    return node;
  }

  // Where Tab leads: one place for the whole picture.
  #stop(id) {
    this.#nodes[this.#idOf(this.#current) ?? 0]?.setAttribute("tabindex", "-1");
    this.#nodes[id]?.setAttribute("tabindex", "0");
    this.#current = this.#jobOf(id);
  }

  // The selected one again, or none: nothing is selected.
  #select(id) {
    const isOn = id !== undefined && id !== this.#idOf(this.#selected);
    this.#selected = isOn ? this.#jobOf(id) : null;
    this.#markRows(this.#link.rows);
    this.#showSelected();
  }

  #showSelected() {
    const id = this.#idOf(this.#selected);
    for (const [at, node] of this.#nodes.entries()) node.setAttribute("aria-pressed", String(at === id));
    this.#about.textContent = id === undefined ? wordsOf(this.#link).text("mapHint") : this.#nodes[id].getAttribute("aria-label");
    this.#about.classList.toggle("is-job", id !== undefined);
    this.#follow();
  }

  // One job stands out with its curves and what they lead to; the rest steps back.
  #follow() {
    const { activeElement } = this.#link.root;
    const focused = activeElement?.matches(SHOWS_FOCUS) ? this.#nodes.indexOf(activeElement) : -1;
    const id = this.#hovered ?? (focused < 0 ? this.#idOf(this.#selected) : focused);
    for (const element of this.#lit) element.classList.remove("on");
    this.#lit = [];
    if (id !== undefined) {
      this.#lit.push(this.#nodes[id].parentNode);
      const around = this.#picture.neighbours(id);
      for (let at = 0; at < around.length; at += 2) {
        this.#lit.push(this.#nodes[around[at]].parentNode, this.#curves[around[at + 1]]);
      }
    }
    for (const element of this.#lit) element.classList.add("on");
    this.#stage.firstElementChild?.classList.toggle("following", id !== undefined);
  }

  #jobOf(id) {
    const [side, uid] = this.#places[id] ?? [];
    return side === undefined ? null : { side, uid };
  }

  #idOf(job) { return job && this.#picture ? this.#picture.find(job.side, job.uid ?? undefined) : undefined; }

  #isSelected(row) {
    const { side, uid } = this.#selected ?? {};
    return side !== undefined && this.#module.isSameJob(row?.[SIDES[side]] ?? undefined, uid ?? undefined);
  }

  // In the table, the rows of the job that is selected here.
  #markRows(rows) {
    const { root } = this.#link;
    for (const row of root.querySelectorAll('tbody > [part="row"]')) {
      const at = rowAt(row, root.host);
      row.classList.toggle("followed", rows[at] !== undefined && this.#isSelected(rows[at]));
    }
  }

  // The picture as a file

  #save() {
    const { root, rows, serverUid } = this.#link;
    const words = wordsOf(this.#link);
    const { found } = this.#arrangement;
    const known = this.#known(found ? rows.filter((_, at) => found.has(at)) : rows);
    const mirrored = getComputedStyle(this.#stage).direction === "rtl";
    const sheet = this.#module.Picture.sheet(known.values, mirrored);
    const text = (selector) => root.querySelector(selector)?.textContent.trim() ?? "";
    const description = [text('[part="range"]'), text(".as-of")].filter(Boolean).join(", ");
    const leftOut = sheet.leftOut > 0 ? words.text("mapLeftOut", { drawn: sheet.curves.length, count: sheet.leftOut }) : "";
    const document = sheet.svg(text("caption"), description, ...this.#titles(), words.text("notSet"), leftOut);
    sheet.free();
    const name = ["tape-job-links", serverUid, new Date().toISOString().slice(0, 10)].join("-");
    save(`${name.replaceAll(/[^\w-]+/g, "")}.svg`, "image/svg+xml", document);
  }
}
