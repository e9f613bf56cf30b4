// What all peers have in common: where the rows come from, and how their place is said.

const query = new URLSearchParams(location.search);
export const size = Number(query.get("size") ?? 100);
export const elements = Number(query.get("elements") ?? 1);
// The stand-in's, good for ever.
const token = "sentinel-valid";
const base = `/api/v3/infrastructure/backupServers/${query.get("server")}`;
const number = new Intl.NumberFormat("en");

export async function load(offset, signal) {
  const response = await fetch(`${base}/jobs/backupTapeJobs/jobObjects?limit=${size}&offset=${offset}`, {
    headers: { accept: "application/json", authorization: `Bearer ${token}` },
    credentials: "omit",
    redirect: "manual",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal,
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const { meta, data } = await response.json();
  return { rows: data, ...meta.pagingInfo };
}

export const range = ({ offset, count, total }) =>
  `${number.format(offset + 1)}–${number.format(offset + count)} of ${number.format(total)}`;

// For peers that bring no state of their own: at most one request, the last one wins.
export function pages(show) {
  let asked = new AbortController();
  let shown = { offset: 0, count: 0, total: 0 };
  return async function go(steps) {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      shown = await load(Math.max(0, shown.offset + steps * size), signal);
      show(shown, "");
    } catch (error) {
      if (!signal.aborted) show(shown, String(error));
    }
  };
}
