import { useRef } from "react";
import { askedOf, stillWrong } from "../../poll/vote/answers";
import { useFocusOnFault, useRefusedBallot } from "../../poll/vote/faults";
import { QuestionPlace } from "../../poll/vote/QuestionPlace";
import { useBallotWords } from "../../poll/vote/words";
import { bounds } from "../../poll/kind";
import type { HallItem } from "../live/known";
import { usePhone } from "./context";
import { titleOf, type Answer } from "./useAnswer";
import { usePhoneWords } from "./words";

type Props = { item: HallItem; answer: Answer; marked: readonly string[]; open: boolean };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is asked, and its ballots: those of every poll, with the question as the title of the page. */
export function AnswerFields({ item, answer, marked, open }: Props) {
  const words = usePhoneWords();
  const ballot = useBallotWords();
  const { order, who } = usePhone();
  // How a secret vote is kept, and changed, is for who casts it; guests only watch it.
  const watches = item.isConfidential && who.isGuest;
  const asked = askedOf(item.questions, answer.answers);
  const [one] = item.questions;
  const alone = item.questions.length === 1 && one !== undefined;
  const { least, most } = alone ? bounds(one) : { least: 1, most: 1 };
  // Who speaks in the hall says "the B", as it stands on the wall; where everybody has an order of his own it stands nowhere else.
  const lettered = alone && !item.isShuffled && (one.kind === "SINGLE" || one.kind === "MULTIPLE");
  const fields = useRef<HTMLDivElement>(null);
  const held = { reasons: item.reasons, viewerBallots: [...(answer.ballots ?? [])] };
  const found = useRefusedBallot(item, answer, stillWrong(held, asked, answer.answers, marked));
  useFocusOnFault(fields, marked, answer.sent);
  const place = { voting: { isShuffled: item.isShuffled, reasons: item.reasons, takesOptions: false, isConfidential: item.isConfidential } };
  return (
    <div ref={fields} className={`domande${alone ? " una" : ""}${lettered ? " lettere" : ""}`}>
      <h1 tabIndex={-1}>{titleOf(item)}</h1>
      <p className="pz-meta regola">{alone && `${capital(ballot.rules[one.kind](least, most))}. `}{!watches && (item.isChangeable ? words.rule.changeable : words.rule.final)}</p>
      {item.isConfidential && !watches && <Secret />}
      {item.showsVoters && <p className="pz-meta regola">{words.openly}</p>}
      {item.resultsVisibility === "STAFF_LIVE" && <p className="pz-meta regola">{words.staffSees}</p>}
      {asked.map((question, i) => (
        <QuestionPlace
          key={question.id} poll={place} question={question} vote={answer} viewer={order + item.id} open={open} onChange={() => undefined}
          place={{ at: i + 1, of: asked.length }} fault={found[question.id]}
        />
      ))}
    </div>
  );
}

/** That the vote is secret, and how far: a line that everybody reads, and the rest below it. */
function Secret() {
  const { secret } = usePhoneWords();
  return (
    <div className="segreto" data-secret>
      <p className="regola">{secret.lead}</p>
      <details className="pz-piega">
        <summary>{secret.title}</summary>
        <ul>{secret.told.map((each) => <li key={each}>{each}</li>)}</ul>
      </details>
    </div>
  );
}
