// What is wrong, where the page for frames has nobody to show the element to.

import { embed as ar } from "../lang/ar.json";
import { embed as de } from "../lang/de.json";
import { embed as en } from "../lang/en.json";
import { embed as es } from "../lang/es.json";
import { embed as fr } from "../lang/fr.json";
import { embed as ja } from "../lang/ja.json";
import { findRefused } from "./frame/ancestors.js";
import { fill } from "./frame/fill.js";
import { make } from "./make.js";

const ALL = { ar, de, en, es, fr, ja };

export async function help(main, { situation, origins, problem, about }) {
  const language = navigator.languages.map((tag) => tag.split("-")[0].toLowerCase()).find((tag) => Object.hasOwn(ALL, tag)) ?? "en";
  Object.assign(document.documentElement, { lang: language, dir: language === "ar" ? "rtl" : "ltr" });
  const texts = ALL[language];
  const line = (key, values = about) => make("p", { textContent: fill(texts[key], values) });
  const lines = [];
  if (situation === "alone") lines.push(line("alone"));
  else if (situation !== "notListed" || !problem) lines.push(line(situation));
  if (problem) lines.push(line(problem));
  if (situation === "alone" && !problem) {
    const listed = (some) => ({ origins: new Intl.ListFormat(language).format(some) });
    const refused = await findRefused(origins);
    lines.push(line("mayEmbed", listed(origins)));
    if (refused.length > 0) lines.push(line("refused", listed(refused)), make("pre", { textContent: `frame-ancestors ${origins.join(" ")}` }));
  }
  if (problem || situation === "notListed") {
    const example = JSON.stringify([about.origin ?? "https://portal.example"]);
    lines.push(line("listHowTo"), make("pre", { textContent: example }));
  }
  if (situation === "alone") lines.push(make("p", {}, make("a", { href: "./index.html", textContent: texts.openStandalone })));
  main.replaceChildren(make("h1", { textContent: texts.embedHeading }), make("div", { className: "help", role: "status" }, ...lines));
}
