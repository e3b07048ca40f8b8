import { TextField } from "../../ui/Field";
import type { QuestionKind } from "../kind";
import { changeQuestion } from "./changes";
import { useBuilder } from "./context";
import type { QuestionForm } from "./form";
import { boundsOf } from "./input";
import { useBuildWords } from "./words";

const hinted = ["MULTIPLE", "RANKED", "STV", "SCORE", "DOTS", "BUDGET", "NUMBER"] as const;

const hasHint = (kind: QuestionKind): kind is (typeof hinted)[number] => (hinted as readonly QuestionKind[]).includes(kind);

/** What bounds an answer, as the question's kind needs it. */
export function LimitFields({ question }: { question: QuestionForm }) {
  const words = useBuildWords();
  const { change, faultAt } = useBuilder();
  const bounds = boundsOf[question.kind];
  if (bounds.length === 0) return null;
  return (
    <div className="pz-limiti">
      <div className="campi">
        {bounds.map((bound) => (
          <TextField
            key={bound} label={words.limits[bound]} value={question[bound]} inputMode={question.kind === "NUMBER" ? "decimal" : "numeric"} autoComplete="off" data-field={bound}
            error={faultAt({ field: bound, question: question.key })}
            onText={(text) => { change((form) => changeQuestion(form, question.key, (each) => ({ ...each, [bound]: text }))); }}
          />
        ))}
      </div>
      {hasHint(question.kind) && <p className="nota">{words.hints[question.kind]}</p>}
    </div>
  );
}
