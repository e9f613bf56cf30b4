// Sends the core's requests, and the first of them while the core is still on its way: it is taken over
// if it is the very request that the core asks for then.

const UID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

// `async`: what a page puts in place of `fetch` may throw.
const send = async (url, authorization, cookies, signal) => fetch(url, {
  headers: { Accept: "application/json", Authorization: authorization },
  credentials: cookies ? "same-origin" : "omit",
  redirect: "manual",
  referrerPolicy: "no-referrer",
  cache: "no-store",
  signal,
});

// The first one's URL; undefined where there is anything for the core to judge.
function urlOf({ apiBase, serverUid, pageSize, offset }) {
  const uid = String(serverUid ?? "").trim().toLowerCase();
  const given = String(apiBase ?? "").trim();
  if (!UID.test(uid) || !navigator.onLine) return undefined;
  try {
    const { protocol, origin, pathname, username, password, search, hash } = given ? new URL(given, document.baseURI) : new URL(location.origin);
    if (!/^https?:$/.test(protocol) || username || password || search || hash) return undefined;
    const path = pathname.replace(/\/+$/, "") || "/api/v3";
    return `${origin}${path}/infrastructure/backupServers/${uid}/jobs/backupTapeJobs/jobObjects?limit=${pageSize}&offset=${offset}`;
  } catch {
    return undefined;
  }
}

export class Early {
  #sent; // {key, controller, response}

  // Sends what is wanted by now, unless it is sent.
  want(element, token) {
    const url = urlOf(element);
    const bare = token?.trim() ?? "";
    const asking = [url, `Bearer ${bare}`, element.credentials === "same-origin"];
    const key = asking.join(" ");
    if (this.#sent?.key === key) return;
    this.release();
    // A pasted scheme, or what no header can carry, is the core's to judge.
    if (!url || !/^(?!bearer)[!-~]+$/i.test(bare)) return;
    const controller = new AbortController();
    const response = send(...asking, controller.signal);
    response.catch(() => {}); // whoever takes it looks at it
    this.#sent = { key, controller, response };
  }

  // The answer to this request, if need be to one that is sent now; `signal` aborts it.
  fetch(signal, ...asking) {
    const sent = this.#sent;
    if (sent?.key !== asking.join(" ")) {
      this.release();
      return send(...asking, signal);
    }
    this.#sent = undefined;
    signal.addEventListener("abort", () => sent.controller.abort());
    return sent.response;
  }

  get isUnderWay() { return this.#sent !== undefined; }

  release() {
    this.#sent?.controller.abort();
    this.#sent = undefined;
  }
}

// What browsers take longest for when a page needs it first. In English the core writes numbers
// itself, and for times no row waits.
let isWarm = false;
export function warmUp(language) {
  if (isWarm || /^en(-US|-GB)?$/.test(language)) return;
  isWarm = true;
  new Intl.NumberFormat(language).format(1);
}
