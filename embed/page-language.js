// The standalone page's language: the reader's choice, else the browser's first that there is.

import { page as ENGLISH } from "../lang/en.json";
import { make } from "./make.js";
import { TapeJobLinksElement } from "./tape-job-links.js";
import { Words } from "./words.js";

/* global LANGUAGES */

const RIGHT_TO_LEFT = ["ar"];
const root = document.documentElement;
const tags = Object.keys(LANGUAGES);
const known = (language) => tags.find((tag) => tag === language?.split("-")[0].toLowerCase());
const browsers = navigator.languages.find(known) ?? "en";
let words = new Words("en", ENGLISH);
let wish;

export const say = (key, values) => words.text(key, values);

// What the fragment says of it: nothing where the browser would choose the same.
export const chosen = () => (known(root.lang) === known(browsers) ? null : root.lang);

// Speaks a language that there is, or the browser's.
export async function speak(language) {
  const tag = (wish = known(language) ? language : browsers);
  const texts = await TapeJobLinksElement.loadTexts(tag);
  if (wish !== tag) return;
  root.lang = tag;
  root.dir = RIGHT_TO_LEFT.includes(known(tag)) ? "rtl" : "ltr";
  words = new Words(tag, texts.page ?? ENGLISH);
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  document.querySelector("#language").value = known(tag);
}

// Lets the reader choose among them, each in its own words.
export function offerLanguages(select, changed) {
  const named = (tag) => new Intl.DisplayNames(tag, { type: "language" }).of(tag);
  select.append(...tags.map((value) => make("option", { value, lang: value, textContent: named(value) })));
  select.addEventListener("change", () => speak(select.value).then(changed));
}
