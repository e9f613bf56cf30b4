// The only requests of the diagnosis: each has an end, and follows no redirect.

import { wasBlocked } from "../violations.js";

export const PATIENCE = 10_000; // the widget waits for three times as long
const MOST_READ = 1024 * 1024;

// What came, as data: `kind` is "answer", "redirect", "timeout", "blocked", "offline" or "failed".
export async function ask(url, { token, accept = "application/json" } = {}) {
  const headers = { Accept: accept };
  if (token) headers.Authorization = `Bearer ${token}`;
  const start = performance.now();
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, {
      headers, signal, redirect: "manual", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer",
    });
    if (response.type === "opaqueredirect") return { kind: "redirect", url };
    const bytes = await read(response);
    const milliseconds = Math.round(performance.now() - start);
    return { kind: "answer", url, status: response.status, headers: response.headers, bytes, milliseconds };
  } catch (error) {
    if (signal.aborted) return { kind: "timeout", url };
    if (await wasBlocked(url.split("?")[0])) return { kind: "blocked", url };
    return { kind: navigator.onLine ? "failed" : "offline", url, reason: String(error?.message ?? "") };
  }
}

async function read({ body }) {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const chunks = [];
  let length = 0;
  while (length <= MOST_READ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  reader.cancel().catch(() => {}); // it is at its end already, or nobody reads on
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

// Whether anything answers there at all. What it says, browsers do not show.
export async function isThere(url) {
  try {
    await fetch(url, {
      mode: "no-cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return true;
  } catch {
    return false;
  }
}

// An answer's body as what it says it is.
export function opened({ headers, bytes }) {
  const text = new TextDecoder().decode(bytes);
  const type = headers.get("content-type") ?? "";
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1];
  if (/^\s*<(!doctype|html)/i.test(text) || /\bhtml\b/i.test(type)) return { isPage: true, title };
  try {
    return { isPage: false, json: JSON.parse(text) };
  } catch {
    return { isPage: false, json: undefined };
  }
}
