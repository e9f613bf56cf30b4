// Texts with {places}, in the one or the other form.

import { numbered } from "./words.js";

const plural = new Intl.PluralRules("en"); // the texts' own language, whatever the numbers' is

// A text, or of several forms the one for `count`, with what belongs in its places.
export function phrase(text, places, language) {
  const form = typeof text === "string" ? text : text[plural.select(places.count)] ?? text.other;
  const number = numbered(language);
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    const value = places[name];
    return typeof value === "number" ? number(value) : value;
  });
}
