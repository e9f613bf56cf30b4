// What is said of jobs and rows. Values that are not known here are shown as they came.

const TONES = {
  Success: "good",
  Warning: "odd",
  Failed: "bad",
  Running: "busy",
  Starting: "busy",
  Stopping: "busy",
  Enabling: "busy",
  Disabling: "busy",
  WaitingTape: "odd",
  WaitingRepository: "odd",
};

const kindOf = (type) => (type === "SimpleBackupCopy" ? "BackupCopy" : type);

// Makes five texts of `[name, type, status, last run]`, each null where it is not known.
export function describe(words) {
  const short = new Intl.DateTimeFormat(words.language, { dateStyle: "medium", timeStyle: "short" });
  const long = new Intl.DateTimeFormat(words.language, { dateStyle: "full", timeStyle: "long" });
  return ([name, type, status, lastRun]) => {
    const tone = (status !== null && Object.hasOwn(TONES, status) && TONES[status]) || "";
    const kind = type === null ? null : words.known(`type${kindOf(type)}`, type);
    const about = [kind, lastRun === null ? null : short.format(lastRun)].filter(Boolean).join(" · ");
    return [
      name ?? words.text("noName"),
      status === null ? "" : words.known(`state${status}`, status),
      tone,
      about,
      lastRun === null ? "" : words.text("lastRun", { time: long.format(lastRun) }),
    ];
  };
}

// Why there are no names, or not all of them; nothing where there are.
export function explainNames({ ended, code, why }, total, words) {
  if (ended === "most") return words.text("namesMost", { most: 10_000, total: total ?? 0 });
  if (ended !== "failed") return "";
  if (code === "core-missing") return words.text("namesMissing");
  if (code === "auth-required") return words.text("namesRefused");
  return words.text("namesFailed", { why });
}

export const rowsOf = (count, words) => words.text("rows", { count });

// How far a walk is.
export function walked(done, total, words) {
  return total === null ? rowsOf(done, words) : words.text("rowsDone", { done: words.number(done), rows: rowsOf(total, words) });
}

// What a search found on this page.
export function foundHere(count, among, words) {
  return words.text(count === 0 ? "foundNone" : "foundHere", { count, among });
}

export function sortedHere(column, descending, words) {
  if (column === null) return words.text("sortedNot");
  return words.text(descending ? "sortedDown" : "sortedUp", { column });
}

// How many rows a group has, and whether that is all that is known.
export function groupNote(count, begun, goesOn, words) {
  if (begun && goesOn) return words.text("groupBoth", { count });
  if (begun) return words.text("groupBegun", { count });
  return words.text(goesOn ? "groupGoesOn" : "groupHere", { count });
}

// What "This page" and "All pages" amount to.
export function exportScopes({ offset, count, total }, pageSize, words) {
  const page = count > 1
    ? words.text("exportPageRows", { range: words.range(offset + 1, offset + count) })
    : words.text("exportPageRow", { row: offset + 1 });
  if (total === null) return { page, all: words.text("exportNoTotal") };
  const pages = words.text("pages", { count: Math.ceil(total / pageSize) });
  return { page, all: words.text("exportAllRows", { rows: rowsOf(total, words), pages }) };
}

const NAMES = {
  loading: "exportNamesLoading",
  failed: "exportNamesFailed",
  complete: "exportNamesComplete",
  most: "exportNamesMost",
};

// Whether names will be written; nothing where nobody wants them.
export const exportNames = (state, words) =>
  Object.hasOwn(NAMES, state) ? words.text(NAMES[state], { most: 10_000 }) : "";

// How a search through all pages ended.
export function foundInAll({ found, rows, listed, ended, code, why, drifted }, words) {
  const texts = [words.text(found === 0 ? "searchFoundNone" : "searchFound", { count: found, among: rows })];
  if (found > listed) texts.push(words.text("searchListed", { count: listed }));
  if (ended === "stopped") texts.push(words.text("searchStopped"));
  else if (code === "auth-required") texts.push(words.text("searchRefused"));
  else if (ended === "failed") texts.push(words.text("searchFailed", { why }));
  else if (drifted) texts.push(words.text("searchDrifted"));
  return texts.join(" ");
}
