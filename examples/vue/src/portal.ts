/** Backup servers to choose from. A portal has them from its own backend; these are the stand-in's. */
export const servers: readonly [Server, ...Server[]] = [
  { uid: "a7e4d0c1-58b2-6f1e-9c40-3d6b2f71e834", name: "Athens DC1" },
  { uid: "115b04d2-7c3e-6a90-8f15-92e0c4ab6d57", name: "Lisbon DC2" },
  { uid: "5e471e10-0000-6000-8000-000000000403", name: "One that is refused" },
  { uid: "5e471e10-0000-6000-8000-000000000401", name: "One that wants a sign-in" },
];

interface Server {
  readonly uid: string;
  readonly name: string;
}

/** The backend knows its user by its own session, and answers with a token that lives for minutes. */
export async function fetchToken(signal: AbortSignal): Promise<string | null> {
  const answer = await fetch("/portal/vspc-token", { method: "POST", signal });
  return answer.ok ? answer.text() : null;
}
