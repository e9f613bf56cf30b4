/** @jsxImportSource preact */
import { render } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { pages, range } from "./api.js";

function Links() {
  const [{ page, problem }, show] = useState({});
  const go = useMemo(() => pages((page, problem) => show({ page, problem })), []);
  useEffect(() => void go(0), [go]);
  return (
    <>
      <nav>
        <button name="previous" type="button" onClick={() => go(-1)}>Previous</button>
        <span class="range">{page && range(page)}</span>
        <button name="next" type="button" onClick={() => go(1)}>Next</button>
      </nav>
      <p role="alert">{problem}</p>
      <table>
        <caption>Tape job links</caption>
        <thead>
          <tr><th scope="col">Tape job</th><th scope="col">Linked job</th></tr>
        </thead>
        <tbody>
          {page?.rows.map(({ jobUid, linkedJobUid }, at) => (
            <tr key={at}><th scope="row">{jobUid}</th><td>{linkedJobUid}</td></tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

render(<Links />, document.querySelector("main"));
