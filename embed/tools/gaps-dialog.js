// The dialog "Not on tape": which jobs no tape job processes, and which tape jobs link nothing.

import { Dialog } from "./dialog.js";
import { action, make } from "../make.js";
import { copy } from "../row-buttons.js";
import { describe } from "./words.js";
import { findGaps } from "./gaps.js";
import { loadTools } from "./load.js";
import { reading, told, unfinished } from "./gaps-text.js";
import { wordsOf } from "../words.js";

/* global GAPS_CSS */

const MOST_SHOWN = 200; // of each list
// What is copied of each job.
const COLUMNS = [
  "gapsColumnList", "gapsColumnName", "gapsColumnType", "gapsColumnState", "gapsColumnLastRun",
  "gapsColumnUid", "gapsColumnVspcUid",
];
const LAST_RUN = 4; // the place of the times among them

export class GapsDialog extends Dialog {
  #parts; // what changes in it
  #outcome = null; // what was found, in words

  constructor(link) { super(link, "gaps"); }

  open() {
    if (this.element) return;
    const dialog = this.make(GAPS_CSS, wordsOf(this.link).text("gapsTitle"));
    dialog.addEventListener("click", ({ target }) => this.#copyOne(target.closest('[part="copy"]')));
    this.show(...this.#content());
    this.#run(false);
  }

  close() {
    this.#outcome = null;
    return super.close();
  }

  #content() {
    const words = wordsOf(this.link);
    const parts = (this.#parts = {
      cancel: action(words.text("cancel"), () => this.running?.abort()),
      copy: action(words.text("copy"), () => this.#copyAll()),
      again: action(words.text("gapsAgain"), () => this.#run(true)),
      progress: make("progress", { ariaLabel: words.text("gapsProgress") }),
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
        make("h2", { textContent: words.text("gapsTitle") }),
        make("div", { className: "actions" }, cancel, copying, again, action(words.text("close"), () => this.close()))),
      parts.work, result, next, copied, lists,
    ];
  }

  async #run(anew) {
    if (this.running) return;
    const { cancel, copy: copying, again, note, lists } = this.#parts;
    const { root } = this.link;
    const words = wordsOf(this.link);
    const controller = (this.running = new AbortController());
    this.#outcome = null;
    this.#say("", "", "");
    note.textContent = "";
    lists.replaceChildren();
    this.#showParts();
    cancel.focus();
    const how = await findGaps(this.link, {
      anew, signal: controller.signal,
      note: (wait) => { note.textContent = wait; },
      tell: (list, end, total) => this.#tell(list, end, total),
    });
    if (this.running !== controller) return; // closed meanwhile
    this.running = null;
    const isDone = how.ended === "complete";
    if (isDone) this.#outcome = told(how, Date.now(), words);
    const wasHere = root.activeElement === cancel;
    this.#showParts();
    if (wasHere) (copying.hidden ? again : copying).focus();
    const { said, tone, next } = this.#outcome ?? unfinished(how, words);
    this.#say(said, tone, next);
    if (isDone) this.#list();
    else this.#fail(how);
  }

  #tell(list, end, total) {
    // The core may have crashed and taken the dialog with it.
    if (!this.element?.isConnected) return this.close();
    const { progress, count } = this.#parts;
    if (list !== "links" || total === null) progress.removeAttribute("value");
    else Object.assign(progress, { max: Math.max(total, 1), value: end });
    count.textContent = reading(list, end, total, wordsOf(this.link));
  }

