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

// All of them in one sentence, which names what needs somebody: that may be far below.
export function summed(findings) {
  const are = (verdict) => findings.filter((finding) => finding.verdict === verdict).map(({ name }) => name);
  const [wrong, strange, left] = ["bad", "odd", "skipped"].map(are);
  const parts = [];
  if (wrong.length > 0) parts.push(`${number(wrong.length, "problem", "problems")} (${wrong.join(", ")})`);
  if (strange.length > 0) parts.push(`${number(strange.length, "thing", "things")} to look at (${strange.join(", ")})`);
  if (left.length > 0) parts.push(`${left.length} not checked`);
  return parts.length === 0 ? "Everything is well." : `${parts.join(", ")}.`;
}

export const worst = (findings) => ["bad", "odd", "skipped"].find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? "good";
