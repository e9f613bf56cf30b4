// Whether the API can be reached from this page, and whether it is VSPC that answers. No token yet.

import { opened } from "./ask.js";
import { bad, good, odd, quoted } from "./finding.js";

const NAME = "Reachable";

// What `ask` brought when it was no answer. `isThere` tells what a probe without CORS found, where
// the address is elsewhere.
export function judgeReach({ kind }, { address, page, isThere }) {
  const { origin, isHere } = address;
  switch (kind) {
    case "offline":
      return bad(NAME, "This browser is offline.", "Connect it, then check again.");
    case "blocked":
      return bad(NAME, `This page’s content security policy forbids requests to ${origin}.`, `Add ${origin} to connect-src in the page’s Content-Security-Policy.`);
    case "timeout":
      return bad(NAME, `${origin} has not answered for 10 seconds.`, "A firewall that swallows requests looks like this, and so does a server that hangs. Try the address from the proxy’s own machine.");
    case "redirect":
      return bad(NAME, "The API address answers with a redirect, often to a login page.", "Something in front of the API wants a sign-in: let it pass /api/v3, which has its own, or correct the address. Nothing of VSPC’s API redirects.");
    default:
  }
  if (isHere) return bad(NAME, `${origin}, which this page came from, does not answer any more.`, "Does reloading this page work? If not, its server is down, or its certificate has changed.");
  if (isThere) return bad(NAME, `${origin} answers, and keeps its answer from this page: CORS does not allow ${page.origin}.`, `Serve the API from ${page.origin} by a reverse proxy, or let the API’s server allow this origin, with the Authorization header, and expose Location.`);
  return bad(NAME, `Nothing answers at ${origin}, or not so that this browser trusts it.`, `Open ${origin} in another tab. A warning of the certificate: this browser must trust its issuer. No such name, or no answer: the name, the port or a firewall. ${nearby(address)}`.trim());
}

const nearby = ({ isPrivate }) => (isPrivate ? "It is an address of a private network: the browser may also ask whether this page may reach it, and remember a no." : "");

// Whoever answers a request without a token: VSPC refuses it as JSON.
export function judgeAnswerer(answer) {
  const name = "Who answers";
  const { isPage, title, json } = opened(answer);
  const { status, milliseconds } = answer;
  if (isPage) return bad(name, `A web page${title ? ` titled “${quoted(title)}”` : ""}, with status ${status}: not the API.`, pageNext(status));
  const isApi = Array.isArray(json?.errors) || Array.isArray(json?.data);
  if (!isApi) {
    // Some proxies say no more than the status.
    return bad(name, `Something that is not the API, with status ${status}.`, status >= 500 ? pageNext(status) : "Check the API address: it usually ends in /api/v3.");
  }
  if (status === 404) return bad(name, "The API, but it has no such resource.", "Check the API address: it usually ends in /api/v3.");
  if (status === 401) return good(name, `The API: it wants a token, as it should. ${milliseconds} ms.`);
  if (status === 200) return odd(name, "The API, and it lists its servers without a token.", "Find out what adds one on the way: whoever opens this page reads them.");
  return odd(name, `The API, with status ${status} where 401 was to be expected.`, "Look at what the API’s server logs.");
}

function pageNext(status) {
  if (status >= 500) return "A proxy or web server in front of the API says so. Does the API behind it run? Does the proxy trust its certificate, and the name in it? Its error log tells.";
  if (status === 404) return "Check the API address: it usually ends in /api/v3. Where a proxy is in front, check what it passes on.";
  return "Often a login page in front of the API, or the page of an application that answers everything. Let it pass /api/v3, which has its own sign-in.";
}
