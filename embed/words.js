// Texts, numbers and times as a reader of some language writes them.

import { tools as ENGLISH } from "../lang/en.json";

export class Words {
  language;
  #texts;
  #plurals;
  #numbers;

  constructor(language, texts) {
    this.language = language;
    this.#texts = texts;
    this.#plurals = new Intl.PluralRules(language);
    this.#numbers = new Intl.NumberFormat(language);
  }

  // A text with its `{places}` filled; `count` chooses among its forms.
  text(key, values = {}) {
    const forms = this.#texts[key];
    const text = typeof forms === "string" ? forms : forms[this.#plurals.select(values.count)] ?? forms.other;
    return text.replaceAll(/\{(\w+)\}/g, (place, name) => {
      const value = values[name] ?? place;
      return typeof value === "number" ? this.number(value) : value;
    });
  }

  // What has a text of its own, or what is given in its place.
  known(key, otherwise) { return Object.hasOwn(this.#texts, key) ? this.#texts[key] : otherwise; }

  number(number) { return this.#numbers.format(number); }
  range(first, last) { return this.#numbers.formatRange(first, last); }
  list(texts) { return new Intl.ListFormat(this.language, { type: "unit" }).format(texts.filter(Boolean)); }
}

let latest = { words: null };

// The words of an element, by what the tools see of it.
export function wordsOf({ language, texts }) {
  if (latest.language !== language || latest.texts !== texts) {
    latest = { language, texts, words: new Words(language, texts?.tools ?? ENGLISH) };
  }
  return latest.words;
}
