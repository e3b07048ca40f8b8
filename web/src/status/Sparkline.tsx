import { minute } from "./watch";

const height = 24;

/** The last minute as a line, from its foot to its highest value; the figure stands beside it in words. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  const at = (value: number, i: number) => `${minute - values.length + i},${(height - 1 - (value / most) * (height - 2)).toFixed(1)}`;
  const line = values.map(at).join(" ");
  const last = minute - 1;
  return (
    <svg className="pz-traccia" viewBox={`0 0 ${last} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <polygon points={`${minute - values.length},${height} ${line} ${last},${height}`} />
      <polyline points={line} />
    </svg>
  );
}
