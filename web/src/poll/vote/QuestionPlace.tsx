import { lazy, Suspense, useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Button } from "../../ui/Button";
import type { PollQuestionFragment, PollVotingFragment } from "../gen/graphql";
import { longestReason, shuffled } from "../kind";
import { usePollRefusal } from "../words";
import { BallotField } from "./BallotField";
import { OptionAdd } from "./OptionAdd";
import type { Vote } from "./useVote";
import { useBallotWords } from "./words";

// With the other words of secret votes.
const Published = lazy(() => import("../secret/Note").then(({ Published }) => ({ default: Published })));

type Props = {
  /** The poll's rules, as far as they touch a ballot: those of an item of an assembly fit as well. */
  poll: { voting: Pick<PollVotingFragment, "isShuffled" | "reasons" | "takesOptions"> & Partial<Pick<PollVotingFragment, "isConfidential">> };
  question: PollQuestionFragment;
  vote: Pick<Vote, "answers" | "sent" | "choose" | "explain">;
  viewer: string;
  open: boolean;
  place: { at: number; of: number };
  fault: string | undefined;
  onChange: () => void;
};

const fixed = ["MEETING", "MATRIX"];
const growing = ["SINGLE", "MULTIPLE", "RANKED", "STV", "SCORE", "DOTS"];

/** A question on its page: its ballot, its reason, and the place for an option of one's own. */
export function QuestionPlace({ poll, question, vote, viewer, open, place, fault, onChange }: Props) {
  const words = useBallotWords();
  const say = usePollRefusal();
  const { isShuffled, reasons, takesOptions, isConfidential } = poll.voting;
  const options = isShuffled && !fixed.includes(question.kind) ? shuffled(question.options, viewer) : question.options;
  const aboutReason = fault?.startsWith("ballot_reason") ?? false;
  const sentence = fault === undefined ? undefined : say({ code: "INVALID", reason: fault });
  const published = (of: "reason" | "text") => isConfidential && <Suspense fallback={null}><Published of={of} /></Suspense>;
  return (
    <div className={sentence ? "pz-domanda-posto guasta" : "pz-domanda-posto"}>
      {question.onlyIf !== null && <p className="pz-meta condizione">{words.onlyIf}</p>}
      <BallotField
        question={question} options={options} place={place} disabled={!open || vote.sent.phase === "sending"}
        value={vote.answers.choices[question.id] ?? null} onChange={(choice) => { vote.choose(question.id, choice); }} fault={aboutReason ? undefined : sentence}
      >
        {open && takesOptions && growing.includes(question.kind) && <OptionAdd question={question.id} onAdded={onChange} />}
        {open && question.kind === "OPEN" && published("text")}
        {open && reasons !== "NONE" && <Reason note={published("reason")} rule={reasons} value={vote.answers.reasons[question.id] ?? ""} error={aboutReason ? sentence : undefined} onText={(text) => { vote.explain(question.id, text); }} />}
      </BallotField>
    </div>
  );
}

type ReasonProps = { rule: "OPTIONAL" | "REQUIRED"; value: string; error: string | undefined; note: ReactNode; onText: (text: string) => void };

/** Why one answers like this. Where it is only welcome it waits behind a button. */
function Reason({ rule, value, ...rest }: ReasonProps) {
  const words = useBallotWords();
  const [asked, ask] = useState(false);
  if (rule === "OPTIONAL" && value === "" && !asked) return <p className="pz-su-2"><Button look="plain" small onClick={() => { ask(true); }}>{words.reasonAdd}</Button></p>;
  return <ReasonText rule={rule} value={value} {...rest} begins={asked} />;
}

function ReasonText({ rule, value, error, note, onText, begins }: ReasonProps & { begins: boolean }) {
  const words = useBallotWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { if (begins) field.current?.focus(); }, [begins]);
  return (
    <div className="pz-campo pz-motivo">
      <label htmlFor={id}>{words.reason}</label>
      <textarea ref={field} id={id} className="form-control" rows={2} maxLength={longestReason} value={value} aria-invalid={error ? true : undefined} aria-describedby={`${id}-nota${error ? ` ${id}-errore` : ""}`} onChange={(event) => { onText(event.target.value); }} />
      <div className="nota" id={`${id}-nota`}>{words.reasonHelp[rule]}{note}</div>
      {error && <p className="errore" id={`${id}-errore`}>{error}</p>}
    </div>
  );
}
