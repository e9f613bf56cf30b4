// What the page's content security policy kept from being sent: `fetch` fails without a reason.

const blocked = new Set(); // addresses, without their query

globalThis.document?.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
  if (effectiveDirective !== "connect-src") return;
  if (blocked.size > 50) blocked.clear(); // a page may do nothing else
  blocked.add(blockedURI.split("?")[0]);
});

// The event comes in a later task than the failure.
export async function wasBlocked(address) {
  await new Promise((resolve) => { setTimeout(resolve); });
  // Some browsers tell no more than the origin.
  const { href, origin } = new URL(address);
  return [href, origin, `${origin}/`].some((known) => blocked.delete(known));
}
