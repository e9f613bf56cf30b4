// What the API answers to a token.

import { opened } from "./ask.js";
import { bad, good, odd, quoted, skipped } from "./finding.js";

const ROLES = "Portal Administrator, Service Provider Global Administrator, Service Provider Administrator, Company Owner, Company Administrator";
const MOST_SERVERS = 25;
const SLOW = 2000;

const firstError = (json) => (Array.isArray(json?.errors) ? json.errors[0] : undefined);
const told = (error) => (typeof error?.message === "string" ? ` It says: “${quoted(error.message)}”` : "");

// Findings, in order, of an answer to the pair endpoint, or to the list of servers where no UID
// was given.
export function judge(answer, { uid, address, page }) {
  if (answer.kind !== "answer") return [broken(answer, address, page)];
  const { status } = answer;
  const { isPage, title, json } = opened(answer);
  if (isPage) return [webPage(status, title)];
  const error = firstError(json);
  switch (status) {
    case 200: break;
    case 202: return [good("Access token", "Accepted."), prepared(answer, address)];
    case 400: return [bad("Request", `The API does not take it.${told(error)}`, "Another version of VSPC may ask for something else: send this report to whoever looks after the page.")];
    case 401: return [bad("Access token", `The API refuses it (401).${told(error)}`, "It has expired (after an hour, if nobody changed that), is not complete, or is for another server: get a new one.")];
    case 403: return [uid ? forbidden(error) : noList()];
    case 404: return [good("Access token", "Accepted."), unknown(uid, error)];
    case 429: return [throttled(error)];
    default: return [bad("Answer", `The API answered ${status}.${told(error)}`, status === 520 ? "VSPC failed inside: its own log tells why. Try again in a minute." : "Look at what the API’s server logs.")];
  }
  if (!Array.isArray(json?.data)) return [bad("Answer", "It was accepted, but is not what the API documents: there is no list in it.", "Check the API address. Something on the way may have cut or changed the answer.")];
  const findings = [good("Access token", "Accepted."), uid ? links(json) : servers(json), speed(answer)];
  if (error) findings.push(odd("Partial answer", `The API reports an error beside the list.${told(error)}`, "Rows may be missing: look at what VSPC logs."));
  return findings;
}

function broken({ kind }, { isHere, origin }, page) {
  const name = "Answer";
  if (kind === "redirect") return bad(name, "It is a redirect, often to a login page.", "Something in front of the API wants a sign-in: let it pass /api/v3, which has its own.");
  if (kind === "timeout") return bad(name, "None within 10 seconds.", "The widget waits 30. Look at how busy VSPC is.");
  if (!isHere) return bad(name, `${origin} answers this page without a token, but not with one: it does not allow the Authorization header.`, `For ${page.origin}, answer OPTIONS without asking for a token, with Access-Control-Allow-Headers: Authorization.`);
  return bad(name, "The connection broke.", "Something between this browser and the API cut it: a proxy’s log tells.");
}

function webPage(status, title) {
  const what = `A web page${title ? ` titled “${quoted(title)}”` : ""}, with status ${status}`;
  if (status >= 500) return bad("Answer", `${what}: from a proxy or web server in front of the API.`, "Does the API behind it run? The proxy’s error log tells.");
  return bad("Answer", `${what}: not the API.`, "Often a login page in front of it. Let it pass /api/v3, which has its own sign-in.");
}

function prepared({ headers }, { isHere }) {
  const name = "Links";
  if (isHere || headers.get("location")) return good(name, "The API prepares the list, and says where it will be (202).");
  return bad(name, "The API prepares the list, but this page cannot read where it will be (202).", "Let the API’s server send Access-Control-Expose-Headers: Location.");
}

const forbidden = (error) => bad("Access token", `Accepted, but its role may not read tape jobs (403).${told(error)}`, `Use a token of one of these roles: ${ROLES}.`);
const noList = () => odd("Access token", "Accepted, but it may not list backup servers (403).", "Give a server UID: reading one server’s links may be allowed all the same.");

function unknown(uid, error) {
  // The API’s own 404 has its shape; another one is a wrong path.
  if (!error) return bad("Answer", "Nothing is at that address (404).", "Check the API address: it usually ends in /api/v3.");
  return bad("Server UID", `The API knows no backup server ${uid} (404).${told(error)}`, "Check it without a UID here, which lists those that the token may see.");
}

function throttled(error) {
  const seconds = Number.isInteger(error?.retryAfter) ? ` for ${error.retryAfter} seconds` : "";
  return odd("Answer", `The API is being asked too much, and asks to wait${seconds} (429).`, "Wait, then check again. Behind one proxy everybody counts together: refresh less often.");
}

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

export function links({ meta, data }) {
  const name = "Links";
  const paging = meta?.pagingInfo;
  if (!isCount(paging?.total)) return odd(name, `${data.length} came, without a total.`, "The widget pages all the same, without a last page.");
  if (paging.total === 0) return good(name, "None: no backup-to-tape job on this server has a linked job.");
  if (data.length === 0) return bad(name, `None came, though there are ${paging.total}.`, "Look at what the API’s server logs.");
  if (data.length > 1 || (paging.offset ?? paging.skip) !== 0) return odd(name, `One was asked for, ${data.length} came: the server does not mind limit and offset as documented.`, "Look at whether something on the way drops the query.");
  return good(name, `${paging.total.toLocaleString("en")} on this server, in pages as documented.`);
}

export function servers({ meta, data }) {
  const named = data.filter((server) => typeof server?.instanceUid === "string");
  const list = named.slice(0, MOST_SERVERS).map(({ name, instanceUid }) => `${quoted(name ?? "")} ${quoted(instanceUid)}`.trim());
  if (list.length === 0) return odd("Backup servers", "The token may see none.", "Use a token whose user may see the server.");
  const total = meta?.pagingInfo?.total;
  const among = isCount(total) && total > list.length ? ` among ${total}` : "";
  return good("Backup servers", `The token may see these${among}. Give one’s UID to check its links:`, list);
}

const speed = ({ milliseconds }) => (milliseconds > SLOW
  ? odd("Speed", `The answer took ${milliseconds} ms.`, "Look at how busy VSPC and the network are. The widget gives up after 30 seconds.")
  : good("Speed", `The answer took ${milliseconds} ms.`));

export const NO_TOKEN = skipped("Access token", "None was given: what the API says to one is left out.");
