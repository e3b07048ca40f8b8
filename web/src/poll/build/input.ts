import type { PollCreateInput, PollRulesInput, QuestionInput, QuestionLimitsInput, QuestionOptionInput } from "../gen/graphql";
import { tagsOf } from "../../editor/draft";
import type { Language } from "../../i18n/language";
import { noLimits, type PollLimits, type PollOption, type PollQuestion, type QuestionKind } from "../kind";
import { slotWords } from "../vote/slots";
import { optionsOf, rowsOf, withNone, type Bound, type Form, type OptionForm, type QuestionForm, type RulesForm } from "./form";
import { isoOf } from "./slots";

/** Which limits each kind reads. */
export const boundsOf: Record<QuestionKind, readonly Bound[]> = {
  SINGLE: [], CONSENT: [], MEETING: [], OPEN: [], MATRIX: [],
  MULTIPLE: ["least", "most"],
  RANKED: ["least", "most"],
  STV: ["seats", "least", "most"],
  SCORE: ["highest"],
  DOTS: ["highest"],
  BUDGET: ["ceiling"],
  NUMBER: ["from", "to", "step"],
};

/** A whole number as people type it: "12.000", "12 000". Undefined where it is none. */
export function whole(text: string): number | undefined {
  const digits = text.replace(/[.\s\u00a0']/g, "");
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** A decimal as the API takes it: a comma becomes a point, and nothing else is guessed. */
export const decimal = (text: string): string => text.trim().replace(",", ".");

function limitsOf(question: QuestionForm): QuestionLimitsInput {
  const limits: QuestionLimitsInput = withNone.includes(question.kind) && question.none ? { none: true } : {};
  for (const bound of boundsOf[question.kind]) {
    const text = question[bound];
    if (text.trim() === "") continue;
    if (bound === "from" || bound === "to" || bound === "step") limits[bound] = decimal(text);
    else limits[bound] = whole(text) ?? null;
  }
  return limits;
}

/** The name of an option: a time slot that was given none is called by its time. */
export function titleOf(option: OptionForm, kind: QuestionKind, language: Language): string {
  if (kind !== "MEETING" || option.title.trim() !== "") return option.title.trim();
  const [startsAt, endsAt] = [isoOf(option.starts), isoOf(option.ends)];
  if (!startsAt || !endsAt) return "";
  const { day, hours } = slotWords({ startsAt, endsAt }, language);
  return `${day}, ${hours}`;
}

function optionInput(option: OptionForm, kind: QuestionKind, language: Language): QuestionOptionInput {
  return {
    title: titleOf(option, kind, language),
    meaning: option.meaning.trim(),
    ...(kind === "BUDGET" ? { cost: whole(option.cost) ?? 0 } : {}),
    ...(kind === "MEETING" ? { startsAt: isoOf(option.starts), endsAt: isoOf(option.ends) } : {}),
  };
}

/** The questions as the API takes them: a condition names places in the very list that is sent. */
export function questionsInput(questions: readonly QuestionForm[], language: Language): QuestionInput[] {
  const place = new Map<string, { question: number; option: number }>();
  questions.forEach((asked, question) => {
    optionsOf(asked).forEach(({ key }, option) => place.set(key, { question, option }));
  });
  return questions.map((question) => ({
    kind: question.kind,
    section: question.section.trim(),
    title: question.title.trim(),
    note: question.note.trim(),
    options: optionsOf(question).map((option) => optionInput(option, question.kind, language)),
    ...(question.kind === "MATRIX" ? { rows: rowsOf(question).map((row) => row.title.trim()) } : {}),
    limits: limitsOf(question),
    ...(place.has(question.onlyIf) ? { onlyIf: place.get(question.onlyIf) } : {}),
    isRequired: question.isRequired,
  }));
}

export function rulesInput({ opensAt, closing, closesAt, quorum, threshold, ...rules }: RulesForm): PollRulesInput {
  return {
    ...rules,
    ...(rules.opening === "TIME" ? { opensAt: isoOf(opensAt) } : {}),
    ...(closing === "TIME" && closesAt !== "" ? { closesAt: isoOf(closesAt) } : { closesByHand: true }),
    quorum: whole(quorum) ?? 0,
    threshold: whole(threshold) ?? 0,
  };
}

/** All of a form as the API takes it. */
export function formInput(form: Form, language: Language): Omit<PollCreateInput, "piazzaId" | "idempotencyKey"> {
  return {
    title: form.title.trim(),
    summary: form.summary.trim(),
    body: form.body,
    tags: tagsOf(form.tags),
    rules: rulesInput(form.rules),
    questions: questionsInput(form.questions, language),
  };
}

function limitsToShow(question: QuestionForm): PollLimits {
  const { from, to, step, none, ...rest } = limitsOf(question);
  const counts = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value ?? null]));
  return { ...noLimits, ...counts, from: from ?? null, to: to ?? null, step: step ?? null, none: none ?? false };
}

/** A question as a ballot shows it, also half written: what has no name yet is called by a word of the house. */
export function toShow(question: QuestionForm, language: Language, unnamed: { question: string; option: (n: number) => string; row: (n: number) => string }): PollQuestion {
  const options: PollOption[] = (question.options.some((option) => optionsOf(question).includes(option)) ? optionsOf(question) : question.options).map((option, i) => ({
    id: option.key,
    title: titleOf(option, question.kind, language) || unnamed.option(i + 1),
    meaning: option.meaning.trim(),
    cost: whole(option.cost) ?? 0,
    startsAt: isoOf(option.starts),
    endsAt: isoOf(option.ends),
  }));
  const rows = rowsOf(question).length > 0 ? rowsOf(question) : question.rows;
  return {
    id: question.key, kind: question.kind, section: question.section.trim(), title: question.title.trim() || unnamed.question, note: question.note.trim(),
    // A slot without its times has nothing to show yet.
    options: question.kind === "MEETING" ? options.filter((option) => option.startsAt && option.endsAt) : options,
    rows: rows.map((row, i) => ({ id: row.key, title: row.title.trim() || unnamed.row(i + 1) })),
    limits: limitsToShow(question),
    onlyIf: question.onlyIf || null,
    isRequired: question.isRequired,
  };
}
