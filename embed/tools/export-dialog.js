// The dialog "Export".

import { copy } from "../row-buttons.js";
import { action, make } from "../make.js";
import { exportAll, exportPage, formats, rowsText } from "./export.js";
import { save } from "./save.js";
import { Dialog } from "./dialog.js";
import { exportNames, exportScopes, rowsOf, walked } from "./words.js";
import { wordsOf } from "../words.js";

/* global EXPORT_CSS */

// One of two: its name, and beside it what it amounts to.
function choice(value, name, about) {
  const id = `export-${value}`;
  const input = make("input", { type: "radio", name: "scope", value });
  input.setAttribute("aria-describedby", id);
  return make("div", { className: "choice" }, make("label", {}, input, name), make("span", { id, textContent: about }));
}

export class ExportDialog extends Dialog {
  #names;
  #parts; // what changes in it
  #jobs; // whose names are written
  #file = null; // the latest of all pages

  constructor(link, names) {
    super(link, "export");
    this.#names = names;
  }

  async open() {
    if (this.element) return;
    const dialog = this.make(EXPORT_CSS, this.#say("exportTitle"));
    const names = await formats();
    if (this.element !== dialog) return;
    const form = this.#form(names);
    this.#jobs = this.#names.hold(() => this.#tellNames());
    this.#tellNames();
    this.#showParts();
    this.show(form);
  }

  close() {
    if (!super.close()) return false;
    this.#file = null;
    this.#jobs?.leave();
    return true;
  }

  #form(names) {
    const { place, root } = this.link;
    const scopes = exportScopes(place ?? { offset: 0, count: 0, total: null }, root.host.pageSize, wordsOf(this.link));
    const options = names.map((textContent, value) => make("option", { value, textContent }));
    const parts = (this.#parts = {
      scope: make("fieldset", {}, make("legend", { textContent: this.#say("exportRows") }),
        choice("page", this.#say("exportPage"), scopes.page), choice("all", this.#say("exportAll"), scopes.all)),
      format: make("select", { id: "export-format" }, ...options),
      names: make("p", { className: "quiet" }),
      progress: make("progress", { ariaLabel: this.#say("exportProgress") }),
      count: make("p", { className: "count" }),
      note: make("p", { className: "quiet" }),
      result: make("p", { className: "result", ariaLive: "polite" }),
      next: make("p", { className: "quiet" }),
      download: make("button", { className: "action primary", textContent: this.#say("exportDownload") }),
      cancel: action(this.#say("cancel"), () => this.running?.abort()),
      again: action("", () => this.#save(this.#file)),
      copy: action(this.#say("copy"), () => this.#copy()),
    });
    parts.work = make("div", { className: "work" }, parts.progress, parts.count, parts.note);
    const { work, scope, format, names: named, result, next } = parts;
    scope.querySelector("input").checked = true;
    const form = make("form", { onchange: () => this.#showParts() },
      make("h2", { textContent: this.#say("exportTitle") }),
      scope,
      make("div", { className: "field" }, make("label", { htmlFor: format.id, textContent: this.#say("exportFormat") }), format),
      named, work, result, next,
      make("div", { className: "actions" }, parts.download, parts.again, parts.cancel, parts.copy,
        action(this.#say("close"), () => this.close())),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (parts.download.hidden) parts.again.click();
      else this.#download();
    });
    return form;
  }

  #say(key, values) { return wordsOf(this.link).text(key, values); }

  get #isAll() { return this.#parts.scope.querySelector("[value=all]").checked; }

  // What can be done now. A file that is complete stands for what it was asked for; what came of
  // one that is not can be had until the next.
  #showParts() {
    const { scope, format, work, download, again, cancel, copy } = this.#parts;
    const isRunning = this.running !== null;
    const file = this.#isAll && this.#file?.rows > 0 ? this.#file : null;
    const isDone = Boolean(file?.isComplete) && file.format === Number(format.value);
    const isOver = this.#isAll && this.#file && this.#file.ended !== "stopped" && !this.#file.isComplete;
    scope.disabled = format.disabled = isRunning;
    download.hidden = isRunning || isDone;
    download.textContent = isOver ? this.#say("retry") : this.#say("exportDownload");
    work.hidden = cancel.hidden = !isRunning;
    copy.hidden = isRunning || this.#isAll;
    again.hidden = isRunning || !file || (file.isComplete && !isDone);
  }

  #tellNames() {
    if (this.#jobs) this.#parts.names.textContent = exportNames(this.#jobs.state, wordsOf(this.link));
  }

  #tell(words, tone, next = "") {
    const { result } = this.#parts;
    result.textContent = words;
    result.dataset.tone = tone;
    this.#parts.next.textContent = next;
  }

  #chosen() { return { format: Number(this.#parts.format.value), jobs: this.#jobs.jobs }; }

  async #download() {
    if (this.running) return;
    if (this.#isAll) return this.#downloadAll();
    const dialog = this.element;
    const file = await exportPage(this.link, this.#chosen());
    if (this.element === dialog) this.#end(file, true);
  }

  async #downloadAll() {
    const { progress, count, note, cancel, again, download: start } = this.#parts;
    const { root, place } = this.link;
    const controller = (this.running = new AbortController());
    this.#file = null;
    const tell = (rows, total) => {
      // The core may have crashed and taken the dialog with it.
      if (!this.element?.isConnected) return this.close();
      if (total === null) progress.removeAttribute("value");
      else Object.assign(progress, { max: Math.max(total, 1), value: rows });
      count.textContent = walked(rows, total, wordsOf(this.link));
    };
    this.#tell("", "");
    tell(0, place?.total ?? null);
    note.textContent = "";
    this.#showParts();
    cancel.focus();
    const chosen = this.#chosen();
    const file = await exportAll(this.link, {
      ...chosen, progress: tell, controller, note: (words) => { note.textContent = words; },
    });
    if (this.running !== controller) return; // closed meanwhile
    this.running = null;
    this.#file = { ...file, format: chosen.format };
    const isWhole = !["stopped", "failed"].includes(file.ended);
    again.textContent = isWhole ? this.#say("exportAgain") : this.#say("exportCame", { rows: rowsOf(file.rows, wordsOf(this.link)) });
    const wasHere = root.activeElement === cancel;
    this.#showParts();
    if (wasHere) (again.hidden ? start : again).focus();
    this.#end(file, isWhole);
  }

  #save({ name, blob }) { save(name, blob.type, blob); }

  #end(file, isWhole) {
    if (isWhole) this.#save(file);
    this.#tell(file.sentence, file.isComplete ? "good" : file.ended === "failed" ? "bad" : "odd", file.next);
    // For when the dialog is closed: while it is open, nothing behind it is heard.
    this.link.say(file.sentence);
  }

  async #copy() {
    const dialog = this.element;
    const { rows } = this.link;
    const text = await rowsText(rows, this.#jobs.jobs);
    copy(text, (done) => {
      if (this.element !== dialog) return;
      this.#tell(done ? this.#say("copied", { rows: rowsOf(rows.length, wordsOf(this.link)) }) : this.#say("notCopied"), done ? "good" : "bad");
    });
  }
}
