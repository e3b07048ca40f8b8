import { choose, costOf } from "../kind";
import type { Part } from "./part";
import { Pick } from "./Pick";
import { useBallotWords } from "./words";

/** Projects under a ceiling. What does not fit any more stays readable, with its reason. */
export function BudgetBallot({ question, options, value, onChange }: Part) {
  const words = useBallotWords();
  const ceiling = question.limits.ceiling ?? 0;
  const chosen = value?.options ?? [];
  const left = ceiling - costOf(question, value);
  const pick = (id: string, on: boolean) => {
    const next = on ? [...chosen, id] : chosen.filter((other) => other !== id);
    onChange(next.length > 0 ? choose({ options: next }) : null);
  };
  return (
    <>
      <p className="pz-meta">{words.budgetHelp(ceiling)}</p>
      {options.map((option) => {
        const checked = chosen.includes(option.id);
        const barred = !checked && option.cost > left;
        const note = [option.meaning, barred && words.budgetBeyond].filter(Boolean).join(". ");
        return <Pick key={option.id} type="checkbox" title={option.title} note={note || undefined} end={words.money(option.cost)} checked={checked} barred={barred} onPick={(on) => { pick(option.id, on); }} />;
      })}
      <div className="pz-resto">
        <meter min={0} max={ceiling} value={ceiling - left} aria-hidden="true" />
        <p role="status" className="pz-num">{words.budgetLeft(left, ceiling)}</p>
      </div>
    </>
  );
}
