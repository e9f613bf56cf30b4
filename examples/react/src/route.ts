// The portal's pages: the list, and one for each job at #/jobs/<uid>. Your router does this.

import { useSyncExternalStore } from "react";

export const jobAddress = (uid: string) => `#/jobs/${encodeURIComponent(uid)}`;

const job = () => {
  const uid = location.hash.match(/^#\/jobs\/(.+)$/)?.[1];
  return uid === undefined ? null : decodeURIComponent(uid);
};

const subscribe = (changed: () => void) => {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
};

export const useJob = () => useSyncExternalStore(subscribe, job);
