import { moved } from "../vote/rank";
import { copyOf, loosened, withoutLooseEnds, type Form, type OptionForm, type QuestionForm, type RowForm } from "./form";

/** Something that was taken away: the form without it, and the way to put it back into whatever the form has become. */
export interface Taken {
  form: Form;
  /** How many questions lost their condition with it. */
  loosened: number;
  /** Whether something else took its place. */
  replaced?: boolean;
  restore: (now: Form) => Form;
}

const withQuestions = (form: Form, questions: readonly QuestionForm[]): Form => ({ ...form, questions: withoutLooseEnds(questions) });

/** Puts back an item where it stood, unless it is there. */
function back<E extends { key: string }>(list: readonly E[], item: E, at: number): E[] {
  if (list.some((each) => each.key === item.key)) return [...list];
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** The conditions that a change dropped are set again, where nobody has set another meanwhile. */
function retied(questions: readonly QuestionForm[], before: readonly QuestionForm[]): QuestionForm[] {
  const had = new Map(before.map((question) => [question.key, question.onlyIf]));
  return questions.map((question) => (question.onlyIf === "" ? { ...question, onlyIf: had.get(question.key) ?? "" } : question));
}

function taken(before: Form, after: Form, put: (questions: readonly QuestionForm[]) => QuestionForm[]): Taken {
  return {
    form: after,
    loosened: loosened(before.questions, after.questions),
    restore: (now) => withQuestions(now, retied(put(now.questions), before.questions)),
  };
}

/** Changes one question. */
export function changeQuestion(form: Form, key: string, change: (question: QuestionForm) => QuestionForm): Form {
  return { ...form, questions: form.questions.map((question) => (question.key === key ? change(question) : question)) };
}

export const addQuestion = (form: Form, question: QuestionForm): Form => ({ ...form, questions: [...form.questions, question] });

export function removeQuestion(form: Form, key: string): Taken {
  const at = form.questions.findIndex((question) => question.key === key);
  const item = form.questions[at];
  const after = withQuestions(form, form.questions.filter((question) => question.key !== key));
  return taken(form, after, (questions) => (item ? back(questions, item, at) : [...questions]));
}

/** A copy stands right after what it was made from. */
export function duplicateQuestion(form: Form, key: string): { form: Form; copy: string | undefined } {
  const at = form.questions.findIndex((question) => question.key === key);
  const item = form.questions[at];
  if (!item) return { form, copy: undefined };
  const copy = copyOf(item);
  return { form: { ...form, questions: [...form.questions.slice(0, at + 1), copy, ...form.questions.slice(at + 1)] }, copy: copy.key };
}

/** A question that comes to stand before the one it depends on keeps its condition: the way back must not cost it. */
export const moveQuestion = (form: Form, from: number, to: number): Form => ({ ...form, questions: moved(form.questions, from, to) });

type Part = "options" | "rows";

/** Takes an option or a row away. */
export function removePart(form: Form, questionKey: string, part: Part, key: string): Taken {
  const question = form.questions.find((each) => each.key === questionKey);
  const list: readonly (OptionForm | RowForm)[] = question?.[part] ?? [];
  const at = list.findIndex((each) => each.key === key);
  const item = list[at];
  const changed = changeQuestion(form, questionKey, (each) => ({ ...each, [part]: list.filter((other) => other.key !== key) }));
  const after = withQuestions(form, changed.questions);
  return taken(form, after, (questions) => questions.map((each) => (each.key === questionKey && item ? { ...each, [part]: back<OptionForm | RowForm>(each[part], item, at) } : each)));
}

/** Puts items in after another one, or at the end; empty ones there make room. */
export function insertAfter<E extends { key: string }>(list: readonly E[], key: string | undefined, items: readonly E[]): E[] {
  const at = key === undefined ? list.length : list.findIndex((each) => each.key === key) + 1;
  return [...list.slice(0, at), ...items, ...list.slice(at)];
}
