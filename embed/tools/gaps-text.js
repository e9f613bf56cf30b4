// What was found of gaps, in words, for the dialog and for the clipboard.

import { GAPS } from "./gaps-words.js";
import { REFUSED } from "./words.js";
import { phrase } from "./phrase.js";

const isRefused = ({ code }) => code === "auth-required";
const reason = (how) => (isRefused(how) ? REFUSED : how.why);

// Why nothing can be told, and what to do next.
export function unfinished(how, language) {
  if (how.ended === "stopped") return { words: GAPS.cancelled, tone: "odd", next: "" };
  const text = how.list === "jobs" ? GAPS.jobsFailed : how.ended === "most" ? GAPS.linksTooMany : GAPS.linksFailed;
  return { words: phrase(text, { why: reason(how) }, language), tone: "bad", next: isRefused(how) ? GAPS.signIn : how.next ?? "" };
}

// How far the reading is.
export function reading(list, end, total, language) {
  if (list === "jobs") return GAPS.readingJobs;
  if (list === "repositories") return GAPS.readingRepositories;
  if (total === null) return phrase(GAPS.readingLinksOfMany, { count: end }, language);
  return phrase(GAPS.readingLinks, { end, count: total }, language);
}

// What was found: in one sentence and its doubts, `[title, jobs, sentences]` for each list, and
// what was compared when.
export function told(found, now, language) {
  const say = (text, places) => phrase(text, places, language);
  const many = (text, count) => (count > 0 ? [say(text, { count })] : []);
  const { backupJobs, tapeJobs, others, repositories, isMost } = found;

  const doubts = [
    ...["Links", "Jobs"].flatMap((list) => found.doubts[list].map(([what, was, now]) => say(GAPS[what + list], { was, now }))),
    ...many(GAPS.illegibleLinks, found.illegible),
    ...many(GAPS.unidentifiedJobs, found.unidentified),
  ];
  if (isMost) {
    const { total, compared: most } = found;
    doubts.push(say(total === null ? GAPS.mostJobsOfMany : GAPS.mostJobs, { most, total }));
  }
  const isSure = doubts.length === 0;
  const gaps = [
    ...(backupJobs.length > 0 ? many(isSure ? GAPS.backupGaps : GAPS.backupGapsFound, backupJobs.length) : [noBackupJobs(found, isSure)]),
    ...many(isSure ? GAPS.tapeGaps : GAPS.tapeGapsFound, tapeJobs.length),
  ];
  const why = found.failed ? reason(found.failed) : GAPS.unsureRepositories;
  const ofRepositories = { none: [], some: [GAPS.byRepository], unknown: [say(GAPS.repositoriesUnknown, { why })] };
  const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(now);
  return {
    words: [...gaps, ...doubts].join(" "),
    tone: isSure && backupJobs.length + tapeJobs.length + others.length === 0 ? "good" : "odd",
    next: say(GAPS.compared, { time, jobs: found.compared, links: found.links }),
    lists: [
      [GAPS.backupTitle, backupJobs, backupJobs.length > 0
        ? [...ofRepositories[repositories], GAPS.byCopy]
        : [noBackupJobs(found, isSure)]],
      [GAPS.tapeTitle, tapeJobs, [
        ...(tapeJobs.length === 0 ? [noTapeJobs(found, isSure)] : repositories === "unknown" ? [GAPS.tapeRepositoriesUnknown] : []),
        ...many(GAPS.repositoryJobs, found.byRepository),
        ...many(GAPS.fileJobs, found.fileJobs),
      ]],
      [GAPS.otherTitle, others, [GAPS.others]],
    ],
  };
}

function noBackupJobs({ processed, others }, isSure) {
  if (processed === 0) return GAPS.noBackupJobs;
  return isSure && others.length === 0 ? GAPS.noBackupGaps : GAPS.noBackupGapsFound;
}

function noTapeJobs({ linking, byRepository }, isSure) {
  if (linking + byRepository === 0) return GAPS.noTapeJobs;
  if (!isSure) return GAPS.noTapeGapsFound;
  return byRepository === 0 ? GAPS.noTapeGaps : GAPS.noTapeGapsButRepositories;
}
