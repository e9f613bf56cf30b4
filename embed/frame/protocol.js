// What the two sides of a frame say to each other, by shape. Neither side believes anything else:
// what is longer, of another kind, or unknown is as if it had not come.

export const PROTOCOL = 1;
export const HELLO = "tjl-hello";

// Every event that goes out of the frame.
export const EVENTS = ["tjl-ready", "tjl-page", "tjl-error", "tjl-auth-required", "tjl-open", "tjl-request"];

export const METHODS = ["refresh", "first", "previous", "next", "last", "goTo", "signOut"];

// The tallest that a frame becomes, CSS pixels; beyond it the page inside scrolls.
export const TALLEST = 100_000;

const LONGEST = 65_536; // a text
const MOST_ROWS = 100_000;
const MOST_PARTS = 200; // of an event's detail
const DEEPEST = 4;
const STATES = ["unconfigured", "loading", "ready", "empty", "error", "auth-required"];
const BOOLEANS = ["resolveNames", "jobLinks", "tokenProvider"];
const TEXTS = [
  "apiBase", "serverUid", "token", "pageSize", "offset", "refreshInterval", "label", "view", "credentials", "loading", "prefetch",
];

export const SETTINGS = [...TEXTS, ...BOOLEANS];

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string" && value.length <= LONGEST;
const isWhole = (value) => Number.isSafeInteger(value) && value >= 0;
const isOrNull = (value, is) => value === null || is(value);
const isFlag = (value) => typeof value === "boolean";

// What a host gives, as it can be sent: a text, a boolean, or `null`.
export function sendable(name, value) {
  if (BOOLEANS.includes(name)) return Boolean(value);
  const text = value === null || value === undefined ? null : String(value);
  return isOrNull(text, isText) ? text : null;
}

const isSetting = ([name, value]) =>
  BOOLEANS.includes(name) ? isFlag(value) : TEXTS.includes(name) && isOrNull(value, isText);

const isLook = (look) =>
  isRecord(look) && Object.values(look).every((value) => isOrNull(value, isText)) && Object.keys(look).length <= 32;

const isPaging = (it) =>
  isRecord(it) && isOrNull(it.total, Number.isFinite) && Number.isFinite(it.count) && Number.isFinite(it.offset);

const isRow = (row) =>
  isRecord(row) && ["jobUid", "linkedJobUid", "uniqueJobUid"].every((name) => isOrNull(row[name], isText));

// Plain data of bounded size.
function isDetail(detail) {
  let parts = 0;
  const isPlain = (value, depth) => {
    parts += 1;
    if (parts > MOST_PARTS || depth > DEEPEST) return false;
    if (typeof value !== "object" || value === null) {
      return value === null || isFlag(value) || isText(value) || Number.isFinite(value);
    }
    return Object.values(value).every((part) => isPlain(part, depth + 1));
  };
  return isRecord(detail) && isPlain(detail, 0);
}

const FROM_HOST = {
  set: ({ values }) => isRecord(values) && Object.entries(values).every(isSetting),
  look: ({ look }) => isLook(look),
  call: ({ method, offset }) => METHODS.includes(method) && (offset === undefined || isText(offset)),
  answer: ({ id, token }) => isWhole(id) && isOrNull(token, isText),
};

const FROM_FRAME = {
  welcome: ({ protocol }) => protocol === PROTOCOL,
  told: ({ state, stale, pagingInfo, offset, pageSize, view, hasToken, rows }) =>
    STATES.includes(state) && isFlag(stale) && isOrNull(pagingInfo, isPaging) && isWhole(offset) && isWhole(pageSize) &&
    ["table", "map"].includes(view) && isFlag(hasToken) &&
    (rows === undefined || (Array.isArray(rows) && rows.length <= MOST_ROWS && rows.every(isRow))),
  event: ({ name, detail }) => EVENTS.includes(name) && isDetail(detail),
  ask: ({ id, reason }) => isWhole(id) && ["missing", "expired"].includes(reason),
  unask: ({ id }) => isWhole(id),
  height: ({ height }) => Number.isFinite(height) && height >= 0,
};

const known = (kinds) => (message) =>
  isRecord(message) && Object.hasOwn(kinds, message.kind) && kinds[message.kind](message) ? message : null;

export const fromHost = known(FROM_HOST);
export const fromFrame = known(FROM_FRAME);

// A hello of any protocol, with the one port that it takes.
export const isHello = ({ data, ports }) =>
  isRecord(data) && data.hello === HELLO && isWhole(data.protocol) && ports.length === 1;
