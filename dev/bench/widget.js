// A host, as docs/EMBEDDING.md has it: the element, and a token.
const query = new URLSearchParams(location.search);
for (let left = Number(query.get("elements") ?? 1); left > 0; left -= 1) {
  const links = document.createElement("tape-job-links");
  links.setAttribute("server-uid", query.get("server"));
  links.setAttribute("page-size", query.get("size") ?? 100);
  if (query.has("lazy")) links.loading = "lazy";
  links.token = "sentinel-valid";
  document.querySelector("main").append(links);
}
