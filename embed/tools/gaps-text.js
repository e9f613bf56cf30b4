// What was found of gaps, in words, for the dialog and for the clipboard.

const DOUBTS = {
  Links: { changed: "gapsChangedLinks", partial: "gapsPartialLinks", unsure: "gapsUnsureLinks" },
  Jobs: { changed: "gapsChangedJobs", partial: "gapsPartialJobs", unsure: "gapsUnsureJobs" },
};

const isRefused = ({ code }) => code === "auth-required";
const reason = (how, words) => (isRefused(how) ? words.text("gapsRefused") : how.why);

// Why nothing can be told, and what to do next.
export function unfinished(how, words) {
  if (how.ended === "stopped") return { said: words.text("gapsCancelled"), tone: "odd", next: "" };
  const key = how.list === "jobs" ? "gapsJobsFailed" : how.ended === "most" ? "gapsLinksTooMany" : "gapsLinksFailed";
  const next = isRefused(how) ? words.text("gapsSignIn") : how.next ?? "";
  return { said: words.text(key, { why: reason(how, words) }), tone: "bad", next };
}

// How far the reading is.
export function reading(list, end, total, words) {
  if (list === "jobs") return words.text("gapsReadingJobs");
  if (list === "repositories") return words.text("gapsReadingRepositories");
  if (total === null) return words.text("links", { count: end });
  return words.text("gapsReadingLinks", { end, count: total });
}

// What was found: in one sentence and its doubts, `[title, jobs, sentences]` for each list, and
// what was compared when.
export function told(found, now, words) {
  const say = (key, places) => words.text(key, places);
  const many = (key, count) => (count > 0 ? [say(key, { count })] : []);
  const { backupJobs, tapeJobs, others, repositories, isMost } = found;

  const doubts = [
    ...Object.entries(DOUBTS).flatMap(([list, keys]) => found.doubts[list].map(([what, was, now]) => say(keys[what], { was, now }))),
    ...many("gapsIllegibleLinks", found.illegible),
    ...many("gapsUnidentifiedJobs", found.unidentified),
  ];
  if (isMost) {
    const { total, compared: most } = found;
    doubts.push(say(total === null ? "gapsMostJobsOfMany" : "gapsMostJobs", { most, total }));
  }
  const isSure = doubts.length === 0;
  const gaps = [
    ...(backupJobs.length > 0 ? many(isSure ? "gapsBackupGaps" : "gapsBackupGapsFound", backupJobs.length) : [noBackupJobs(found, isSure, words)]),
    ...many(isSure ? "gapsTapeGaps" : "gapsTapeGapsFound", tapeJobs.length),
  ];
  const why = found.failed ? reason(found.failed, words) : say("gapsUnsureRepositories");
  const ofRepositories = { none: [], some: [say("gapsByRepository")], unknown: [say("gapsRepositoriesUnknown", { why })] };
  const time = new Intl.DateTimeFormat(words.language, { dateStyle: "medium", timeStyle: "medium" }).format(now);
  return {
    said: [...gaps, ...doubts].join(" "),
    tone: isSure && backupJobs.length + tapeJobs.length + others.length === 0 ? "good" : "odd",
    next: say("gapsCompared", { time, jobs: found.compared, links: found.links }),
    lists: [
      [say("gapsBackupTitle"), backupJobs, backupJobs.length > 0
        ? [...ofRepositories[repositories], say("gapsByCopy")]
        : [noBackupJobs(found, isSure, words)]],
      [say("gapsTapeTitle"), tapeJobs, [
        ...(tapeJobs.length === 0 ? [noTapeJobs(found, isSure, words)] : repositories === "unknown" ? [say("gapsTapeRepositoriesUnknown")] : []),
        ...many("gapsRepositoryJobs", found.byRepository),
        ...many("gapsFileJobs", found.fileJobs),
      ]],
      [say("gapsOtherTitle"), others, [say("gapsOthers")]],
    ],
  };
}

function noBackupJobs({ processed, others }, isSure, words) {
  if (processed === 0) return words.text("gapsNoBackupJobs");
  return words.text(isSure && others.length === 0 ? "gapsNoBackupGaps" : "gapsNoBackupGapsFound");
}

function noTapeJobs({ linking, byRepository }, isSure, words) {
  if (linking + byRepository === 0) return words.text("gapsNoTapeJobs");
  if (!isSure) return words.text("gapsNoTapeGapsFound");
  return words.text(byRepository === 0 ? "gapsNoTapeGaps" : "gapsNoTapeGapsButRepositories");
}
