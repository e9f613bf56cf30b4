// What a host has to say: where a token comes from, and what opening a job means.

const links = document.querySelector("tape-job-links");

// Asked for when there is no token, and again when one has expired. The portal knows its user by
// its own session; the token is never in the page.
links.tokenProvider = async ({ signal }) => {
  const answer = await fetch("/portal/vspc-token", { method: "POST", signal });
  if (!answer.ok) return null;
  return answer.text();
};

// A portal would go to the job's own page.
links.addEventListener("tjl-open", ({ detail }) => {
  document.querySelector("#opened").textContent = `Opened ${detail.uid}`;
});

// Who is refused signs in anew; what else fails is said by the element itself.
links.addEventListener("tjl-auth-required", ({ detail }) => {
  document.querySelector("#opened").textContent = `Sign in again: ${detail.reason}`;
});
links.addEventListener("tjl-error", ({ detail }) => {
  console.info(`${detail.phase}: ${detail.code}`);
});
