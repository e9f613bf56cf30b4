// What stands in place of the core where it cannot run, or has crashed.

import { action, make } from "./make.js";

const KEYS = { "core-blocked": "coreBlocked", "core-missing": "coreMissing", crashed: "crashed" };

export const explainCore = (code, { shell }) => shell[KEYS[code]];

// An alert for a code; with a button where there is a way on.
export function lastWords(code, texts, startAgain) {
  const alert = make("div", { className: "core-failed", role: "alert" },
    make("p", { textContent: explainCore(code, texts) }));
  alert.setAttribute("part", "alert");
  if (code === "crashed") {
    const button = action(texts.shell.startAgain, startAgain);
    button.setAttribute("part", "retry");
    alert.append(button);
  }
  return alert;
}
