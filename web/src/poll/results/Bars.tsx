import { Icon } from "../../ui/Icon";

export interface Bar {
  id: string;
  title: string;
  /** What is said under the name. */
  note?: string | undefined;
  /** The figure in words, and what stands beside it. */
  figure: string;
  beside?: string | undefined;
  /** How long it is, from 0 to 1. */
  length: number;
  /** Whether it stands out, with a sign and not by colour alone. */
  leads?: boolean;
  /** How it is drawn where it means something else. */
  look?: "tratti" | "vuota" | undefined;
}

/** Bars with their figures in words: nothing is told by colour or length alone. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  return (
    <ul className="pz-barre" role="list">
      {bars.map((bar) => (
        <li key={bar.id} className={bar.leads ? "prima" : undefined}>
          <p className="et">
            <b>{bar.leads && <Icon name="check" />}{bar.title}{bar.note && <small>{bar.note}</small>}</b>
            <span className="v pz-num"><strong>{bar.figure}</strong>{bar.beside && <> · {bar.beside}</>}</span>
          </p>
          <span className="pz-bar" aria-hidden="true"><i className={bar.look} style={{ width: `${Math.max(0, Math.min(bar.length, 1)) * 100}%` }} /></span>
        </li>
      ))}
    </ul>
  );
}
