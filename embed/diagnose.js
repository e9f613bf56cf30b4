// The page that diagnoses. It needs neither the widget nor WebAssembly, which may be what is wrong.

import { checkApi } from "./diagnose/api.js";
import { checkBrowser } from "./diagnose/browser.js";
import { checkFiles } from "./diagnose/files.js";
import { bad, summed, VERDICTS, without, worst } from "./diagnose/finding.js";
import { reportOf } from "./diagnose/report.js";
import { make } from "./make.js";

/* global VERSION */

const form = document.querySelector("form");
const { api, server, token } = form.elements;
const button = form.querySelector("button");
const outcome = document.querySelector("#outcome");
const summary = document.querySelector("#summary");
const place = document.querySelector("#findings");
const report = document.querySelector("#report");
const copy = document.querySelector("#copy");

const GROUPS = [
  ["This browser", checkBrowser],
  ["The widget’s files", checkFiles],
  ["The API", checkApi],
];

const item = ({ name, verdict, words, next, list }) => make("li", { className: verdict },
  make("h3", {}, make("span", { className: "verdict", textContent: VERDICTS[verdict] }), make("span", { textContent: name })),
  make("div", {},
    make("p", { textContent: words }),
    ...(list.length > 0 ? [make("ul", {}, ...list.map((textContent) => make("li", { textContent })))] : []),
    ...(next ? [make("p", { className: "next", textContent: next })] : [])));

function section(title) {
  const items = make("ul", {});
  place.append(make("section", {}, make("h2", { textContent: title }), items));
  return items;
}

async function check(given) {
  const groups = [];
  for (const [title, checks] of GROUPS) {
    const items = section(title);
    const findings = [];
    groups.push({ title, findings });
    try {
      for await (const finding of checks(given, location)) findings.push(without(given.token, finding));
    } catch (error) {
      findings.push(without(given.token, bad(title, `The check itself failed: ${error}`, "Report it, with what is above.")));
    }
    items.append(...findings.map(item));
  }
  return groups;
}

async function run() {
  const given = { api: api.value, server: server.value, token: token.value.trim() };
  // It is in this function alone from here on, for as long as it runs.
  token.value = "";
  button.disabled = true;
  outcome.hidden = false;
  copy.hidden = true;
  report.hidden = true;
  place.replaceChildren();
  summary.textContent = "Checking …";
  summary.className = "";
  const groups = await check(given);
  const all = groups.flatMap(({ findings }) => findings);
  const sum = summed(all);
  report.value = reportOf({ groups, sum, version: VERSION, page: `${location.origin}${location.pathname}`, browser: navigator.userAgent, time: new Date() });
  summary.textContent = sum;
  summary.className = worst(all);
  copy.hidden = false;
  button.disabled = false;
}

api.value = `${location.origin}/api/v3`;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!button.disabled) run();
});
copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(report.value);
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy report"; }, 2000);
  } catch {
    // Without https there is no clipboard for pages.
    report.hidden = false;
    report.select();
    summary.textContent = "This page may not copy: copy the text below.";
  }
});
