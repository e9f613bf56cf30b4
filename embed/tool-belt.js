// What an element loads when it is first used, and the bar that asks for it.

import { act, copy, rowAt } from "./row-buttons.js";
import { askProvider } from "./provider.js";
import { makeExtras, relabel, showFound, showView } from "./extras.js";

export class ToolBelt {
  #element;
  #ways; // into the element: {base, language, run, ask, token, provider, tell}
  #tools = null;
  #idle = []; // what waits until no page is under way

  constructor(element, ways) {
    this.#element = element;
    this.#ways = ways;
  }

  // The bar; `show(view)` is the reader's choice of one.
  bar(show) {
    const element = this.#element;
    const goTo = (row) => element.goTo(Math.min(row, element.pagingInfo?.total ?? Infinity) - 1);
    return makeExtras({ use: (deed) => this.#use(deed), goTo, show, texts: this.#ways.language.texts });
  }

  // Resolves with what the deed answers; with nothing where there is nobody to do it.
  async #use(deed) {
    try {
      const { Tools } = await import("./tools.js");
      this.#tools ??= new Tools(this.#link());
      await this.#tools.ready;
    } catch {
      this.#tools = null; // the next use tries again
      this.#ways.run((core) => core.note(this.#ways.language.texts.shell.missingTools));
      return undefined;
    }
    // The core may be gone meanwhile.
    return this.#ways.ask(() => deed(this.#tools));
  }

  // Loads them where the host or the reader wants what they do.
  want() {
    const { resolveNames, view } = this.#element;
    if (!this.#tools && !resolveNames && view === "table") return;
    this.#use((tools) => {
      tools.wantNames(this.#element.resolveNames);
      tools.show(this.#element.view);
    });
  }

  // One listener serves the buttons in rows and headers.
  click(event) {
    const key = event.target.closest(".group")?.dataset.key;
    const header = event.target.closest(".sort")?.closest("th");
    if (key !== undefined) this.#use((tools) => tools.toggle(key));
    else if (event.target.closest('[part="copy-row"]')) this.#copy(event.target.closest("tr"));
    else if (header) this.#use((tools) => tools.sort(header));
    else act(event, this.#element, (done) => this.#ways.run((core) => core.copied(done)));
  }

  #copy(row) {
    const at = rowAt(row, this.#element);
    const text = this.#use((tools) => tools.rowText(at)).then((words) => words ?? Promise.reject(new Error("no tools")));
    copy(text, (done) => this.#ways.run((core) => core.copied(done)));
  }

  get names() { return this.#tools?.names; }
  order() { return this.#tools?.order(); }
  moved() { this.#tools?.moved(); }
  respeak() { relabel(this.#ways.base, this.#ways.language.texts); }
  release() {
    this.#tools?.release();
    this.idle();
  }

  // No page is under way any more.
  idle() { for (const deed of this.#idle.splice(0)) queueMicrotask(deed); }

  // The element, as the tools see it.
  #link() {
    const element = this.#element;
    const { base, language, run, ask, token, provider, tell } = this.#ways;
    const idle = this.#idle;
    const none = () => {};
    return {
      get apiBase() { return ask((core) => core.apiBase) ?? ""; },
      get cookies() { return element.credentials === "same-origin"; },
      get serverUid() { return element.serverUid ?? ""; },
      get language() { return language.tag; },
      get texts() { return language.texts; },
      get token() { return token(); },
      get hasProvider() { return provider() !== null; },
      get rows() { return element.rows; },
      get place() { return element.pagingInfo; },
      get root() { return element.shadowRoot; },
      ask(reason, done) {
        if (provider() === null) {
          done(null);
          return none;
        }
        return askProvider(provider(), reason, (given) => {
          if (given !== null) element.token = given;
          done(given);
        });
      },
      whenIdle: (deed) => (element.state === "loading" ? idle.push(deed) : deed()),
      rename: () => run((core) => core.rename()),
      note: (words) => run((core) => core.note(words ?? undefined)),
      found: (words) => showFound(base, words),
      viewed: (view) => showView(base, view, language.texts),
      goTo: (row) => element.goTo(row - 1),
      say: (words) => run((core) => core.say(words)),
      fail: (detail) => tell("tjl-error", detail),
      report: (detail) => tell("tjl-request", detail),
    };
  }
}
