// What a host has to say: where a token comes from, which server, and what opening a job means.

const [heading, back, section, choice, notice, problem, links] = [
  "h1", "a", "section", "select", "[role=status]", "[role=alert]", "tape-job-links",
].map((selector) => document.querySelector(selector));

// Asked for when there is no token, and again when one has expired. The backend knows its user by
// its own session; the token is never in the page.
links.tokenProvider = async ({ reason, signal }) => {
  const answer = await fetch("/portal/vspc-token", { method: "POST", signal });
  if (!answer.ok) return null;
  if (reason === "expired") notice.textContent = "The token had expired and was renewed.";
  return answer.text();
};

const choose = () => {
  links.serverUid = choice.value;
  notice.textContent = problem.textContent = "";
};
choice.addEventListener("change", choose);
choose();

// The element says itself what failed; a host may add what only it knows.
for (const done of ["tjl-ready", "tjl-page"]) {
  links.addEventListener(done, () => { problem.textContent = ""; });
}
links.addEventListener("tjl-error", ({ detail }) => {
  problem.textContent = `Support code: ${detail.phase}/${detail.code}`;
});
links.addEventListener("tjl-auth-required", ({ detail }) => {
  problem.textContent = `Please sign in again (${detail.reason}).`;
});

// The portal's pages: the list, and one for each job at #/jobs/<uid>.
links.addEventListener("tjl-open", ({ detail }) => {
  location.assign(`#/jobs/${encodeURIComponent(detail.uid)}`);
});
const show = () => {
  const uid = location.hash.match(/^#\/jobs\/(.+)$/)?.[1];
  heading.textContent = uid ? `Job ${decodeURIComponent(uid)}` : "Tape jobs";
  back.hidden = !uid;
  // Hidden rather than left out, the list keeps the reader's page.
  section.hidden = Boolean(uid);
};
addEventListener("hashchange", show);
show();
