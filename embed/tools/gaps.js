// Which jobs no tape job processes: three lists, read one after the other and compared.

import { loadTools } from "./load.js";
import { useJobs } from "./jobs.js";
import { walk } from "./walk.js";

// Of 500: two million links, ten thousand pairs with repositories.
const MOST_PAGES = { links: 4000, repositories: 20 };
const COUNTS = ["compared", "processed", "linking", "byRepository", "fileJobs", "unidentified", "illegible", "links"];

// Resolves with what was found, or with what it failed at: `{list, ended, code, status, why, next}`,
// `list` being `jobs` or `links`. `tell(list, end, total)` says how far it is, `note(words)` what it
// waits for; `anew`, not even the jobs are those that are known already.
export async function findGaps(link, { anew, tell, note, signal }) {
  const { Gaps } = await loadTools();
  tell("jobs", 0, null);
  const use = await jobsOf(link, anew, signal);
  const gaps = new Gaps();
  try {
    const ofJobs = use.ended ?? { ended: "stopped" };
    if (!["complete", "most"].includes(ofJobs.ended)) return { list: "jobs", ...ofJobs };
    const read = (list, add) => walk(link, list, {
      phase: "gaps", most: MOST_PAGES[list], signal, note,
      page(walking, { end, total }) {
        add(walking);
        tell(list, end, total);
      },
    });
    tell("links", 0, link.place?.total ?? null);
    const ofLinks = await read("links", (walking) => gaps.addLinks(walking));
    if (ofLinks.ended !== "complete") return { list: "links", ...ofLinks };
    tell("repositories", 0, null);
    const ofRepositories = await read("repositories", (walking) => gaps.addRepositories(walking));
    if (ofRepositories.ended === "stopped") return { list: "links", ...ofRepositories };
    return found(gaps, use, ofLinks, ofRepositories);
  } finally {
    gaps.free();
    use.leave();
  }
}

// The shared list of jobs, once it is read or nobody waits for it any more.
function jobsOf(link, anew, signal) {
  return new Promise((resolve) => {
    const look = () => { if (use.ended || signal.aborted) resolve(use); };
    const use = useJobs(link, look, { phase: "gaps", anew });
    signal.addEventListener("abort", look, { once: true });
    look();
  });
}

function found(gaps, use, ofLinks, ofRepositories) {
  const isKnown = ofRepositories.ended !== "failed";
  const [backupJobs, tapeJobs, others, counts, ofJobs, doubtsOfLinks, doubtsOfRepositories, isAny] =
    gaps.find(use.jobs, use.ended.doubts, ofLinks.doubts, isKnown ? ofRepositories.doubts : undefined);
  const isMost = use.ended.ended === "most";
  return {
    ended: "complete",
    backupJobs, tapeJobs, others,
    ...Object.fromEntries(COUNTS.map((name, at) => [name, counts[at]])),
    doubts: {
      // That there are more is known.
      Jobs: isMost ? ofJobs.filter(([what]) => what !== "unsure") : ofJobs,
      Links: doubtsOfLinks,
    },
    isMost,
    total: use.total,
    repositories: !isKnown || doubtsOfRepositories.length > 0 ? "unknown" : isAny ? "some" : "none",
    failed: isKnown ? null : ofRepositories,
  };
}
