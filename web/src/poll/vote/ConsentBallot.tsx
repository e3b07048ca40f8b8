import { useId } from "react";
import { choose, stances } from "../kind";
import type { Part } from "./part";
import { Pick } from "./Pick";
import { useBallotWords } from "./words";

/** Where one stands on a proposal, from agreeing to standing in its way. */
export function ConsentBallot({ value, onChange }: Part) {
  const words = useBallotWords();
  const name = useId();
  return stances.map((stance) => (
    <Pick key={stance} type="radio" name={name} title={words.stances[stance]} note={words.stanceMeans[stance]} checked={value?.stance === stance} onPick={() => { onChange(choose({ stance })); }} />
  ));
}
