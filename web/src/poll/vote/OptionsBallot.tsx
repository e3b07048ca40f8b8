import { useId } from "react";
import { bounds, choose, noneOfThese } from "../kind";
import type { Part } from "./part";
import { Pick } from "./Pick";
import { useBallotWords } from "./words";

/** One option, or several. */
export function OptionsBallot({ question, options, value, onChange }: Part) {
  return question.kind === "SINGLE"
    ? <OneOf question={question} options={options} value={value} onChange={onChange} />
    : <SomeOf question={question} options={options} value={value} onChange={onChange} />;
}

type Parts = Omit<Part, "labelledBy" | "disabled">;

function OneOf({ question, options, value, onChange }: Parts) {
  const words = useBallotWords();
  const name = useId();
  return (
    <>
      {options.map((option) => (
        <Pick key={option.id} type="radio" name={name} title={option.title} note={option.meaning || undefined} checked={value?.options[0] === option.id} onPick={() => { onChange(choose({ options: [option.id] })); }} />
      ))}
      {question.limits.none && <Pick type="radio" name={name} title={words.none} checked={value?.none ?? false} onPick={() => { onChange(noneOfThese); }} />}
    </>
  );
}

function SomeOf({ question, options, value, onChange }: Parts) {
  const words = useBallotWords();
  const { most } = bounds(question);
  const chosen = value?.options ?? [];
  const pick = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((other) => other !== id);
    onChange(next.length > 0 ? choose({ options: next }) : null);
  };
  const full = chosen.length >= most;
  return (
    <>
      {options.map((option) => {
        const checked = chosen.includes(option.id);
        return <Pick key={option.id} type="checkbox" title={option.title} note={option.meaning || undefined} checked={checked} barred={full && !checked} onPick={(on) => { pick(option.id, on); }} />;
      })}
      {most < options.length && <p className="pz-meta pz-num pz-su-2" role="status">{words.chosen(chosen.length, most)}</p>}
    </>
  );
}
