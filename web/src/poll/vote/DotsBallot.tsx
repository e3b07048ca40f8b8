import { useId } from "react";
import { choose, dotsOf, type PollOption } from "../kind";
import type { Part } from "./part";
import { useBallotWords } from "./words";

/** Dots to spread over options. */
export function DotsBallot({ question, options, value, onChange }: Part) {
  const words = useBallotWords();
  const all = question.limits.highest ?? 0;
  const left = all - dotsOf(value);
  const give = (id: string, dots: number) => {
    const marks = (value?.marks ?? []).filter((mark) => mark.option !== id);
    const next = dots > 0 ? [...marks, { option: id, value: dots }] : marks;
    onChange(next.length > 0 ? choose({ marks: next }) : null);
  };
  return (
    <>
      <p className="pz-meta">{words.dotsHelp(all)}</p>
      <ul className="pz-righe">
        {options.map((option) => {
          const given = value?.marks.find((mark) => mark.option === option.id)?.value ?? 0;
          return <Dots key={option.id} option={option} given={given} left={left} onGive={(dots) => { give(option.id, dots); }} />;
        })}
      </ul>
      <div className="pz-resto">
        <meter min={0} max={all} value={all - left} aria-hidden="true" />
        <p role="status" className="pz-num">{words.dotsLeft(left, all)}</p>
      </div>
    </>
  );
}

function Dots({ option, given, left, onGive }: { option: PollOption; given: number; left: number; onGive: (dots: number) => void }) {
  const words = useBallotWords();
  const id = useId();
  const most = given + left;
  const set = (dots: number) => { onGive(Math.max(0, Math.min(most, Math.trunc(dots) || 0))); };
  return (
    <li className="pz-punteggio">
      <label htmlFor={id}>
        <b>{option.title}</b>
        {option.meaning && <small>{option.meaning}</small>}
      </label>
      <span className="pz-passo">
        <button type="button" className="btn btn-icona" aria-label={words.fewer(option.title)} aria-disabled={given === 0 || undefined} onClick={() => { set(given - 1); }}>−</button>
        <input id={id} className="form-control pz-num" type="number" inputMode="numeric" min={0} max={most} value={given} aria-label={words.dotsOf(option.title)} onChange={(event) => { set(event.target.valueAsNumber); }} />
        <button type="button" className="btn btn-icona" aria-label={words.more(option.title)} aria-disabled={left === 0 || undefined} onClick={() => { set(given + 1); }}>+</button>
      </span>
    </li>
  );
}
