// Names for the UIDs on the page.

import { describe, explainNames } from "./words.js";
import { isOld, useJobs } from "./jobs.js";
import { wordsOf } from "../words.js";

export class Names {
  #link;
  #wanted = false;
  #use = null;
  #next = null; // what takes its place, once something of it is known
  #told = null; // the failure that was told

  constructor(link) {
    this.#link = link;
  }

  want(wanted) {
    if (this.#wanted === wanted) return;
    this.#wanted = wanted;
    if (!wanted) this.release();
    this.#link.rename();
  }

  release() {
    this.#use?.leave();
    this.#next?.leave();
    this.#use = this.#next = this.#told = null;
    this.#link.note(null);
  }

  // The same jobs, for whoever writes their names too: what of them is known, in `state`, and how
  // to `leave()` them. `changed()` is called when more is.
  hold(changed) {
    const failed = this.#use?.ended?.ended === "failed";
    const use = this.#wanted && !failed ? useJobs(this.#link, changed) : null;
    return {
      get state() { return use ? use.ended?.ended ?? "loading" : failed ? "failed" : "unwanted"; },
      get jobs() { return ["complete", "most"].includes(this.state) ? use.jobs : null; },
      leave() { use?.leave(); },
    };
  }

  get jobs() { return this.#use?.jobs ?? null; }

  // `[name, type, status, last run]` of a job, where it is known.
  of(uid) { return uid === null ? undefined : this.#use?.jobs?.find(uid); }

  // Four values for each UID, as `Lines` takes them: itself, name, status, last run.
  values(uids) {
    return uids.flatMap((uid) => {
      const [name, , status, lastRun] = this.of(uid) ?? [];
      return [uid, name ?? null, status ?? null, lastRun ?? null];
    });
  }

  // What gives five texts for each UID: name, state, its tone, the rest, the exact time.
  get texts() {
    const jobs = this.#use?.jobs;
    if (!jobs) return undefined;
    const words = describe(wordsOf(this.#link));
    return (uids) => uids.flatMap((uid) => {
      const job = jobs.find(uid);
      return job ? words(job) : [null, null, null, null, null];
    });
  }

  // Once rows are on screen, the server has answered this token.
  begin() {
    if (!this.#wanted || !this.#link.place?.count) return;
    if (this.#use && (this.#next || !this.#use.ended || !isOld(this.#use))) return;
    const next = useJobs(this.#link, () => this.#changed(next));
    if (this.#use) this.#next = next;
    else this.#use = next;
  }

  #changed(use) {
    if (use === this.#next) {
      this.#use.leave();
      this.#use = use;
      this.#next = null;
    }
    if (use !== this.#use) return;
    const { ended, total } = use;
    const words = ended && explainNames(ended, total, wordsOf(this.#link));
    this.#link.note(words || null);
    this.#link.rename();
    // A refused token is the pairs' to tell.
    if (ended?.ended === "failed" && ended.code !== "auth-required" && this.#told !== ended) {
      this.#told = ended;
      this.#link.fail({
        code: ended.code, phase: "names", status: ended.status, retryable: true,
        message: ended.why, offset: null, limit: null,
      });
    }
  }
}
