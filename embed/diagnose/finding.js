// What a check found: a verdict, what was seen, and what to do about it.

export const VERDICTS = { good: "OK", odd: "Look at this", bad: "Problem", skipped: "Not checked" };

export const good = (name, words, list = []) => ({ name, verdict: "good", words, next: "", list });
export const odd = (name, words, next) => ({ name, verdict: "odd", words, next, list: [] });
export const bad = (name, words, next) => ({ name, verdict: "bad", words, next, list: [] });
export const skipped = (name, words) => ({ name, verdict: "skipped", words, next: "", list: [] });

const MOST_SAID = 200;

// What a server said, on one line and not without end.
export function quoted(text) {
  const line = String(text).replaceAll(/\s+/g, " ").trim();
  return line.length > MOST_SAID ? `${line.slice(0, MOST_SAID)}…` : line;
}

// A finding without the token, whatever it quotes.
export function without(token, finding) {
  if (!token) return finding;
  const hide = (text) => text.replaceAll(token, "(the token)");
  return { ...finding, words: hide(finding.words), next: hide(finding.next), list: finding.list.map(hide) };
}

const number = (count, one, many) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

// All of them in one sentence.
export function summed(findings) {
  const count = (verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  const parts = [];
  if (count("bad")) parts.push(number(count("bad"), "problem", "problems"));
  if (count("odd")) parts.push(`${number(count("odd"), "thing", "things")} to look at`);
  if (count("skipped")) parts.push(`${count("skipped")} not checked`);
  return parts.length === 0 ? "Everything is well." : `${parts.join(", ")}.`;
}
