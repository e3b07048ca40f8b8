import { useId } from "react";
import { useLanguage } from "../../i18n/words";
import { choose } from "../kind";
import type { Part } from "./part";
import { useBallotWords } from "./words";

/** A number within limits. */
export function NumberBallot({ question, value, onChange, labelledBy }: Part) {
  const words = useBallotWords();
  const id = useId();
  const language = useLanguage();
  const { from, to, step } = question.limits;
  const say = (decimal: string | null) => Number(decimal ?? 0).toLocaleString(language, { maximumFractionDigits: 6 });
  const set = (text: string) => { onChange(text === "" ? null : choose({ number: text })); };
  return (
    <div className="pz-numero">
      <input
        className="form-control pz-num" type="number" inputMode={step?.includes(".") ? "decimal" : "numeric"}
        min={from ?? undefined} max={to ?? undefined} step={step ?? 1}
        value={value?.number ?? ""} aria-labelledby={labelledBy} aria-describedby={`${id}-limiti`} onChange={(event) => { set(event.target.value); }}
      />
      <p className="pz-meta pz-num" id={`${id}-limiti`}>{words.numberHelp(say(from), say(to), say(step ?? "1"))}</p>
    </div>
  );
}