  // A refused token is the pairs' to tell.
  #fail({ ended, code, status, why }) {
    if (ended !== "failed" || code === "auth-required") return;
    const retryable = !["bad-request", "forbidden", "not-found"].includes(code);
    this.link.fail({ code, phase: "gaps", status, retryable, message: why, offset: null, limit: null });
  }

  #say(words, tone, next) {
    const { result, next: behind, copied } = this.#parts;
    result.textContent = words;
    result.dataset.tone = tone;
    behind.textContent = next;
    copied.textContent = "";
  }

  // What can be done now.
  #showParts() {
    const { work, cancel, copy: copying, again } = this.#parts;
    const isRunning = this.running !== null;
    work.hidden = cancel.hidden = !isRunning;
    again.hidden = isRunning;
    copying.hidden = !this.#outcome?.lists.some(([, jobs]) => jobs.length > 0);
  }

  #list() {
    const words = wordsOf(this.link);
    const sort = new Intl.Collator(words.language, { numeric: true });
    const about = describe(words);
    const sections = this.#outcome.lists.flatMap(([title, jobs, sentences], at) => {
      jobs.sort(([, one], [, other]) => sort.compare(one ?? "\uffff", other ?? "\uffff"));
      const beside = sentences.map((textContent) => make("p", { className: "quiet", textContent }));
      const items = jobs.slice(0, MOST_SHOWN).map((job) => this.#item(job, about));
      const more = jobs.length - items.length;
      const rest = more > 0 ? [make("p", { className: "quiet", textContent: words.text("gapsMore", { count: more }) })] : [];
      const heading = [title, make("span", { className: "number", textContent: words.number(jobs.length) })];
      const list = items.length > 0 ? [make("ul", { ariaLabel: title }, ...items)] : [];
      // What nobody can judge steps back.
      if (at === 2) return items.length > 0 ? [make("details", {}, make("summary", {}, ...heading), ...beside, ...list, ...rest)] : [];
      return [make("section", {}, make("h3", {}, ...heading), ...beside, ...list, ...rest)];
    });
    this.#parts.lists.replaceChildren(...sections);
  }

  #item([uid, name, type, status, lastRun, , vspcUid], describes) {
    const [title, state, tone, about, exact] = describes([name, type, status, lastRun]);
    const part = (tag, value, members) => {
      const element = make(tag, members);
      element.setAttribute("part", value);
      return element;
    };
    const job = part("span", "job-status", { className: "state", textContent: state });
    job.dataset.tone = tone;
    const label = wordsOf(this.link).text("gapsCopyUid", { name: title });
    return make("li", {},
      make("span", { className: "named" },
        part("span", "name", { className: "name", textContent: title }), job,
        make("span", { className: "about", textContent: about, title: exact })),
      part("span", "uid", { className: "uid", textContent: uid ?? vspcUid }),
      part("button", "copy", { type: "button", className: "tool", ariaLabel: label, title: label }));
  }

  #copyOne(button) {
    if (button) this.#copy(button.parentElement.querySelector('[part="uid"]').textContent, wordsOf(this.link).text("gapsUidCopied"));
  }

  // All of them, whatever is shown, and what was said of them.
  async #copyAll() {
    const { tabbedLines } = await loadTools();
    if (!this.#outcome) return;
    const { lists, said, next } = this.#outcome;
    const { serverUid } = this.link;
    const words = wordsOf(this.link);
    const full = lists.filter(([, jobs]) => jobs.length > 0);
    const about = [words.text("gapsServer", { uid: serverUid }), next, said, ...new Set(full.flatMap(([, , sentences]) => sentences))];
    const head = COLUMNS.map((key) => words.text(key));
    const lines = full.flatMap(([title, jobs]) => jobs.map(
      ([uid, name, type, status, , lastRun, vspcUid]) => [title, name, type, status, lastRun, uid, vspcUid]));
    const text = tabbedLines([about.join(" ")], 1, 1) + tabbedLines([head, ...lines].flat(), head.length, LAST_RUN);
    this.#copy(text, words.text("gapsCopied", { count: lines.length }));
  }

  #copy(text, words) {
    const dialog = this.element;
    copy(text, (done) => {
      if (this.element === dialog) this.#parts.copied.textContent = done ? words : wordsOf(this.link).text("gapsNotCopied");
    });
  }
}
