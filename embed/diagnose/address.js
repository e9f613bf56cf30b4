// The API address and the server UID, as they were typed.

import { bad, good, odd } from "./finding.js";

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cde])|\.local$|^[^.]+$/;
const EXAMPLE = "It looks like https://vspc.example:1280/api/v3.";

// What people paste is a host as often as an address.
const whole = (typed) => (/^$|^\/|:\/\//.test(typed) ? typed : `https://${typed}`);

// `{base, origin, isHere, isPrivate}`, or null where it cannot be used, and what to say of it.
export function readAddress(typed, page) {
  const name = "API address";
  let url;
  try {
    url = new URL(whole(typed.trim()), page.href);
  } catch {
    return { address: null, finding: bad(name, "It is not an address.", EXAMPLE) };
  }
  // Nothing of it is repeated here: what does not belong into an address may be a secret.
  const wrong = [
    [!/^https?:$/.test(url.protocol), "It is not an address of https."],
    [url.username || url.password, "It must not hold a name or a password."],
    [url.search, "It must not hold a query."],
    [url.hash, "It must not hold a fragment."],
  ].find(([is]) => is);
  if (wrong) return { address: null, finding: bad(name, wrong[1], EXAMPLE) };

  const path = url.pathname.replace(/\/+$/, "") || "/api/v3";
  const { origin, hostname } = url;
  const isLocal = LOCAL.test(hostname);
  const address = {
    base: origin + path,
    origin,
    isHere: origin === page.origin,
    isPrivate: !isLocal && PRIVATE.test(hostname),
  };
  return { address, finding: safety(name, address, url.protocol === "http:" && !isLocal, page) };
}

function safety(name, { base, isHere }, isPlain, page) {
  const where = isHere ? "this page’s own origin" : "another origin than this page’s";
  if (!isPlain) return good(name, `${base}, on ${where}.`);
  if (page.protocol === "https:") {
    return bad(name, "This page has https, the address has not: browsers send no such request.", `Write https:// in place of http://, or serve the API from ${page.origin} by a reverse proxy.`);
  }
  return odd(name, `${base}, on ${where}, without https: the token travels in the clear.`, "Use https wherever others may listen.");
}

// The UID in its usual spelling, "" for none, null for one that cannot be.
export function readUid(typed) {
  const bare = typed.toLowerCase().replaceAll(/[\s{}]|^urn:uuid:/g, "");
  if (bare === "") return "";
  const digits = bare.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/.test(digits)) return null;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
