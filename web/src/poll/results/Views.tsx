import { useState, type ReactNode } from "react";
import { DataTable, type TableModel } from "./DataTable";
import { useResultsWords } from "./words";

type Props = { title: string; table: TableModel; chartName?: string; children: ReactNode };

/** A chart and the same figures as a table: the reader chooses. */
export function Views({ title, table, chartName, children }: Props) {
  const words = useResultsWords();
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="pz-viste">
      <div className="pz-segm" role="group" aria-label={words.view}>
        <button type="button" aria-pressed={!asTable} onClick={() => { setAsTable(false); }}>{chartName ?? words.chart}</button>
        <button type="button" aria-pressed={asTable} onClick={() => { setAsTable(true); }}>{words.table}</button>
      </div>
      {asTable ? <DataTable caption={title} table={table} /> : <div className="pz-grafico">{children}</div>}
    </div>
  );
}
