// The portal's pages: the list, and one for each job at #/jobs/<uid>. Your router does this.

export const jobAddress = (uid: string) => `#/jobs/${encodeURIComponent(uid)}`;

const read = () => {
  const uid = location.hash.match(/^#\/jobs\/(.+)$/)?.[1];
  return uid === undefined ? null : decodeURIComponent(uid);
};

let current = $state(read());
addEventListener("hashchange", () => (current = read()));

export const route = {
  get job() {
    return current;
  },
};
