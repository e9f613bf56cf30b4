import { useCallback, useState } from "react";
import type { TokenProvider } from "tape-job-links";
import { fetchToken, servers } from "./portal";
import { jobAddress, useJob } from "./route";

export function App() {
  const job = useJob();
  const [server, setServer] = useState(servers[0].uid);
  const [notice, setNotice] = useState("");
  const [problem, setProblem] = useState("");

  // One function for as long as the component lives: another one would count as another provider.
  const tokenProvider = useCallback<TokenProvider>(async ({ reason, signal }) => {
    const token = await fetchToken(signal);
    if (reason === "expired") setNotice("The token had expired and was renewed.");
    return token;
  }, []);

  const choose = (uid: string) => {
    setServer(uid);
    setNotice("");
    setProblem("");
  };

  return (
    <main>
      <h1>{job ? `Job ${job}` : "Tape jobs"}</h1>
      {job && <a href="#/">Back to the list</a>}
      {/* Hidden rather than left out, the list keeps the reader's page. */}
      <section hidden={job !== null}>
        <label>
          Backup server{" "}
          <select value={server} onChange={(event) => choose(event.target.value)}>
            {servers.map(({ uid, name }) => (
              <option key={uid} value={uid}>{name}</option>
            ))}
          </select>
        </label>
        <p role="status">{notice}</p>
        <p role="alert">{problem}</p>
        <tape-job-links
          serverUid={server}
          tokenProvider={tokenProvider}
          label="What is on tape"
          resolveNames
          jobLinks
          ontjl-ready={() => setProblem("")}
          ontjl-page={() => setProblem("")}
          ontjl-open={({ detail }) => location.assign(jobAddress(detail.uid))}
          ontjl-error={({ detail }) => setProblem(`Support code: ${detail.phase}/${detail.code}`)}
          ontjl-auth-required={({ detail }) => setProblem(`Please sign in again (${detail.reason}).`)}
        >
          <p>The list needs WebAssembly.</p>
        </tape-job-links>
      </section>
    </main>
  );
}
