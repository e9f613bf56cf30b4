// What is said of a search through all pages.

import { numbered } from "./words.js";

export const SEARCH = { cancel: "Cancel", progress: "Rows searched", results: "Rows found", close: "Close the list" };

export const searchAll = (total, language) =>
  total === null ? "Search all pages" : `Search all ${numbered(language)(total)} rows`;

export function searched(rows, total, language) {
  const number = numbered(language);
  return total === null ? `${number(rows)} rows` : `${number(rows)} of ${number(total)} rows`;
}

// How it ended, in one sentence or two.
export function foundInAll({ found, rows, listed, ended, why, drifted }, language) {
  const number = numbered(language);
  const match = found === 0
    ? `None of ${number(rows)} rows matches.`
    : `${number(found)} of ${number(rows)} rows ${found === 1 ? "matches" : "match"}.`;
  const more = found > listed ? `The first ${number(listed)} are listed.` : "";
  const doubt = {
    stopped: "The search was cancelled: the rest was not looked through.",
    failed: `The search broke off: ${why}.`,
  }[ended] ?? (drifted ? "The list changed meanwhile: rows may be missing." : "");
  return [match, more, doubt].filter(Boolean).join(" ");
}

export const rowTitle = (row, job, linkedJob, language) => `Row ${numbered(language)(row)}: ${job} – ${linkedJob}`;
