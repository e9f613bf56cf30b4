import "../tape-job-links.js";

const GATED = "5e471e10-0005-6000-8000-000000000001";
const FIRST_PAGE_TOKEN = "sentinel-first-page-only";
const KEPT_EVENTS = 100;
const EVENTS = ["tjl-ready", "tjl-page", "tjl-request", "tjl-error", "tjl-auth-required"];
const FINE = ["ok", "preparing", "aborted"];
const byId = (id) => document.getElementById(id);

async function portalToken({ signal } = {}) {
  const response = await fetch("/portal/vspc-token", { method: "POST", signal });
  if (!response.ok) throw new Error(`the portal answered ${response.status}`);
  return response.text();
}

function node(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// Colours

for (const choice of document.querySelectorAll("input[name=scheme]")) {
  choice.addEventListener("change", () => {
    document.documentElement.dataset.scheme = choice.value;
  });
}

// Events: their detail is shown as text, whatever is in it.

function tell(event) {
  const item = document.createElement("li");
  const name = node("span", event.type, "name");
  const failed = event.type === "tjl-request" ? !FINE.includes(event.detail.outcome) : /error|required/.test(event.type);
  if (failed) name.classList.add("bad");
  const source = event.target.label ?? event.target.getAttribute("label") ?? "";
  item.append(
    node("time", new Date().toLocaleTimeString([], { hour12: false })),
    name,
    node("span", source, "source"),
    node("code", JSON.stringify(event.detail)),
  );
  const log = byId("log");
  log.prepend(item);
  while (log.children.length > KEPT_EVENTS) log.lastElementChild.remove();
  log.hidden = false;
  byId("no-events").hidden = true;
}

for (const type of EVENTS) document.addEventListener(type, tell);

byId("clear").addEventListener("click", () => {
  byId("log").replaceChildren();
  byId("log").hidden = true;
  byId("no-events").hidden = false;
});

for (const element of document.querySelectorAll("tape-job-links")) {
  element.tokenProvider = portalToken;
}

// Failures

const servers = new Map();
const tokens = new Map([["", { shows: "Minted by the portal for an hour." }]]);

async function json(path, headers = {}) {
  const response = await fetch(path, { headers });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

async function read() {
  const authorization = `Bearer ${await portalToken()}`;
  const [listed, described] = await Promise.all([
    json("/api/v3/infrastructure/backupServers?limit=500&offset=0", { authorization }),
    json("/standin/sentinels"),
  ]);
  const about = new Map(described.servers.map((server) => [server.uid, server]));
  for (const { instanceUid, name } of listed.data) {
    const { group = "Others", shows = "" } = about.get(instanceUid) ?? {};
    servers.set(instanceUid, { name, group, shows });
  }
  for (const token of described.tokens) tokens.set(token.token, token);
}

function fill() {
  const groups = new Map();
  for (const [uid, { name, group }] of servers) {
    if (!groups.has(group)) {
      const made = document.createElement("optgroup");
      made.label = group;
      groups.set(group, made);
    }
    groups.get(group).append(new Option(name, uid));
  }
  byId("server").append(...groups.values());
  for (const [token, { name }] of tokens) {
    if (token) byId("token").append(new Option(name, token));
  }
  byId("failures-count").textContent = `${servers.size} servers, ${tokens.size - 1} tokens`;
}

/** A new element for the server and token that are chosen, in place of the last one. */
function show() {
  const uid = byId("server").value;
  const token = byId("token").value;
  const { name, shows } = servers.get(uid);
  byId("server-shows").textContent = shows;
  byId("token-shows").textContent = tokens.get(token).shows;
  byId("release").hidden = uid !== GATED;
  const element = document.createElement("tape-job-links");
  element.resolveNames = true;
  element.label = `Links of ${name}`;
  element.serverUid = uid;
  if (token) element.token = token;
  // The expiring token is renewed by the portal, the others are left to be refused.
  if (!token || token === FIRST_PAGE_TOKEN) element.tokenProvider = portalToken;
  byId("chosen").replaceChildren(element);
}

/** The place is kept in the fragment, so that a failure can be linked to. */
function remember() {
  history.replaceState(null, "", `#server=${byId("server").value}`);
}

function recall() {
  const asked = new URLSearchParams(location.hash.slice(1)).get("server");
  const first = [...servers].find(([, server]) => server.group !== "Healthy")?.[0];
  byId("server").value = servers.has(asked) ? asked : first;
  if (servers.has(asked)) byId("failures").scrollIntoView();
}

async function start() {
  try {
    await read();
  } catch (error) {
    byId("failures-count").textContent = `The list of servers could not be read: ${error.message}`;
    return;
  }
  fill();
  recall();
  show();
  byId("server").addEventListener("change", () => (remember(), show()));
  byId("token").addEventListener("change", show);
  byId("again").addEventListener("click", show);
  byId("release").addEventListener("click", () => fetch("/standin/release", { method: "POST" }));
  window.addEventListener("hashchange", () => {
    if (location.hash.startsWith("#server=")) (recall(), show());
  });
}

byId("choices").addEventListener("submit", (event) => event.preventDefault());
start();
