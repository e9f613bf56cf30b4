// What stands in place of the core where it cannot run, or has crashed.

import { START_AGAIN, explainCore } from "./core-words.js";

// An alert for a code; with a button where there is a way on.
export function lastWords(code, startAgain) {
  const alert = document.createElement("div");
  alert.className = "core-failed";
  alert.setAttribute("role", "alert");
  alert.setAttribute("part", "alert");
  const words = document.createElement("p");
  words.textContent = explainCore(code);
  alert.append(words);
  if (code === "crashed") {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "action";
    button.setAttribute("part", "retry");
    button.textContent = START_AGAIN;
    button.addEventListener("click", startAgain);
    alert.append(button);
  }
  return alert;
}
