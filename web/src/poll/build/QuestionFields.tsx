import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextArea, TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { changeQuestion } from "./changes";
import { useBuilder } from "./context";
import { asKind, conditionsFor, withNone, withOptions, type QuestionForm } from "./form";
import { KindDialog } from "./KindDialog";
import { LimitFields } from "./LimitFields";
import { OptionList } from "./OptionList";
import { RowList } from "./RowList";
import { useBuildWords } from "./words";

type Change = (change: (question: QuestionForm) => QuestionForm) => void;

/** All that is written of a question. */
export function QuestionFields({ question }: { question: QuestionForm }) {
  const words = useBuildWords();
  const { change, faultAt } = useBuilder();
  const [choosing, setChoosing] = useState(false);
  const alter: Change = (next) => { change((form) => changeQuestion(form, question.key, next)); };
  return (
    <div className="campi">
      <p className="pz-tipo">
        <span className="pz-meta"><strong>{words.kinds[question.kind].name}.</strong> {words.kinds[question.kind].does}</span>
        <Button look="plain" small onClick={() => { setChoosing(true); }}>{words.changeKind}</Button>
      </p>
      <TextField label={words.questionTitle} value={question.title} maxLength={300} placeholder={words.kinds[question.kind].example} data-field="question" error={faultAt({ field: "title", question: question.key })} onText={(title) => { alter((each) => ({ ...each, title })); }} />
      {question.kind === "MATRIX" && <RowList question={question} />}
      {withOptions.includes(question.kind) && <OptionList question={question} />}
      <LimitFields question={question} />
      {withNone.includes(question.kind) && <Switch label={words.none} on={question.none} onChange={(none) => { alter((each) => ({ ...each, none })); }} />}
      <Switch label={words.required} note={words.requiredNote} on={question.isRequired} onChange={(isRequired) => { alter((each) => ({ ...each, isRequired })); }} />
      <More question={question} alter={alter} />
      {choosing && (
        <KindDialog chosen={question.kind} onClose={() => { setChoosing(false); }} onChoose={(kind) => { setChoosing(false); if (kind !== question.kind) alter((each) => asKind(each, kind)); }} />
      )}
    </div>
  );
}

/** What most questions do without. */
function More({ question, alter }: { question: QuestionForm; alter: Change }) {
  const words = useBuildWords();
  const { form, faultAt } = useBuilder();
  const conditions = conditionsFor(form.questions, form.questions.findIndex((each) => each.key === question.key));
  const [open] = useState(question.note !== "" || question.section !== "" || question.onlyIf !== "");
  const wrong = faultAt({ field: "onlyIf", question: question.key });
  const error = (field: string) => faultAt({ field, question: question.key });
  return (
    <details className="pz-altro-domanda" open={open || wrong !== undefined || undefined}>
      <summary>{words.moreOfQuestion}</summary>
      <TextArea label={words.note} hint={words.noteHint} value={question.note} rows={2} maxLength={2000} error={error("note")} onText={(note) => { alter((each) => ({ ...each, note })); }} />
      <TextField label={words.section} hint={words.sectionHint} value={question.section} maxLength={160} error={error("section")} onText={(section) => { alter((each) => ({ ...each, section })); }} />
      {(conditions.length > 0 || question.onlyIf !== "") && (
        <div className="pz-campo">
          <label htmlFor={`${question.key}-se`}>{words.onlyIf}</label>
          <select id={`${question.key}-se`} className="form-select" value={question.onlyIf} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${question.key}-se-errore` : undefined} onChange={({ target: { value } }) => { alter((each) => ({ ...each, onlyIf: value })); }}>
            <option value="">{words.always}</option>
            {wrong && <option value={question.onlyIf} disabled>{wrong}</option>}
            {conditions.map(({ question: earlier, option }) => <option key={option.key} value={option.key}>{`${earlier.title.trim() || words.unnamedQuestion}: “${option.title.trim()}”`}</option>)}
          </select>
          <p className="nota">{words.onlyIfHint}</p>
          {wrong && <p className="errore" id={`${question.key}-se-errore`}>{wrong}</p>}
        </div>
      )}
    </details>
  );
}
