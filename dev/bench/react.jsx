import { QueryClient, QueryClientProvider, keepPreviousData, useQuery } from "@tanstack/react-query";
import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { load, range, size } from "./api.js";

const features = tableFeatures({});
const helper = createColumnHelper();
const columns = helper.columns([
  helper.accessor("jobUid", { header: "Tape job" }),
  helper.accessor("linkedJobUid", { header: "Linked job" }),
]);
const none = [];

function Links() {
  const [offset, go] = useState(0);
  const { data, error } = useQuery({
    queryKey: ["links", offset],
    queryFn: ({ signal }) => load(offset, signal),
    placeholderData: keepPreviousData,
    retry: false,
    // Every turn asks the server, as it does everywhere else.
    gcTime: 0,
  });
  const table = useTable({ features, columns, data: data?.rows ?? none });
  return (
    <>
      <nav>
        <button name="previous" type="button" onClick={() => go(Math.max(0, offset - size))}>
          Previous
        </button>
        <span className="range">{data && range(data)}</span>
        <button name="next" type="button" onClick={() => go(offset + size)}>Next</button>
      </nav>
      <p role="alert">{error && String(error)}</p>
      <table>
        <caption>Tape job links</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col"><table.FlexRender header={header} /></th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id}><table.FlexRender cell={cell} /></td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

createRoot(document.querySelector("main")).render(
  <QueryClientProvider client={new QueryClient()}>
    <Links />
  </QueryClientProvider>,
);
