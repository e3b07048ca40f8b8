import { useId, type ComponentType, type ReactNode } from "react";
import { bounds, noneOfThese, type Choice, type PollOption, type PollQuestion, type QuestionKind } from "../kind";
import { BudgetBallot } from "./BudgetBallot";
import { ConsentBallot } from "./ConsentBallot";
import { DotsBallot } from "./DotsBallot";
import { MatrixBallot } from "./MatrixBallot";
import { MeetingBallot } from "./MeetingBallot";
import { NumberBallot } from "./NumberBallot";
import { OpenBallot } from "./OpenBallot";
import { OptionsBallot } from "./OptionsBallot";
import type { Part } from "./part";
import { RankingBallot } from "./RankingBallot";
import { Pick } from "./Pick";
import { ScoreBallot } from "./ScoreBallot";
import { useBallotWords } from "./words";

/** The ballot of each kind: a new kind is one line here. */
const ballots: Record<QuestionKind, ComponentType<Part>> = {
  SINGLE: OptionsBallot,
  MULTIPLE: OptionsBallot,
  RANKED: RankingBallot,
  STV: RankingBallot,
  SCORE: ScoreBallot,
  DOTS: DotsBallot,
  BUDGET: BudgetBallot,
  CONSENT: ConsentBallot,
  MEETING: MeetingBallot,
  NUMBER: NumberBallot,
  OPEN: OpenBallot,
  MATRIX: MatrixBallot,
};

type Props = {
  question: PollQuestion;
  value: Choice | null;
  onChange: (value: Choice | null) => void;
  /** Shown while it is being made: it can be tried, and asks for nothing. */
  preview?: boolean;
  /** The options in the viewer's own order; left out, in the poll's. */
  options?: readonly PollOption[];
  /** Which of how many questions it is, from 1. */
  place?: { at: number; of: number };
  /** Why it would be refused as it is. */
  fault?: string | undefined;
  disabled?: boolean;
  /** What belongs under the answer: its reason. */
  children?: ReactNode;
};

/** The ballot of a question of any kind: what is asked, how, and the place for the answer. */
export function BallotField({ question, value, onChange, preview = false, options = question.options, place, fault, disabled = false, children }: Props) {
  const id = useId();
  const Ballot = ballots[question.kind];
  const part = { question, options, value: value?.none && question.kind !== "SINGLE" ? null : value, onChange, labelledBy: `${id}-nome`, disabled };
  const described = [question.note && `${id}-nota`, fault && `${id}-errore`].filter(Boolean).join(" ");
  return (
    <fieldset className="pz-domanda" disabled={disabled} aria-describedby={described || undefined} data-kind={question.kind} data-question={question.id} data-preview={preview ? "" : undefined}>
      <Legend id={`${id}-nome`} question={question} place={place} />
      {question.note && <p className="pz-secondo" id={`${id}-nota`}>{question.note}</p>}
      {fault && <p className="errore" id={`${id}-errore`}>{fault}</p>}
      <div className="corpo">
        <Ballot {...part} />
        {question.limits.none && question.kind !== "SINGLE" && <NonePick question={question} value={value} onChange={onChange} />}
      </div>
      {children}
    </fieldset>
  );
}

function Legend({ id, question, place }: { id: string; question: PollQuestion; place: Props["place"] }) {
  const words = useBallotWords();
  const { least, most } = bounds(question);
  const rule = [
    place && words.question(place.at, place.of),
    words.rules[question.kind](least, most),
    question.kind === "STV" && question.limits.seats !== null && words.seats(question.limits.seats),
    !question.isRequired && words.optional,
  ].filter(Boolean);
  return (
    <legend>
      <span className="num">{rule.join(" · ")}</span>
      <span id={id}>{question.title}</span>
    </legend>
  );
}

const named: readonly QuestionKind[] = ["MULTIPLE", "RANKED", "STV", "SCORE", "DOTS", "BUDGET"];

/** “None of these” stands alone: it takes the rest away, and the rest takes it away. */
function NonePick({ question, value, onChange }: { question: PollQuestion; value: Choice | null; onChange: (value: Choice | null) => void }) {
  const words = useBallotWords();
  return (
    <div className="pz-nessuna">
      <Pick type="checkbox" title={named.includes(question.kind) ? words.none : words.noneAnswer} checked={value?.none ?? false} onPick={(on) => { onChange(on ? noneOfThese : null); }} />
    </div>
  );
}
