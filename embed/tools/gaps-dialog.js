// The dialog "Not on tape": which jobs no tape job processes, and which tape jobs link nothing.

import { GAPS } from "./gaps-words.js";
import { adopt } from "./sheets.js";
import { action, make } from "../make.js";
import { copy } from "../row-buttons.js";
import { describe, numbered } from "./words.js";
import { findGaps } from "./gaps.js";
import { loadTools } from "./load.js";
import { phrase } from "./phrase.js";
import { reading, told, unfinished } from "./gaps-text.js";

/* global DIALOG_CSS, GAPS_CSS */

const MOST_SHOWN = 200; // of each list
const LAST_RUN = 4; // the place of the times in what is copied

export class GapsDialog {
  #link;
  #dialog = null;
  #parts; // what changes in it
  #running = null; // what ends the reading that is under way
  #outcome = null; // what was found, in words

  constructor(link) {
    this.#link = link;
  }

  open() {
    if (this.#dialog) return;
    const { root } = this.#link;
    const dialog = (this.#dialog = make("dialog", { className: "dialog gaps", ariaLabel: GAPS.title }));
    adopt(root, DIALOG_CSS);
    adopt(root, GAPS_CSS);
    dialog.append(...this.#content());
    dialog.addEventListener("close", () => this.close());
    // Escape ends the reading first, as "Cancel" does.
    dialog.addEventListener("cancel", (event) => {
      if (!this.#running) return;
      event.preventDefault();
      this.#running.abort();
    });
    dialog.addEventListener("click", ({ target }) => this.#copyOne(target.closest('[part="copy"]')));
    root.querySelector(".base").append(dialog);
    dialog.showModal();
    this.#run(false);
  }

  // Closes it, and ends what is under way; focus goes to where it was.
  close() {
    const dialog = this.#dialog;
    if (!dialog) return;
    this.#running?.abort();
    this.#dialog = this.#running = this.#outcome = null;
    dialog.close();
    dialog.remove();
    const { root } = this.#link;
    if (!root.activeElement) root.querySelector('[part="gaps"]')?.focus();
  }

  // The list is gone, and soon the bar with the button.
  release() {
    if (!this.#dialog) return;
    this.close();
    this.#link.root.querySelector("caption")?.focus();
  }

  #content() {
    const parts = (this.#parts = {
      cancel: action(GAPS.cancel, () => this.#running?.abort()),
      copy: action(GAPS.copy, () => this.#copyAll()),
      again: action(GAPS.again, () => this.#run(true)),
      progress: make("progress", { ariaLabel: GAPS.progress }),
      count: make("p", { className: "count" }),
      note: make("p", { className: "quiet" }),
      result: make("p", { className: "result", ariaLive: "polite" }),
      next: make("p", { className: "quiet" }),
      copied: make("p", { className: "quiet copied", ariaLive: "polite" }),
      lists: make("div", { className: "lists" }),
    });
    const { cancel, copy: copying, again, progress, count, note, result, next, copied, lists } = parts;
    parts.work = make("div", { className: "work" }, progress, count, note);
    return [
      make("div", { className: "top" },
        make("h2", { textContent: GAPS.title }),
        make("div", { className: "actions" }, cancel, copying, again, action(GAPS.close, () => this.close()))),
      parts.work, result, next, copied, lists,
    ];
  }

  async #run(anew) {
    if (this.#running) return;
    const { cancel, copy: copying, again, note, lists } = this.#parts;
    const { root, language } = this.#link;
    const controller = (this.#running = new AbortController());
    this.#outcome = null;
    this.#say("", "", "");
    note.textContent = "";
    lists.replaceChildren();
    this.#show();
    cancel.focus();
    const how = await findGaps(this.#link, {
      anew, signal: controller.signal,
      note: (words) => { note.textContent = words; },
      tell: (list, end, total) => this.#tell(list, end, total),
    });
    if (this.#running !== controller) return; // closed meanwhile
    this.#running = null;
    const isDone = how.ended === "complete";
    if (isDone) this.#outcome = told(how, Date.now(), language);
    const wasHere = root.activeElement === cancel;
    this.#show();
    if (wasHere) (copying.hidden ? again : copying).focus();
    const { words, tone, next } = this.#outcome ?? unfinished(how, language);
    this.#say(words, tone, next);
    if (isDone) this.#list();
    else this.#fail(how);
  }

  #tell(list, end, total) {
    // The core may have crashed and taken the dialog with it.
    if (!this.#dialog?.isConnected) return this.close();
    const { progress, count } = this.#parts;
    if (list !== "links" || total === null) progress.removeAttribute("value");
    else Object.assign(progress, { max: Math.max(total, 1), value: end });
    count.textContent = reading(list, end, total, this.#link.language);
  }

  // A refused token is the pairs' to tell.
  #fail({ ended, code, status, why }) {
    if (ended !== "failed" || code === "auth-required") return;
    const retryable = !["bad-request", "forbidden", "not-found"].includes(code);
    this.#link.fail({ code, phase: "gaps", status, retryable, message: why, offset: null, limit: null });
  }

  #say(words, tone, next) {
    const { result, next: behind, copied } = this.#parts;
    result.textContent = words;
    result.dataset.tone = tone;
    behind.textContent = next;
    copied.textContent = "";
  }

  // What can be done now.
  #show() {
    const { work, cancel, copy: copying, again } = this.#parts;
    const isRunning = this.#running !== null;
    work.hidden = cancel.hidden = !isRunning;
    again.hidden = isRunning;
    copying.hidden = !this.#outcome?.lists.some(([, jobs]) => jobs.length > 0);
  }

  #list() {
    const { language } = this.#link;
    const sort = new Intl.Collator(language, { numeric: true });
    const words = describe(language);
    const sections = this.#outcome.lists.flatMap(([title, jobs, sentences], at) => {
      jobs.sort(([, one], [, other]) => sort.compare(one ?? "\uffff", other ?? "\uffff"));
      const about = sentences.map((textContent) => make("p", { className: "quiet", textContent }));
      const items = jobs.slice(0, MOST_SHOWN).map((job) => this.#item(job, words));
      const more = jobs.length - items.length;
      const rest = more > 0 ? [make("p", { className: "quiet", textContent: phrase(GAPS.more, { count: more }, language) })] : [];
      const heading = [title, make("span", { className: "number", textContent: numbered(language)(jobs.length) })];
      const list = items.length > 0 ? [make("ul", { ariaLabel: title }, ...items)] : [];
      // What nobody can judge steps back.
      if (at === 2) return items.length > 0 ? [make("details", {}, make("summary", {}, ...heading), ...about, ...list, ...rest)] : [];
      return [make("section", {}, make("h3", {}, ...heading), ...about, ...list, ...rest)];
    });
    this.#parts.lists.replaceChildren(...sections);
  }

  #item([uid, name, type, status, lastRun, , vspcUid], words) {
    const [title, state, tone, about, exact] = words([name, type, status, lastRun]);
    const part = (tag, value, members) => {
      const element = make(tag, members);
      element.setAttribute("part", value);
      return element;
    };
    const job = part("span", "job-status", { className: "state", textContent: state });
    job.dataset.tone = tone;
    const label = phrase(GAPS.copyUid, { name: title }, this.#link.language);
    return make("li", {},
      make("span", { className: "named" },
        part("span", "name", { className: "name", textContent: title }), job,
        make("span", { className: "about", textContent: about, title: exact })),
      part("span", "uid", { className: "uid", textContent: uid ?? vspcUid }),
      part("button", "copy", { type: "button", className: "tool", ariaLabel: label, title: label }));
  }

  #copyOne(button) {
    if (button) this.#copy(button.parentElement.querySelector('[part="uid"]').textContent, GAPS.uidCopied);
  }

  // All of them, whatever is shown, and what was said of them.
  async #copyAll() {
    const { tabbedLines } = await loadTools();
    if (!this.#outcome) return;
    const { lists, words, next } = this.#outcome;
    const { serverUid, language } = this.#link;
    const full = lists.filter(([, jobs]) => jobs.length > 0);
    const said = [phrase(GAPS.server, { uid: serverUid }, language), next, words, ...new Set(full.flatMap(([, , sentences]) => sentences))];
    const head = [
      GAPS.columnList, GAPS.columnName, GAPS.columnType, GAPS.columnState,
      GAPS.columnLastRun, GAPS.columnUid, GAPS.columnVspcUid,
    ];
    const lines = full.flatMap(([title, jobs]) => jobs.map(
      ([uid, name, type, status, , lastRun, vspcUid]) => [title, name, type, status, lastRun, uid, vspcUid]));
    const text = tabbedLines([said.join(" ")], 1, 1) + tabbedLines([head, ...lines].flat(), head.length, LAST_RUN);
    this.#copy(text, phrase(GAPS.copied, { count: lines.length }, language));
  }

  #copy(text, words) {
    const dialog = this.#dialog;
    copy(text, (done) => {
      if (this.#dialog === dialog) this.#parts.copied.textContent = done ? words : GAPS.notCopied;
    });
  }
}
