import { useId } from "react";
import { choose, longestText } from "../kind";
import type { Part } from "./part";
import { useBallotWords } from "./words";

/** A text of one's own. */
export function OpenBallot({ value, onChange, labelledBy }: Part) {
  const words = useBallotWords();
  const id = useId();
  const text = value?.text ?? "";
  return (
    <div className="pz-campo">
      <textarea className="form-control" rows={4} maxLength={longestText} value={text} aria-labelledby={labelledBy} aria-describedby={id} onChange={(event) => { onChange(event.target.value === "" ? null : choose({ text: event.target.value })); }} />
      <p className="conta pz-num" id={id}>{words.textCount(Array.from(text).length, longestText)}</p>
    </div>
  );
}
