// The way from this page to the API, step by step, to where it ends.

import { readAddress, readUid } from "./address.js";
import { ask, isThere } from "./ask.js";
import { bad } from "./finding.js";
import { judge, NO_TOKEN } from "./judge.js";
import { judgeAnswerer, judgeReach } from "./reach.js";

const SERVERS = "/infrastructure/backupServers";

export async function* checkApi({ api, server, token }, page) {
  const { address, finding } = readAddress(api, page);
  yield finding;
  const uid = readUid(server);
  if (uid === null) yield bad("Server UID", "What was given is none.", "It looks like 0a106d53-ac5b-441c-a5e8-124d53f8f8d9. Without one, the servers are listed.");
  if (!address || finding.verdict === "bad") return;

  const list = `${address.base}${SERVERS}?limit=25&offset=0`;
  const asked = uid ? `${address.base}${SERVERS}/${uid}/jobs/backupTapeJobs/jobObjects?limit=1&offset=0` : list;
  const context = { uid, address, page };
  const bare = await ask(list);
  if (bare.kind === "answer") {
    const answerer = judgeAnswerer(bare);
    yield answerer;
    // Whoever it is, it is not given a token.
    if (answerer.verdict === "bad") return;
  } else {
    const isElsewhere = bare.kind === "failed" && !address.isHere;
    const there = isElsewhere && (await isThere(list));
    // A server may allow this page its answers and not its refusals.
    const full = there && token ? await ask(asked, { token }) : bare;
    if (full.kind !== "answer") {
      yield judgeReach(bare, { address, page, isThere: there });
      return;
    }
    yield* judge(full, context);
    return;
  }
  if (!token) yield NO_TOKEN;
  else yield* judge(await ask(asked, { token }), context);
}
