import { useId } from "react";
import type { PollQuestion } from "../kind";
import { Chart } from "./Chart";
import type { AnyResult } from "./part";
import { useResultsWords } from "./words";

/** What guests of an assembly answered, apart from what counts. */
export function GuestResult({ question, result, final, isVerified }: { question: PollQuestion; result: AnyResult; final: boolean; isVerified: boolean }) {
  const words = useResultsWords();
  const id = useId();
  return (
    <section aria-labelledby={id} data-guests={result.voters}>
      <h4 id={id}>{words.guests}</h4>
      <p className="pz-meta pz-num">{words.answered(result.voters)}{!isVerified && <> {words.unverified}</>}</p>
      <Chart question={question} result={result} final={final} />
    </section>
  );
}
