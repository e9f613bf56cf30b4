// The widget's own files, as this server sends them.

import { ask, opened } from "./ask.js";
import { bad, good, odd } from "./finding.js";

/* global CORE_JS, CORE_WASM, CORE_HASH, TOOLS_JS, TOOLS_WASM */

const NAMES = ["./tape-job-links.js", "./element.js", "./tools.js", CORE_JS, CORE_WASM, TOOLS_JS, TOOLS_WASM];
const DAY = 86_400;
const AGAIN = "Copy the whole of dist/ again, in one go, with the .br and .gz files made anew, and empty what caches stand in between.";

const short = (name) => name.slice(2);
const isWasm = (name) => name.endsWith(".wasm");
const hasHash = (name) => /-[0-9a-f]{16}(_bg)?\.(js|wasm)$/.test(name);
const listed = (files) => files.map(({ name, what }) => `${short(name)}${what ? ` (${what})` : ""}`).join(", ");

// `files`: each a name, and what came.
export function judgePresence(files) {
  const missing = files
    .filter(({ answer }) => answer.kind !== "answer" || answer.status !== 200)
    .map(({ name, answer }) => ({ name, what: answer.status ?? answer.kind }));
  if (missing.length > 0) return bad("Files", `Not there: ${listed(missing)}.`, `${AGAIN} Reload this page afterwards: it knows the names of one build.`);
  return good("Files", `All ${files.length} that were asked for are there.`);
}

export function judgeTypes(files) {
  const wrong = files.map(({ name, answer }) => ({ name, what: answer.headers.get("content-type") ?? "none" }))
    .filter(({ name, what }) => (isWasm(name) ? what !== "application/wasm" : !/^(text|application)\/javascript\b/.test(what)));
  if (wrong.length === 0) return good("MIME types", "Each file has its own.");
  const next = "Send .wasm as application/wasm, exactly and without a charset, and .js as text/javascript.";
  return bad("MIME types", `Wrong: ${listed(wrong)}.`, next);
}

export function judgeCompression(files) {
  const plain = files.filter(({ answer }) => !answer.headers.get("content-encoding"));
  if (plain.length === 0) {
    const ways = new Set(files.map(({ answer }) => answer.headers.get("content-encoding")));
    return good("Compression", `Compressed: ${[...ways].join(", ")}.`);
  }
  return odd("Compression", `Sent as they are: ${listed(plain)}. Compressed, the first rows need a third of the bytes.`, "Let the server send the .br and .gz files that lie beside them. The npm package has none: docs/DEPLOYING.md says how to make them.");
}

const age = (cache) => Number(/max-age=(\d+)/.exec(cache)?.[1] ?? NaN);

export function judgeCaching(files) {
  const cacheOf = ({ answer }) => answer.headers.get("cache-control") ?? "";
  const short = files.filter((file) => hasHash(file.name) && !(age(cacheOf(file)) >= DAY));
  const long = files.filter((file) => !hasHash(file.name) && !/no-cache|no-store/.test(cacheOf(file)) && !(age(cacheOf(file)) <= DAY / 24));
  const parts = [];
  if (long.length > 0) parts.push(`Kept without asking, so that an upgrade comes late or in parts: ${listed(long)}.`);
  if (short.length > 0) parts.push(`Asked for again at each visit though they never change: ${listed(short)}.`);
  if (parts.length === 0) return good("Caching", "Names with a hash are kept, all others are asked for.");
  return odd("Caching", parts.join(" "), "Cache-Control: public, max-age=31536000, immutable for names with a hash, no-cache for all others.");
}

export function judgeContent(isOurs, isValid, strange) {
  if (!isOurs) return bad("Content", "The WebAssembly is not what was built: the widget refuses it.", `${AGAIN} Something on the way may change what it passes on.`);
  if (strange.length > 0) return bad("Content", `Not what integrity.json lists: ${listed(strange)}. They are of another build, or were changed on the way.`, AGAIN);
  if (!isValid) return bad("Content", "This browser does not understand the WebAssembly.", "Use a current Chrome, Edge, Firefox or Safari.");
  return good("Content", "The files are of one build, and this browser understands the WebAssembly.");
}

async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  return `sha384-${btoa(String.fromCharCode(...digest))}`;
}

const get = (name) => ask(new URL(name, import.meta.url).href, { accept: "*/*" });

// Those that are not of the build that the list is of, as where a server sends old compressed copies
// of new files. The list has none. Hosts may leave it out.
async function findStrange(files, list) {
  const hashes = list.status === 200 ? opened(list).json : undefined;
  if (!hashes || !crypto.subtle) return [];
  const found = await Promise.all(files.map(async ({ name, answer }) => ({ name, isIt: (await hash(answer.bytes)) === hashes[short(name)] })));
  return found.filter(({ isIt }) => !isIt);
}

export async function* checkFiles() {
  const [list, ...files] = await Promise.all([get("./integrity.json"), ...NAMES.map(async (name) => ({ name, answer: await get(name) }))]);
  yield judgePresence(files);
  const present = files.filter(({ answer }) => answer.status === 200);
  if (present.length === 0) return;
  yield judgeTypes(present);
  const core = present.find(({ name }) => name === CORE_WASM);
  if (core) {
    // Where the page is not secure, browsers do not reckon.
    const isOurs = !crypto.subtle || (await hash(core.answer.bytes)) === CORE_HASH;
    const isValid = typeof WebAssembly === "object" && WebAssembly.validate(core.answer.bytes);
    yield judgeContent(isOurs, isValid, await findStrange(present, list));
  }
  yield judgeCompression(present);
  yield judgeCaching(present);
}
