// What can be said of the page and the browser before anything is sent.

import { bad, good, odd } from "./finding.js";

// What the widget cannot do without, and what it looks better with.
const NEEDED = {
  "WebAssembly": () => typeof WebAssembly === "object",
  "custom elements": () => "customElements" in globalThis,
  "adopted style sheets": () => "adoptedStyleSheets" in Document.prototype,
  "element internals": () => "attachInternals" in HTMLElement.prototype,
  "streams": () => "ReadableStream" in globalThis,
  "dialogs": () => "HTMLDialogElement" in globalThis,
  "Intl": () => "formatRange" in Intl.NumberFormat.prototype,
};
const BETTER = {
  "element states": () => "CustomStateSet" in globalThis && "states" in ElementInternals.prototype,
  "container queries": () => CSS.supports("container-type: inline-size"),
  "light-dark()": () => CSS.supports("color: light-dark(#000, #fff)"),
};
// The shortest module that there is.
const NOTHING = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

const lacking = (features) => Object.keys(features).filter((name) => !features[name]());

export function judgeFeatures(needed, better) {
  const name = "This browser";
  if (needed.length > 0) return bad(name, `It does not have: ${needed.join(", ")}.`, "Use a current Chrome, Edge, Firefox or Safari.");
  if (better.length > 0) return odd(name, `The widget runs, and looks plainer: this browser does not have ${better.join(", ")}.`, "Update the browser when you can.");
  return good(name, "It has what the widget needs.");
}

export function judgePage(isSecure, page) {
  const name = "This page";
  if (!page.protocol.startsWith("http")) return bad(name, "It was opened as a file.", "Open it from a web server: browsers load no modules from files.");
  if (isSecure) return good(name, `${page.origin} is secure.`);
  return odd(name, `${page.origin} has no https: whoever is on the way can read and change what passes, the token too, and some browsers send nothing compressed with brotli.`, "Serve it by https.");
}

async function judgeWasm() {
  const name = "WebAssembly";
  try {
    // As the widget does: some engines ask the policy here alone.
    await WebAssembly.instantiate(NOTHING);
    return good(name, "This page may run it.");
  } catch (error) {
    const isPolicy = /unsafe-eval|Content Security Policy|CSP/i.test(String(error));
    if (!isPolicy) return bad(name, "This browser does not run it; some turn it off by a policy or in a lockdown mode.", "Allow it for this site, or use another browser.");
    return bad(name, "This page’s content security policy forbids it.", "Add 'wasm-unsafe-eval' to script-src in the page’s Content-Security-Policy.");
  }
}

export async function* checkBrowser() {
  yield judgePage(isSecureContext, location);
  yield judgeFeatures(lacking(NEEDED), lacking(BETTER));
  if (NEEDED.WebAssembly()) yield await judgeWasm();
}
