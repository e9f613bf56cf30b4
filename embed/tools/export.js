// Rows as files: of the page that is shown, or of all pages.

import { loadTools, toolsFor } from "./load.js";
import { walk } from "./walk.js";

export const formats = async () => (await loadTools()).formats();

// Failures that asking again does not help.
const FINAL = ["bad-request", "forbidden", "not-found"];

const flat = (rows) => rows.flatMap(({ jobUid, linkedJobUid, uniqueJobUid }) => [jobUid, linkedJobUid, uniqueJobUid]);

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

// The file of the page that is shown. `format` is a place among the formats; `jobs` may be null.
export async function exportPage(link, { format, jobs }) {
  const { Export } = await toolsFor(link);
  const { offset, count, total } = link.place ?? { offset: 0, count: link.rows.length, total: null };
  const file = new Export(format, link.serverUid, now(), [offset, count, total], jobs?.share(), link.language);
  const chunk = file.rows(flat(link.rows));
  return finish(file, [chunk], { ended: "page", why: "", doubts: [] });
}

// The file of all pages, or of those that came. `progress(rows, total)` tells how far it is, and
// `note(words)` what it waits for; whoever aborts the controller gets what came until then.
export async function exportAll(link, { format, jobs, progress, note, controller }) {
  const { Export } = await toolsFor(link);
  const file = new Export(format, link.serverUid, now(), undefined, jobs?.share(), link.language);
  const { mediaType: type } = file;
  const chunks = [];
  let isFull = false;
  const how = await walk(link, "links", {
    phase: "export",
    signal: controller.signal,
    note,
    page(walking, { end, total }) {
      // As a blob, a chunk is the browser's to keep: it may lay it on disk.
      chunks.push(new Blob([file.page(walking)], { type }));
      progress(file.written, total);
      isFull = file.isFull && end !== total;
      if (isFull) controller.abort();
    },
  });
  const ended = isFull ? "most" : how.ended;
  const why = how.why ?? "";
  if (ended === "failed" && how.code !== "auth-required") {
    link.fail({
      code: how.code, phase: "export", status: how.status, retryable: !FINAL.includes(how.code),
      message: why, offset: null, limit: null,
    });
  }
  return { ...finish(file, chunks, { ended, why, code: how.code, doubts: how.doubts ?? [] }), next: how.next ?? "" };
}

function finish(file, chunks, { ended, why, code, doubts }) {
  const { fileName: name, mediaType: type, written: rows } = file;
  // It is used up by this.
  const [head, tail, sentence, isComplete] = file.finish(code === "auth-required" ? code : ended, why, doubts);
  return { blob: new Blob([head, ...chunks, tail], { type }), name, rows, sentence, isComplete, ended };
}

// Rows as text for the clipboard, with tabs between the cells.
export async function rowsText(rows, jobs) {
  const { tabbed } = await loadTools();
  return tabbed(flat(rows), jobs?.share());
}
