// Whom this page's own server keeps from showing it in a frame, whatever the list says.

const PATIENCE = 8_000;
// What may mean more than it names. Those are given the benefit of the doubt.
const isBroad = (source) => /^'self'$|\*|^https?:$/i.test(source) || !source.includes(":");

// Its path does not count, and http means https too.
function names(source, origin) {
  try {
    const { origin: named } = new URL(source);
    return [named, named.replace(/^http:/, "https:")].includes(origin);
  } catch {
    return true;
  }
}

export function refusedBy(headers, origins) {
  const policies = (headers.get("content-security-policy") ?? "").split(",");
  const directives = policies.flatMap((policy) => policy.split(";")).map((it) => it.trim().toLowerCase().split(/\s+/));
  const rules = directives.filter(([name]) => name === "frame-ancestors").map(([, ...sources]) => sources);
  // Only where there is none does the older header count.
  if (rules.length === 0) return headers.has("x-frame-options") ? origins : [];
  const allows = (sources, origin) => sources.some((it) => it !== "'none'" && (isBroad(it) || names(it, origin)));
  return origins.filter((origin) => !rules.every((sources) => allows(sources, origin)));
}

// Of these origins, those that are refused; none where that cannot be known.
export async function findRefused(origins) {
  try {
    const { headers } = await fetch(location.href, {
      method: "HEAD", cache: "no-store", credentials: "same-origin", redirect: "error", signal: AbortSignal.timeout(PATIENCE),
    });
    return refusedBy(headers, origins);
  } catch {
    return [];
  }
}
