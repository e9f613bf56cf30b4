// What is said of jobs. Values that are not known here are shown as they came.

const STATES = {
  Success: ["Success", "good"],
  Warning: ["Warning", "odd"],
  Failed: ["Failed", "bad"],
  Running: ["Running", "busy"],
  Starting: ["Starting", "busy"],
  Stopping: ["Stopping", "busy"],
  Enabling: ["Enabling", "busy"],
  Disabling: ["Disabling", "busy"],
  WaitingTape: ["Waiting for tape", "odd"],
  WaitingRepository: ["Waiting for repository", "odd"],
  Idle: ["Idle", ""],
  None: ["Never ran", ""],
  Unknown: ["Unknown", ""],
};

const TYPES = {
  BackupToTape: "Backup to tape",
  FileToTape: "File to tape",
  BackupVm: "VM backup",
  BackupCopy: "Backup copy",
  SimpleBackupCopy: "Backup copy",
  AgentBackupJob: "Agent backup",
};

// Makes five texts of `[name, type, status, last run]`, each null where it is not known.
export function describe(language) {
  const short = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const long = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
  return ([name, type, status, lastRun]) => {
    const [state, tone] = (status !== null && Object.hasOwn(STATES, status) && STATES[status]) || [status ?? "", ""];
    const kind = type !== null && Object.hasOwn(TYPES, type) ? TYPES[type] : type;
    const about = [kind, lastRun === null ? null : short.format(lastRun)].filter(Boolean).join(" · ");
    return [name ?? "(no name)", state, tone, about, lastRun === null ? "" : `Last run: ${long.format(lastRun)}`];
  };
}

// Why there are no names, or not all of them; nothing where there are.
export function explainNames({ ended, code, why }, total, language) {
  const number = numbered(language);
  if (ended === "most") {
    return `Names are known for the first ${number(10_000)} of this server's ${number(total ?? 0)} jobs. The others are shown by their UIDs.`;
  }
  if (ended !== "failed") return "";
  if (code === "core-missing") {
    return "Job names could not be loaded: a part of this widget is not served. UIDs are shown instead.";
  }
  if (code === "auth-required") return "Job names could not be loaded: the access token was refused. UIDs are shown instead.";
  return `Job names could not be loaded: ${why}. UIDs are shown instead.`;
}

export const TITLES = { notSet: "not set" };

// How numbers are written.
export const numbered = (language) => {
  const format = new Intl.NumberFormat(language);
  return (number) => format.format(number);
};

// What a search found on this page.
export function foundHere(found, among, language) {
  const number = numbered(language);
  if (found === 0) return `None of these ${number(among)} rows matches.`;
  return `${number(found)} of these ${number(among)} rows ${found === 1 ? "matches" : "match"}.`;
}

export function sortedHere(column, descending) {
  if (column === null) return "This page is in the server's order.";
  return `This page is sorted by ${column}, ${descending ? "descending" : "ascending"}.`;
}

// How many rows a group has, and whether that is all that is known.
export function groupNote(count, begun, goesOn, language) {
  const where = [
    [begun && goesOn, "may begin on the page before and continue on the next"],
    [begun, "may have begun on the page before"],
    [goesOn, "may continue on the next page"],
  ].find(([is]) => is);
  return [`${numbered(language)(count)} here`, where?.[1]].filter(Boolean).join(", ");
}

// What is said of the picture.
export const MAP = {
  name: "Map",
  jobs: "Jobs and their links",
  save: "Download picture",
  hint: "Select a job to follow its links.",
};

export function linksNote(count, language) {
  return `${numbered(language)(count)} ${count === 1 ? "link" : "links"}`;
}

// What the picture has no room for.
export function leftOutNote(drawn, leftOut, language) {
  const number = numbered(language);
  const are = leftOut === 1 ? "link is" : "links are";
  return `The map shows ${number(drawn)} links of this page. ${number(leftOut)} more ${are} left out: the table has them all.`;
}

export const REFUSED = "the access token was refused";

export const EXPORT = {
  title: "Export",
  rows: "Rows",
  page: "This page",
  all: "All pages",
  format: "Format",
  download: "Download",
  copy: "Copy",
  cancel: "Cancel",
  close: "Close",
  progress: "Rows loaded",
  again: "Download again",
  retry: "Retry",
  noCopy: "The rows could not be copied: the browser does not allow it.",
};

const rowsOf = (count, number) => (count === 1 ? "1 row" : `${number(count)} rows`);

// What "This page" and "All pages" amount to.
export function exportScopes({ offset, count, total }, pageSize, language) {
  const format = new Intl.NumberFormat(language);
  const number = (value) => format.format(value);
  const page = count > 1 ? `rows ${format.formatRange(offset + 1, offset + count)}` : `row ${number(offset + 1)}`;
  if (total === null) return { page, all: "the server does not say how many rows" };
  const pages = Math.ceil(total / pageSize);
  return { page, all: `${rowsOf(total, number)} on ${pages === 1 ? "1 page" : `${number(pages)} pages`}` };
}

export function exportProgress(rows, total, language) {
  const number = numbered(language);
  if (total === null) return rowsOf(rows, number);
  return `${number(rows)} of ${rowsOf(total, number)}`;
}

// Whether names will be written; nothing where nobody wants them.
export const exportNames = {
  unwanted: "",
  loading: "Without job names: they are still loading.",
  failed: "Without job names: they could not be loaded.",
  complete: "With job names, types, states and last runs.",
  most: "With the names of this server's first 10,000 jobs.",
};

export const whatCame = (rows, language) => `Download what came (${rowsOf(rows, numbered(language))})`;
export const copiedRows = (rows, language) => `Copied ${rowsOf(rows, numbered(language))}, with tabs between the cells.`;
