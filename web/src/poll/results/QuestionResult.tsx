import { useId, type ReactNode } from "react";
import type { PollQuestion } from "../kind";
import type { PollShown } from "../types";
import { Breakdown } from "./Breakdown";
import { Chart } from "./Chart";
import type { AnyResult } from "./part";
import { Texts } from "./Texts";
import { Voters } from "./Voters";
import { useResultsWords } from "./words";

type Props = { poll: PollShown; question: PollQuestion; result: AnyResult; final: boolean; children?: ReactNode };

/** What a question came to: a sentence, a chart with its table, and what stands behind the figures. */
export function QuestionResult({ poll, question, result, final, children }: Props) {
  const words = useResultsWords();
  const id = useId();
  const { voting } = poll;
  const told = result.voters > 0 || question.kind === "BUDGET";
  return (
    <section className="pz-risultato" aria-labelledby={id} data-question={question.id} data-result={result.__typename}>
      <h3 id={id}>{question.title}</h3>
      <p className="pz-meta pz-num">{result.voters > 0 ? words.answered(result.voters) : final ? words.emptyFinal : words.empty}</p>
      {voting.threshold !== null && result.thresholdReached !== null && result.voters > 0 && <p className="pz-meta pz-num"><strong>{words.threshold(voting.threshold, result.thresholdReached, final)}</strong></p>}
      {told && <Chart question={question} result={result} final={final} />}
      {result.none > 0 && result.__typename !== "OptionCounts" && <p className="pz-meta pz-num">{words.none}: {words.figure(result.none)}</p>}
      {result.byAssurance && result.byAssurance.length > 0 && <Breakdown question={question} rows={result.byAssurance} />}
      {children}
      {question.kind === "OPEN" && result.voters > 0 && <Texts poll={poll} question={question} of="ANSWERS" open />}
      {voting.reasons !== "NONE" && result.voters > 0 && <Texts poll={poll} question={question} of="REASONS" open={question.kind === "CONSENT"} />}
      {voting.showsVoters && result.voters > 0 && <Voters poll={poll} question={question} />}
    </section>
  );
}
