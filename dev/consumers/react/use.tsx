// A host in React 19: right use, and wrong use that must not compile.

import "tape-job-links";
import "tape-job-links/frame";
import "tape-job-links/react";
import { useRef } from "react";
import type { TapeJobLinksElement, TokenProvider } from "tape-job-links";

const provider: TokenProvider = ({ signal }) => fetch("/token", { signal }).then((answer) => answer.text());

export function Links({ server }: { readonly server: string | undefined }) {
  const links = useRef<TapeJobLinksElement>(null);
  return (
    <section>
      <button onClick={() => links.current?.refresh()}>Refresh</button>
      <tape-job-links
        ref={links}
        className="links"
        lang="de"
        serverUid={server}
        tokenProvider={provider}
        pageSize={50}
        resolveNames
        view="map"
        ontjl-ready={({ detail }) => console.log(detail.total)}
        ontjl-error={({ detail, currentTarget }) => console.log(detail.code, currentTarget.state)}
        ontjl-openCapture={({ detail }) => console.log(detail.uid)}
      >
        <p>Loading</p>
      </tape-job-links>
      <tape-job-links server-uid="0a106d53-ac5b-441c-a5e8-124d53f8f8d9" page-size="50" />
      <tape-job-links-frame
        src="https://vspc.example/tape-job-links/embed.html"
        serverUid={server}
        tokenProvider={provider}
        ontjl-error={({ detail, currentTarget }) => console.log(detail.code, currentTarget.state)}
      />
    </section>
  );
}

export function Wrong() {
  return (
    <section>
      {/* @ts-expect-error a UID is a text */}
      <tape-job-links serverUid={7} />
      {/* @ts-expect-error no such view */}
      <tape-job-links view="picture" />
      {/* @ts-expect-error no such property */}
      <tape-job-links serverUID="x" />
      {/* @ts-expect-error it has no code */}
      <tape-job-links ontjl-ready={({ detail }) => console.log(detail.code)} />
      {/* @ts-expect-error an address is a text */}
      <tape-job-links-frame src={7} />
      {/* @ts-expect-error a provider is a function */}
      <tape-job-links tokenProvider="secret" />
    </section>
  );
}
