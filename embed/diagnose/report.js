// The findings as plain text, for a mail or a ticket.

import { VERDICTS } from "./finding.js";

const lines = ({ name, verdict, words, next, list }) => [
  `[${VERDICTS[verdict]}] ${name}: ${words}`,
  ...list.map((item) => `    - ${item}`),
  ...(next ? [`    -> ${next}`] : []),
];

export function reportOf({ groups, sum, version, page, browser, time }) {
  const parts = groups.flatMap(({ title, findings }) => ["", title, ...findings.flatMap(lines)]);
  return [
    `Tape Job Links ${version}: diagnosis of ${time.toISOString()}`,
    `Page: ${page}`,
    `Browser: ${browser}`,
    sum,
    ...parts,
    "",
  ].join("\n");
}
