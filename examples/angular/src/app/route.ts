// The portal's pages: the list, and one for each job at #/jobs/<uid>. Your router does this.

import { signal } from "@angular/core";

export const jobAddress = (uid: string) => `#/jobs/${encodeURIComponent(uid)}`;

const read = () => {
  const uid = location.hash.match(/^#\/jobs\/(.+)$/)?.[1];
  return uid === undefined ? null : decodeURIComponent(uid);
};

const current = signal(read());
addEventListener("hashchange", () => current.set(read()));

export const job = current.asReadonly();
