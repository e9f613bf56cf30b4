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
const DEFAULT_PAGE_SIZE = 100;

// One of two words; whatever is not the other is the usual one.
const oneOf = (value, usual, other) => (String(value ?? "").trim().toLowerCase() === other ? other : usual);

export function int32(value, least) {
  const text = String(value ?? "").trim();
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= 2147483647 ? number : null;
}

// How each is read: as far as the reader has not chosen otherwise, by what the host says.
const READ = {
  apiBase: (it) => it.read("apiBase"),
  serverUid: (it) => it.read("serverUid"),
  label: (it) => it.read("label"),
  refreshInterval: (it) => int32(it.read("refreshInterval"), 0) ?? 0,
  pageSize: (it) => it.known("pageSize") ?? int32(it.read("pageSize"), 1) ?? DEFAULT_PAGE_SIZE,
  offset: (it) => it.known("offset") ?? int32(it.read("offset"), 0) ?? 0,
  resolveNames: (it) => it.flag("resolveNames"),
  jobLinks: (it) => it.flag("jobLinks"),
  view: (it) => it.known("view") ?? oneOf(it.read("view"), "table", "map"),
  loading: (it) => oneOf(it.read("loading"), "eager", "lazy"),
  credentials: (it) => oneOf(it.read("credentials"), "omit", "same-origin"),
  prefetch: (it) => oneOf(it.read("prefetch"), "none", "intent"),
};

// Gives a class a property for each. `ways(element)`: what the host says, `read(name)` and
// `flag(name)`, and what the reader has chosen, `known(name)`.
export function defineSettings(prototype, ways, write) {
  for (const [name, read] of Object.entries(READ)) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get() { return read(ways(this)); },
      set(value) { write(this, name, value); },
    });
  }
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
