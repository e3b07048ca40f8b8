import { useEffect, useRef } from "react";
import { askedOf, type Faults } from "../../poll/vote/answers";
import { QuestionPlace } from "../../poll/vote/QuestionPlace";
import { useBallotWords } from "../../poll/vote/words";
import { bounds } from "../../poll/kind";
import type { HallItem } from "../live/known";
import { usePhone } from "./context";
import { titleOf, type Answer } from "./useAnswer";
import { usePhoneWords } from "./words";

type Props = { item: HallItem; answer: Answer; faults: Faults; open: boolean };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is asked, and its ballots: those of every poll, with the question as the title of the page. */
export function AnswerFields({ item, answer, faults, open }: Props) {
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
  const found = withRefused(answer, asked.map(({ id }) => id), faults);
  const fields = useRef<HTMLDivElement>(null);
  useFocusOnFault(fields, found);
  const place = { voting: { isShuffled: item.isShuffled, reasons: item.reasons, takesOptions: false } };
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

/** Where the server names the ballot that it refuses, its question says why. */
function withRefused({ sent, answers }: Answer, asked: readonly string[], faults: Faults): Readonly<Partial<Record<string, string>>> {
  if (sent.phase !== "refused" || sent.ballot === undefined) return faults;
  const question = asked.filter((id) => answers.choices[id])[sent.ballot];
  return question === undefined ? faults : { ...faults, [question]: sent.reason };
}

/** The first answer that needs another look has the focus. */
function useFocusOnFault(fields: { readonly current: HTMLElement | null }, faults: Readonly<Partial<Record<string, string>>>): void {
  const said = Object.entries(faults).join();
  useEffect(() => {
    if (said === "") return;
    const question = fields.current?.querySelector<HTMLElement>(".guasta");
    question?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button")?.focus();
  }, [fields, said]);
}
