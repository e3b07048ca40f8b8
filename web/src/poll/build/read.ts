import type { PollFormFragment } from "../gen/graphql";
import type { QuestionInput } from "../gen/graphql";
import { questionKinds, type PollQuestion } from "../kind";
import { blankForm, blankQuestion, blankRow, blankOption, blankRules, newKey, withSecrecy, type Form, type OptionForm, type QuestionForm, type RulesForm } from "./form";
import { toField } from "./slots";

const typed = (value: number | string | null | undefined) => (value === null || value === undefined ? "" : String(value));

/** The form that the server has of a poll. Its ids are the keys, so that conditions find their options. */
export function formOf(poll: PollFormFragment): Form {
  const { voting } = poll;
  return {
    title: poll.title,
    summary: poll.summary,
    body: poll.body,
    tags: poll.tags.join(", "),
    questions: voting.questions.map(questionOf),
    rules: rulesOf(voting),
  };
}

/** The form of one question, as the server has it. */
export function questionOf(question: PollQuestion): QuestionForm {
  return {
    key: question.id, kind: question.kind, section: question.section, title: question.title, note: question.note,
    options: question.options.map((option): OptionForm => ({
      key: option.id, title: option.title, meaning: option.meaning,
      cost: question.kind === "BUDGET" ? typed(option.cost) : "", starts: toField(option.startsAt), ends: toField(option.endsAt),
    })),
    rows: question.rows.map((row) => ({ key: row.id, title: row.title })),
    ...bounded(question.limits),
    none: question.limits.none, onlyIf: question.onlyIf ?? "", isRequired: question.isRequired,
  };
}

type Bounds = Partial<Record<"least" | "most" | "seats" | "highest" | "ceiling" | "from" | "to" | "step", number | string | null>>;

function bounded(limits: Bounds) {
  const { least, most, seats, highest, ceiling, from, to, step } = limits;
  return { least: typed(least), most: typed(most), seats: typed(seats), highest: typed(highest), ceiling: typed(ceiling), from: typed(from), to: typed(to), step: typed(step) };
}

function rulesOf(voting: PollFormFragment["voting"]): RulesForm {
  const { opening, electorate, assurance, isChangeable, resultsVisibility, showsAssurance, showsVoters, isConfidential, reasons, takesOptions, isShuffled } = voting;
  return {
    opening, electorate, assurance, isChangeable, resultsVisibility, showsAssurance, showsVoters, isConfidential, reasons, takesOptions, isShuffled,
    opensAt: toField(voting.opensAt), closing: voting.closesAt ? "TIME" : "HAND", closesAt: toField(voting.closesAt),
    quorum: typed(voting.quorum), threshold: typed(voting.threshold),
  };
}

/** What a template's document holds: what is needed to begin a poll, in the words of the API. */
type Document = { title?: unknown; summary?: unknown; body?: unknown; tags?: unknown; rules?: unknown; questions?: unknown };

const text = (value: unknown) => (typeof value === "string" ? value : "");
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const thing = (value: unknown) => (typeof value === "object" && value !== null ? value as Record<string, unknown> : {});

/** Reads a template. Undefined where it is none: what comes from elsewhere is believed in nothing but its shape. */
export function formOfDocument(document: string): Form | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    return undefined;
  }
  const from = thing(parsed) as Document;
  const asked = list(from.questions).map(thing);
  if (asked.length === 0 || !asked.every((question) => (questionKinds as readonly unknown[]).includes(question.kind))) return undefined;
  const questions = asked.map(questionOfDocument);
  asked.forEach((question, at) => {
    const only = thing(question.onlyIf);
    const key = questions[Number(only.question)]?.options[Number(only.option)]?.key;
    const target = questions[at];
    if (key !== undefined && target && question.onlyIf) target.onlyIf = key;
  });
  return {
    ...blankForm, title: text(from.title), summary: text(from.summary), body: text(from.body),
    tags: list(from.tags).map(text).filter(Boolean).join(", "), questions, rules: rulesOfDocument(thing(from.rules)),
  };
}

function questionOfDocument(from: Record<string, unknown>): QuestionForm {
  const blank = blankQuestion(from.kind as QuestionInput["kind"]);
  const limits = thing(from.limits) as Bounds & { none?: unknown };
  const options = list(from.options).map(thing).map((option): OptionForm => ({
    ...blankOption(), title: text(option.title), meaning: text(option.meaning),
    cost: typeof option.cost === "number" && option.cost > 0 ? String(option.cost) : "", starts: toField(text(option.startsAt)), ends: toField(text(option.endsAt)),
  }));
  const rows = list(from.rows).map((row) => ({ ...blankRow(), title: typeof row === "string" ? row : text(thing(row).title) }));
  return {
    ...blank, key: newKey(), section: text(from.section), title: text(from.title), note: text(from.note), ...bounded(limits),
    options: options.length > 0 ? options : blank.options, rows: rows.length > 0 ? rows : blank.rows,
    none: limits.none === true, onlyIf: "", isRequired: from.isRequired !== false,
  };
}

const choices = {
  electorate: ["SIGNED_IN", "MEMBERS", "LIST"],
  assurance: ["NONE", "SOCIAL", "EMAIL", "SUBSTANTIAL", "HIGH"],
  resultsVisibility: ["LIVE", "AFTER_VOTE", "AFTER_CLOSE", "STAFF"],
  reasons: ["NONE", "OPTIONAL", "REQUIRED"],
} as const;
const switches = ["isChangeable", "showsAssurance", "showsVoters", "isConfidential", "takesOptions", "isShuffled"] as const;

/** The rules of a document; its times are of another day and are left behind. */
function rulesOfDocument(from: Record<string, unknown>): RulesForm {
  const rules: Record<string, unknown> = { ...blankRules };
  for (const [name, known] of Object.entries(choices)) if ((known as readonly unknown[]).includes(from[name])) rules[name] = from[name];
  for (const name of switches) if (typeof from[name] === "boolean") rules[name] = from[name];
  for (const name of ["quorum", "threshold"]) if (typeof from[name] === "number" && from[name] > 0) rules[name] = String(from[name]);
  if (from.closesByHand === true) rules.closing = "HAND";
  if (from.opening === "HAND") rules.opening = "HAND";
  const read = rules as unknown as RulesForm;
  return withSecrecy(read, read.isConfidential);
}
