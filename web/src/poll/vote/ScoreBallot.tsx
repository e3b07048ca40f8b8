import { useId } from "react";
import { choose, type PollOption } from "../kind";
import type { Part } from "./part";
import { useBallotWords } from "./words";

/** Scales up to this long are buttons in a row; longer ones are a field. */
const longestRow = 10;

/** A mark for each option; who leaves one out gives it none. */
export function ScoreBallot({ question, options, value, onChange }: Part) {
  const words = useBallotWords();
  const highest = question.limits.highest ?? 0;
  const mark = (id: string, given: number | null) => {
    const others = (value?.marks ?? []).filter((each) => each.option !== id);
    const next = given === null ? others : [...others, { option: id, value: given }];
    onChange(next.length > 0 ? choose({ marks: next }) : null);
  };
  return (
    <>
      <p className="pz-meta">{words.scale(highest)}</p>
      <ul className="pz-righe">
        {options.map((option) => (
          <Scale key={option.id} option={option} highest={highest} given={value?.marks.find((each) => each.option === option.id)?.value ?? null} onMark={(given) => { mark(option.id, given); }} />
        ))}
      </ul>
    </>
  );
}

type Props = { option: PollOption; highest: number; given: number | null; onMark: (given: number | null) => void };

function Scale({ option, highest, given, onMark }: Props) {
  const words = useBallotWords();
  const id = useId();
  return (
    <li className="pz-punteggio alto">
      <span id={id}>
        <b>{option.title}</b>
        {option.meaning && <small>{option.meaning}</small>}
      </span>
      {highest <= longestRow ? <Buttons id={id} highest={highest} given={given} onMark={onMark} /> : <LongScale option={option} highest={highest} given={given} onMark={onMark} />}
      {given !== null && <button type="button" className="btn btn-piano btn-sm" aria-label={words.unmarkOf(option.title)} onClick={() => { onMark(null); }}>{words.unmark}</button>}
    </li>
  );
}

function Buttons({ id, highest, given, onMark }: Omit<Props, "option"> & { id: string }) {
  return (
    <span className="pz-scala" role="radiogroup" aria-labelledby={id}>
      {Array.from({ length: highest + 1 }, (_, k) => (
        <label key={k}>
          <input type="radio" name={id} checked={given === k} onChange={() => { onMark(k); }} />
          <span className="pz-num">{k}</span>
        </label>
      ))}
    </span>
  );
}

function LongScale({ option, highest, given, onMark }: Props) {
  const words = useBallotWords();
  const set = (k: number) => { onMark(Number.isNaN(k) ? null : Math.max(0, Math.min(highest, Math.round(k)))); };
  return (
    <span className="pz-cursore">
      <input type="range" min={0} max={highest} value={given ?? 0} aria-label={words.markOf(option.title)} onChange={(event) => { set(event.target.valueAsNumber); }} />
      <input className="form-control pz-num" type="number" inputMode="numeric" min={0} max={highest} value={given ?? ""} aria-label={words.markOf(option.title)} onChange={(event) => { set(event.target.valueAsNumber); }} />
    </span>
  );
}
