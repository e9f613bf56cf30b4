// The page for frames: shows the element for a page around it that is on the list, and nothing,
// not so much as an answer, for any other.

import "./tape-job-links.js";
import { Inside } from "./frame/inside.js";
import { readParents } from "./frame/parents.js";
import { PROTOCOL, isHello } from "./frame/protocol.js";

const PATIENCE = 10_000;
const main = document.querySelector("main");
const isAlone = window.parent === window;
const reading = readParents(new URL("embed-parents.json", import.meta.url));
let hello = null; // the first there was: who is around cannot change without this page

// The words come when they are needed.
async function explain(situation, about) {
  const { origins, problem, about: found } = await reading;
  const { help } = await import(new URL("./embed-help.js", import.meta.url).href);
  // Meanwhile all may be well.
  if (!document.body.classList.contains("connected")) help(main, { situation, origins, problem, about: { ...found, ...about } });
}

// Not every browser tells who is around; what it says is for words alone.
const around = () => location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);

async function take({ origin, data: { protocol }, ports: [port] }) {
  const { origins } = await reading;
  if (origins.includes(origin) && protocol === PROTOCOL) {
    document.body.classList.add("connected");
    main.replaceChildren(main.querySelector("h1"));
    new Inside(port, main);
    return;
  }
  port.close();
  if (origins.includes(origin)) explain("otherProtocol", { theirs: String(protocol), ours: String(PROTOCOL) });
  else explain("notListed", { origin });
}

function listen() {
  addEventListener("message", (event) => {
    if (event.source !== window.parent || hello || !isHello(event)) return;
    hello = event;
    take(event);
  });
  reading.then(({ origins }) => {
    const origin = around();
    if (origin && !origins.includes(origin)) explain("notListed", { origin });
  });
  setTimeout(() => hello || explain("silentParent"), PATIENCE);
}

if (isAlone) explain("alone");
else listen();
