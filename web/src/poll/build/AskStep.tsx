import { lazy, Suspense, useState } from "react";
import { BodyField } from "../../editor/BodyField";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/Button";
import { TextArea, TextField } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import type { QuestionKind } from "../kind";
import { addQuestion, duplicateQuestion, moveQuestion, removeQuestion, type Taken } from "./changes";
import { useBuilder } from "./context";
import { blankQuestion, type Form } from "./form";
import { KindDialog } from "./KindDialog";
import { QuestionCard } from "./QuestionCard";
import { useFocusOn } from "./OptionList";
import { useSortable } from "./useSortable";
import { useBuildWords } from "./words";

const TemplatesDialog = lazy(() => import("./TemplatesDialog"));

type Props = {
  slug: string;
  /** The questions that lie open. */
  unfolded: ReadonlySet<string>;
  onUnfold: (keys: ReadonlySet<string>) => void;
};

/** The first step: title, text and what is asked. */
export function AskStep({ slug, unfolded, onUnfold }: Props) {
  const { editor } = useWords();
  const { form, change, faultAt } = useBuilder();
  const set = (field: "title" | "summary" | "body" | "tags") => (text: string) => { change((now) => ({ ...now, [field]: text })); };
  return (
    <>
      <TextField label={editor.title} value={form.title} maxLength={160} required error={faultAt({ field: "title" })} onText={set("title")} />
      <TextArea label={editor.summary} hint={editor.summaryHint} value={form.summary} maxLength={400} rows={2} error={faultAt({ field: "summary" })} onText={set("summary")} />
      <details className="pz-altro-domanda" open={form.body !== "" || form.tags !== "" || undefined}>
        <summary>{editor.body}, {editor.tags.toLowerCase()}</summary>
        <BodyField value={form.body} error={faultAt({ field: "body" })} onText={set("body")} />
        <TextField label={editor.tags} hint={editor.tagsHint} value={form.tags} error={faultAt({ field: "tags" })} onText={set("tags")} />
      </details>
      <Questions slug={slug} unfolded={unfolded} onUnfold={onUnfold} />
    </>
  );
}

function Questions({ slug, unfolded, onUnfold }: Props) {
  const words = useBuildWords();
  const { form, change, take, faultAt } = useBuilder();
  const [choosing, setChoosing] = useState(false);
  const { questions } = form;
  const titleOf = (key: string) => {
    const at = questions.findIndex((question) => question.key === key);
    return questions[at]?.title.trim() || words.question(at + 1);
  };
  const { list: place, said, ...sortable } = useSortable<HTMLOListElement>({ keys: questions.map((question) => question.key), titleOf, onMove: (from, to) => { change((now) => moveQuestion(now, from, to)); } });
  const focusOn = useFocusOn(place);
  const unfold = (key: string, open = true) => {
    const keys = new Set(unfolded);
    if (open) keys.add(key);
    else keys.delete(key);
    onUnfold(keys);
  };
  const add = (kind: QuestionKind) => {
    setChoosing(false);
    const question = blankQuestion(kind);
    change((now) => addQuestion(now, question));
    onUnfold(new Set([...unfolded, question.key]));
    focusOn(question.key);
  };
  const duplicate = (key: string) => {
    const { form: next, copy } = duplicateQuestion(form, key);
    change(() => next);
    if (copy) unfold(copy);
    focusOn(copy);
  };
  const fault = faultAt({ field: "questions" });
  return (
    <section className="pz-quesiti" aria-labelledby="quesiti">
      <h3 id="quesiti" className="pz-sr">{words.questionsCount(questions.length)}</h3>
      {questions.length === 0 && <p className="pz-lead">{words.firstQuestion}</p>}
      <ol ref={place} role="list">
        {questions.map((question, at) => (
          <QuestionCard
            key={question.key} question={question} at={at} of={questions.length} sortable={sortable} open={unfolded.has(question.key)}
            onOpen={(open) => { unfold(question.key, open); }} onDuplicate={() => { duplicate(question.key); }}
            onRemove={() => { take(titleOf(question.key), (now) => removeQuestion(now, question.key)); }}
          />
        ))}
      </ol>
      <p className="pz-sr" role="status">{said}</p>
      {fault && <p className="errore" tabIndex={-1} data-fault="">{fault}</p>}
      <div className="pz-riga pz-su-3">
        <Button look={questions.length === 0 ? "primary" : "outline"} onClick={() => { setChoosing(true); }}><Icon name="plusCircle" /> {words.addQuestion}</Button>
        <Templates slug={slug} onUnfold={onUnfold} />
      </div>
      {choosing && <KindDialog onClose={() => { setChoosing(false); }} onChoose={add} />}
    </section>
  );
}

function Templates({ slug, onUnfold }: Pick<Props, "slug" | "onUnfold">) {
  const words = useBuildWords();
  const { take } = useBuilder();
  const [open, setOpen] = useState(false);
  const use = (title: string, template: Form) => {
    setOpen(false);
    take(title, (before): Taken => ({ form: { ...template, title: before.title.trim() === "" ? template.title : before.title }, loosened: 0, replaced: true, restore: () => before }));
    onUnfold(new Set(template.questions.slice(0, 1).map((question) => question.key)));
  };
  return (
    <>
      <Button look="plain" onClick={() => { setOpen(true); }}>{words.templates}</Button>
      {open && <Suspense fallback={null}><TemplatesDialog slug={slug} onClose={() => { setOpen(false); }} onUse={use} /></Suspense>}
    </>
  );
}
