import { lazy, Suspense, useState } from "react";
import { useLanguage } from "../../i18n/words";
import { isAsked, type Choice } from "../kind";
import { BallotField } from "../vote/BallotField";
import type { Form } from "./form";
import { toShow } from "./input";
import { useBuildWords } from "./words";

// With the words of secret votes, as on the page of a poll.
const SecretNote = lazy(() => import("../secret/Note"));
const Published = lazy(() => import("../secret/Note").then(({ Published }) => ({ default: Published })));

/** The poll as voters will see it, alive: it can be tried, and nothing of it is counted. */
export function Preview({ form }: { form: Form }) {
  const words = useBuildWords();
  const language = useLanguage();
  const [answers, setAnswers] = useState<Record<string, Choice | null>>({});
  const unnamed = { question: words.unnamedQuestion, option: words.optionName, row: words.rowName };
  const { isConfidential } = form.rules;
  const questions = form.questions.map((question) => toShow(question, language, unnamed));
  const asked = questions.filter((question) => isAsked(question, questions, answers));
  return (
    <div className="pz-prova">
      <p className="pz-meta">{words.previewNote}</p>
      <p className="titolo">{form.title.trim() || words.unnamedPoll}</p>
      {form.summary.trim() && <p className="pz-secondo">{form.summary}</p>}
      {isConfidential && <Suspense fallback={null}><div className="quesito"><SecretNote /></div></Suspense>}
      {questions.length === 0 && <p className="pz-secondo">{words.previewEmpty}</p>}
      {asked.map((question, i) => (
        <div key={`${question.id}-${question.kind}`} className="quesito">
          {question.section && <p className="sezione">{question.section}</p>}
          {question.kind === "MEETING" && question.options.length === 0
            ? <p className="pz-secondo"><b>{question.title}</b><br />{words.slotsEmpty}</p>
            : (
              <BallotField preview question={question} value={within(question.options, answers[question.id])} onChange={(value) => { setAnswers((now) => ({ ...now, [question.id]: value })); }} place={{ at: i + 1, of: asked.length }}>
                {isConfidential && question.kind === "OPEN" && <Suspense fallback={null}><Published of="text" /></Suspense>}
              </BallotField>
            )}
        </div>
      ))}
    </div>
  );
}

/** What was tried, as far as it still exists. */
function within(options: readonly { id: string }[], choice: Choice | null | undefined): Choice | null {
  if (!choice) return null;
  const there = new Set(options.map((option) => option.id));
  return { ...choice, options: choice.options.filter((id) => there.has(id)), marks: choice.marks.filter((mark) => there.has(mark.option)), cells: choice.cells.filter((cell) => there.has(cell.option)) };
}
