// A host in plain TypeScript: right use, and wrong use that must not compile.

import { TapeJobLinksElement, define, type ErrorCode, type TokenProvider } from "tape-job-links";
import { TapeJobLinksElement as Unregistered } from "tape-job-links/element.js";
import { TapeJobLinksFrameElement, define as defineFrame } from "tape-job-links/frame";

const links = document.createElement("tape-job-links");
links satisfies TapeJobLinksElement;
document.querySelector("tape-job-links")?.refresh();

const provider: TokenProvider = async ({ reason, signal }) => {
  reason satisfies "missing" | "expired";
  return (await fetch("/token", { signal })).text();
};
links.tokenProvider = provider;
links.tokenProvider = () => null;
links.tokenProvider = null;
// @ts-expect-error a token is a text
links.tokenProvider = () => 7;
// @ts-expect-error there are two reasons
links.tokenProvider = ({ reason }) => (reason === "renewed" ? "a" : "b");

links.serverUid = "0a106d53-ac5b-441c-a5e8-124d53f8f8d9";
links.serverUid = undefined;
links.pageSize = 50;
links.pageSize = "50";
links.pageSize.toFixed() satisfies string;
links.resolveNames = true;
links.view = "map";
links.loading = "lazy";
links.credentials = "same-origin";
links.prefetch = "intent";
links.token = "secret";
links.token satisfies null;
// @ts-expect-error the picture is "map"
links.view = "picture";
// @ts-expect-error cookies go to the page's own origin alone
links.credentials = "include";
// @ts-expect-error not a number
links.pageSize = "many";
// @ts-expect-error what it only tells
links.state = "ready";
// @ts-expect-error the same
links.rows = [];
// @ts-expect-error no such property
links.serverUID = "x";

links.goTo(100);
// @ts-expect-error where to?
links.goTo();
links.pagingInfo?.total satisfies number | null | undefined;
links.rows[0]?.linkedJobUid satisfies string | null | undefined;
// @ts-expect-error a total may be missing
links.pagingInfo?.total.toFixed();

links.addEventListener("tjl-error", function ({ detail }) {
  this satisfies TapeJobLinksElement;
  detail.code satisfies ErrorCode;
  // @ts-expect-error no such code
  if (detail.code === "broken") return;
  // @ts-expect-error where there was no answer, there is no status
  detail.status.toFixed();
});
document.addEventListener("tjl-open", ({ detail }) => detail.uid satisfies string);
links.addEventListener("tjl-auth-required", ({ detail: { reason } }) => {
  reason satisfies "missing" | "refused" | "provider-failed";
});
document.addEventListener("tjl-request", ({ detail: { phase, outcome, status, milliseconds } }) => {
  phase satisfies string;
  milliseconds satisfies number;
  if (outcome === "timeout") status satisfies number | null;
  // @ts-expect-error nothing was sent then
  if (outcome === "invalid-config") return;
});
links.addEventListener("click", ({ clientX }) => clientX);
const onPage = ({ detail }: CustomEvent<{ readonly count: number }>) => console.log(detail.count);
links.addEventListener("tjl-page", onPage, { once: true });
links.removeEventListener("tjl-page", onPage);
// @ts-expect-error it has no code
links.addEventListener("tjl-ready", ({ detail }) => detail.code);

define("job-links") satisfies typeof TapeJobLinksElement;
define();
// @ts-expect-error a tag is a text
define(7);
customElements.get("tape-job-links")?.addLanguage("nl", {
  NextPage: "Volgende pagina",
  rows: { one: "{count} rij", other: "{count} rijen" },
});
// @ts-expect-error no such text
TapeJobLinksElement.addLanguage("nl", { NextPages: "Volgende pagina" });
// @ts-expect-error a text has no forms where English has none
TapeJobLinksElement.addLanguage("nl", { NextPage: { other: "Volgende pagina" } });
Unregistered.version satisfies string;
class Mine extends Unregistered {}
customElements.define("my-links", Mine);

const frame = document.createElement("tape-job-links-frame");
frame satisfies TapeJobLinksFrameElement;
frame.src = "https://vspc.example/tape-job-links/embed.html";
frame.src satisfies string;
frame.serverUid = undefined;
frame.pageSize = "50";
frame.tokenProvider = provider;
frame.token satisfies null;
frame.rows[0]?.jobUid satisfies string | null | undefined;
frame.goTo(100);
frame.addEventListener("tjl-error", ({ detail }) => detail.code satisfies ErrorCode);
// @ts-expect-error an address is a text
frame.src = 7;
// @ts-expect-error what it only tells
frame.state = "ready";
defineFrame("job-links-frame") satisfies typeof TapeJobLinksFrameElement;
