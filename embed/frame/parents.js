// Who may embed: `embed-parents.json`, a list of exact origins that whoever serves the files writes.
// What cannot be read to its end as such a list allows nobody.

const PATIENCE = 8_000;
const LARGEST = 65_536; // bytes
const MOST = 100; // origins

const nobody = (problem, about = {}) => ({ origins: [], problem, about });

// Resolves with `{origins, problem, about}`; never rejects.
export async function readParents(address) {
  let response;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    // A redirect leads to what nobody wrote there.
    response = await fetch(address, { cache: "no-cache", credentials: "same-origin", redirect: "error", signal });
    if (response.status === 404) return nobody("listMissing");
    if (!response.ok) return nobody("listUnreadable", { status: String(response.status) });
    return parse(await textOf(response));
  } catch (error) {
    const problem = { RangeError: "listTooLong", SyntaxError: "listMalformed", TypeError: "listUnreadable" }[error.name];
    return nobody(problem ?? "listUnreadable", { status: response?.status ?? error.name });
  }
}

async function textOf(response) {
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LARGEST) {
      reader.cancel();
      throw new RangeError();
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(text) {
  const list = JSON.parse(text);
  if (!Array.isArray(list) || !list.every((entry) => typeof entry === "string")) return nobody("listMalformed");
  if (list.length === 0) return nobody("listEmpty");
  if (list.length > MOST) return nobody("listTooLong");
  const wrong = list.find((entry) => !isOrigin(entry));
  if (wrong !== undefined) return nobody("notAnOrigin", { entry: JSON.stringify(wrong.slice(0, 100)) });
  return { origins: list, problem: null, about: {} };
}

// As browsers spell it: no path, no usual port, no wildcard, which a URL takes for a host's name.
function isOrigin(entry) {
  try {
    const { origin, protocol } = new URL(entry);
    return origin === entry && /^https?:$/.test(protocol) && !entry.includes("*");
  } catch {
    return false;
  }
}
