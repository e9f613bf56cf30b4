// The standalone page: a connection form in front of the element, and its place in the fragment.

import "./tape-job-links.js";
import { chosen, offerLanguages, say, speak } from "./page-language.js";
import { forgetServers, offerServers, uidOf } from "./server-picker.js";

const form = document.querySelector("form");
const { api, server, token } = form.elements;
const links = document.querySelector("tape-job-links");
const bar = document.querySelector("#connection");
const summary = document.querySelector("#connected-to");
const hint = document.querySelector("#api-hint");
const options = document.querySelector("#servers");
const serverHint = document.querySelector("#server-hint");

// A link must never choose where a token goes: the API address is not in the fragment.
const place = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  return { server: given.get("server") ?? "", offset: given.get("offset"), size: given.get("size"), lang: given.get("lang") };
};

// What people paste is a host as often as an address.
const address = () => {
  const given = api.value.trim();
  return given === "" || given.startsWith("/") || given.includes("://") ? given : `https://${given}`;
};

function warn() {
  let url;
  try {
    url = new URL(address(), location.href);
  } catch {
    hint.textContent = "";
    return;
  }
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  hint.textContent =
    url.protocol === "http:" && !local
      ? say("withoutHttps")
      : "";
}

function fragment() {
  const given = new URLSearchParams();
  given.set("server", links.serverUid ?? "");
  if (links.offset > 0) given.set("offset", links.offset);
  if (links.pageSize !== 100) given.set("size", links.pageSize);
  if (chosen()) given.set("lang", chosen());
  return `#${given}`;
}

function keepPlace(how) {
  const next = fragment();
  if (next === location.hash) return;
  history[how](null, "", next);
}

function showForm(field) {
  form.hidden = false;
  bar.hidden = true;
  field.focus();
}

// What cannot be used is said beside its field, not where the rows would be.
function refuse(field, message) {
  links.hidden = true;
  field.setAttribute("aria-invalid", "true");
  const example = field === api ? "https://vspc.example:1280/api/v3" : server.placeholder;
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  document.querySelector(`#${field.name}-error`).textContent = say("looksLike", { message: sentence, example });
  showForm(field);
}

function forgive(field) {
  field.removeAttribute("aria-invalid");
  document.querySelector(`#${field.name}-error`).textContent = "";
}

function showLinks() {
  form.hidden = true;
  bar.hidden = false;
  links.hidden = false;
}

function goToPlace() {
  const { server: uid, offset, size: rows, lang } = place();
  speak(lang).then(warn);
  if (uid) server.value = uid;
  links.pageSize = rows;
  links.offset = offset ?? 0;
  if (uid && !links.hidden) links.serverUid = uid;
}

api.value = `${location.origin}/api/v3`;
offerLanguages(document.querySelector("#language"), () => {
  warn();
  if (!links.hidden) keepPlace("replaceState");
});
goToPlace();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  api.value = address();
  server.value = uidOf(server.value);
  forgetServers(options, serverHint);
  forgive(api);
  forgive(server);
  const changed = links.serverUid !== server.value.trim() || links.apiBase !== api.value;
  links.apiBase = api.value;
  links.serverUid = server.value.trim();
  if (changed) summary.textContent = "";
  if (changed) links.offset = place().server === server.value.trim() ? place().offset ?? 0 : 0;
  links.token = token.value;
  token.value = "";
  showLinks();
});

document.querySelector("#change").addEventListener("click", () => showForm(server));
document.querySelector("#sign-out").addEventListener("click", () => {
  links.signOut();
  showForm(token);
});

links.addEventListener("tjl-ready", () => {
  // Only now is the address known to hold nothing but an address.
  summary.textContent = `${links.serverUid} · ${links.apiBase}`;
  keepPlace("replaceState");
});
// On the way through the history the fragment is there already, and nothing is written.
links.addEventListener("tjl-page", () => {
  const turned = Number(place().size ?? 100) === links.pageSize;
  keepPlace(turned ? "pushState" : "replaceState");
});
links.addEventListener("tjl-auth-required", () => showForm(token));
links.addEventListener("tjl-error", ({ detail }) => {
  if (detail.code !== "invalid-config") return;
  // The server UID is looked at first.
  const isUid = /^[\s{]*([0-9a-f]-?){32}[\s}]*$/i.test(server.value);
  refuse(isUid ? api : server, detail.message);
});
api.addEventListener("input", warn);
for (const field of [api, token]) {
  field.addEventListener("change", () => offerServers({
    address: address(), token: token.value, options, hint: serverHint,
  }));
}
for (const field of [api, server]) field.addEventListener("input", () => forgive(field));

// Back and Forward, or a fragment typed by hand.
addEventListener("popstate", goToPlace);
