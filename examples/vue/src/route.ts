// The portal's pages: the list, and one for each job at #/jobs/<uid>. Your router does this.

import { readonly, ref } from "vue";

export const jobAddress = (uid: string) => `#/jobs/${encodeURIComponent(uid)}`;

const read = () => {
  const uid = location.hash.match(/^#\/jobs\/(.+)$/)?.[1];
  return uid === undefined ? null : decodeURIComponent(uid);
};

const current = ref(read());
addEventListener("hashchange", () => (current.value = read()));

export const job = readonly(current);
