type Props = {
  columns: readonly { label: string; people: number }[];
  /** The chart in one sentence, for who does not see it. */
  summary: string;
  small?: boolean;
};

/** A histogram: each column has its figure on top and its value below, as many as there is room for. */
export function Columns({ columns, summary, small = false }: Props) {
  const top = Math.max(...columns.map((column) => column.people), 1);
  const every = Math.ceil(columns.length / 11);
  return (
    <div className={small ? "pz-colonne piccole" : "pz-colonne"} role="img" aria-label={summary}>
      {columns.map((column, i) => (
        <span key={i} aria-hidden="true">
          <span className="n pz-num">{column.people > 0 ? column.people : ""}</span>
          <i style={{ height: `${(column.people / top) * 100}%` }} />
          <span className="e pz-num">{i % every === 0 ? column.label : ""}</span>
        </span>
      ))}
    </div>
  );
}
