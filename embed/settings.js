// What a host sets, and how it is read.

// Attributes that the core reads, by property.
export const SETTINGS = {
  apiBase: "api-base",
  serverUid: "server-uid",
  pageSize: "page-size",
  offset: "offset",
  label: "label",
  refreshInterval: "refresh-interval",
};
// Those that are there or not.
export const FLAGS = {
  resolveNames: "resolve-names",
  jobLinks: "job-links",
};
// Those that the shell itself reads.
export const OWN = { view: "view", loading: "loading", credentials: "credentials", prefetch: "prefetch" };
export const NUMBERS = ["pageSize", "offset", "refreshInterval"];
export const DEFAULT_PAGE_SIZE = 100;

// One of two words; whatever is not the other is the usual one.
export const oneOf = (value, usual, other) => (String(value ?? "").trim().toLowerCase() === other ? other : usual);

// Settings of two words that nobody but the host sets: what each is of an element, by how that reads.
export const choices = (read) => ({
  loading: (own) => oneOf(read(own, "loading"), "eager", "lazy"),
  credentials: (own) => oneOf(read(own, "credentials"), "omit", "same-origin"),
  prefetch: (own) => oneOf(read(own, "prefetch"), "none", "intent"),
});

export function int32(value, least) {
  const text = String(value ?? "").trim();
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= 2147483647 ? number : null;
}

// A property that was set before there was an element to take it.
export function upgrade(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  delete element[name];
  element[name] = value;
}

// The closest ancestor's, out of shadow roots too; one that `Intl` throws at is none.
export function languageOf(element) {
  for (let node = element; node; node = node.parentNode ?? node.host) {
    const language = node.getAttribute?.("lang");
    if (language) {
      try {
        return Intl.getCanonicalLocales(language)[0] ?? "en";
      } catch {
        return "en";
      }
    }
  }
  return "en";
}

// Everything that the core reads. Once it runs, only the page size and the place that `changed`
// are told: what the reader chose stays until the host chooses again.
export function gather(element, { read, changed, place, size, language }) {
  const text = (name) => {
    const value = read(name);
    return value === null || value === undefined ? undefined : String(value);
  };
  const kept = (name, now, last) => {
    if (!changed) return String(last ?? text(name) ?? "");
    return changed.has(name) ? text(name) ?? "" : now;
  };
  return {
    apiBase: text("apiBase"),
    serverUid: text("serverUid"),
    label: text("label"),
    refreshInterval: text("refreshInterval"),
    jobLinks: element.jobLinks,
    cookies: element.credentials === "same-origin",
    ahead: element.prefetch === "intent",
    pageSize: kept("pageSize", String(element.pageSize), size),
    offset: kept("offset", undefined, place),
    language,
  };
}

// The core's rows, three values each, as hosts read them.
export function rowsOf(flat) {
  const rows = [];
  for (let at = 0; at < flat.length; at += 3) {
    rows.push({ jobUid: flat[at], linkedJobUid: flat[at + 1], uniqueJobUid: flat[at + 2] });
  }
  return rows;
}
