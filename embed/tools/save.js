// Hands a text or a blob over as a file. No element stays behind, and the text is let go.

const GRACE = 60_000; // some browsers begin to read when the reader has said where to

export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), GRACE);
}
