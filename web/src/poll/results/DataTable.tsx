/** A table of figures: names to the left, numbers to the right. Wide ones scroll in their own place. */
export interface TableModel {
  head: readonly string[];
  rows: readonly { id: string; name: string; cells: readonly string[]; strong?: boolean }[];
}

export function DataTable({ caption, table }: { caption: string; table: TableModel }) {
  return (
    // A wide table scrolls in its own place, with the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="pz-tab-posto" role="group" aria-label={caption} tabIndex={0}>
      <table className="pz-tab">
        <caption className="pz-sr">{caption}</caption>
        <thead>
          <tr>{table.head.map((title, i) => <th key={i} scope="col" className={i > 0 ? "r" : undefined}>{title}</th>)}</tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} className={row.strong ? "prima" : undefined}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, i) => <td key={i} className="r">{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
