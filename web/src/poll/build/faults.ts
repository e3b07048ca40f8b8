import { millionths, type QuestionKind } from "../kind";
import { conditionsFor, optionsOf, rowsOf, saysSomething, withOptions, type Bound, type Form, type OptionForm, type QuestionForm, type RulesForm } from "./form";
import { decimal, whole } from "./input";
import { fromField } from "./slots";

/** Why something cannot be sent as it is. Each has its sentence in the words of the builder. */
export type Reason =
  | "title_missing" | "title_long" | "summary_long" | "questions_none" | "questions_many" | "question_missing" | "question_long" | "note_long" | "section_long"
  | "options_few" | "options_many" | "option_missing" | "option_long" | "option_twice" | "meaning_long" | "cost_wrong" | "cost_over" | "slot_times" | "slot_order"
  | "rows_few" | "rows_many" | "row_long" | "row_twice" | "number_wrong" | "least_wrong" | "most_wrong" | "seats_wrong" | "highest_wrong" | "ceiling_wrong"
  | "range_wrong" | "step_wrong" | "condition_gone" | "opens_missing" | "opens_past" | "closes_missing" | "closes_past" | "closes_early" | "quorum_wrong" | "threshold_wrong";

export type Step = "ask" | "hold" | "show" | "check";

export const steps: readonly Step[] = ["ask", "hold", "show", "check"];

/** Something to mend: in which step, at which question and option, in which field. */
export interface Fault {
  step: Step;
  field: string;
  reason: Reason;
  question?: string;
  option?: string;
}

const long = (text: string, most: number) => Array.from(text.trim()).length > most;

/** The fault of a question at a field of it, or of one of its options. */
type Say = (field: string, reason: Reason, option?: string) => void;

/** Everything that stands in the way of sending a form, in the order of the page. */
export function faultsOf(form: Form, now: Date): Fault[] {
  const faults: Fault[] = [];
  const at = (step: Step, question?: string): Say => (field, reason, option) => {
    faults.push({ step, field, reason, ...(question === undefined ? {} : { question }), ...(option === undefined ? {} : { option }) });
  };
  const ask = at("ask");
  if (form.title.trim() === "") ask("title", "title_missing");
  if (long(form.title, 160)) ask("title", "title_long");
  if (long(form.summary, 400)) ask("summary", "summary_long");
  if (form.questions.length === 0) ask("questions", "questions_none");
  if (form.questions.length > 50) ask("questions", "questions_many");
  form.questions.forEach((question, place) => { ofQuestion(question, at("ask", question.key), form.questions, place); });
  ofTimes(form.rules, at("hold"), now);
  ofShares(form.rules, at("show"));
  return faults;
}

function ofQuestion(question: QuestionForm, say: Say, all: readonly QuestionForm[], place: number): void {
  if (question.title.trim() === "") say("title", "question_missing");
  if (long(question.title, 300)) say("title", "question_long");
  if (long(question.note, 2000)) say("note", "note_long");
  if (long(question.section, 160)) say("section", "section_long");
  if (withOptions.includes(question.kind)) ofOptions(question, say);
  if (question.kind === "MATRIX") ofRows(question, say);
  ofLimits(question, say);
  if (question.onlyIf !== "" && !conditionsFor(all, place).some(({ option }) => option.key === question.onlyIf)) say("onlyIf", "condition_gone");
}

function ofOptions(question: QuestionForm, say: Say): void {
  const options = optionsOf(question);
  if (options.length < 2) say("options", "options_few");
  if (options.length > 200) say("options", "options_many");
  const seen = new Set<string>();
  for (const option of options) {
    ofOption(option, question, say);
    const name = nameOf(option, question.kind);
    if (name !== "" && seen.has(name)) say("title", "option_twice", option.key);
    seen.add(name);
  }
}

/** What tells options apart: the server compares their names, a nameless slot is called by its times. */
function nameOf(option: OptionForm, kind: QuestionKind): string {
  const title = option.title.trim().replace(/\s+/g, " ");
  return kind === "MEETING" && title === "" ? `${option.starts} ${option.ends}`.trim() : title;
}

function ofOption(option: OptionForm, question: QuestionForm, say: Say): void {
  if (question.kind !== "MEETING" && option.title.trim() === "") say("title", "option_missing", option.key);
  if (long(option.title, 200)) say("title", "option_long", option.key);
  if (long(option.meaning, 500)) say("meaning", "meaning_long", option.key);
  if (question.kind === "BUDGET") ofCost(option, question, say);
  if (question.kind === "MEETING") {
    const [from, to] = [fromField(option.starts), fromField(option.ends)];
    if (!from || !to) say("starts", "slot_times", option.key);
    else if (to <= from) say("ends", "slot_order", option.key);
  }
}

function ofCost(option: OptionForm, question: QuestionForm, say: Say): void {
  const [cost, ceiling] = [whole(option.cost), whole(question.ceiling)];
  if (cost === undefined || cost < 1) say("cost", "cost_wrong", option.key);
  else if (ceiling !== undefined && cost > ceiling) say("cost", "cost_over", option.key);
}

function ofRows(question: QuestionForm, say: Say): void {
  const rows = rowsOf(question);
  if (rows.length < 1) say("rows", "rows_few");
  if (rows.length > 50) say("rows", "rows_many");
  const seen = new Set<string>();
  for (const row of rows) {
    const title = row.title.trim().replace(/\s+/g, " ");
    if (long(row.title, 200)) say("title", "row_long", row.key);
    if (seen.has(title)) say("title", "row_twice", row.key);
    seen.add(title);
  }
}

function ofLimits(question: QuestionForm, say: Say): void {
  const options = optionsOf(question).length;
  switch (question.kind) {
    case "MULTIPLE": case "RANKED": ofCounts(question, options, say); return;
    case "STV": {
      ofCounts(question, options, say);
      if (!between(question.seats, 1, Math.max(options - 1, 1))) say("seats", "seats_wrong");
      return;
    }
    case "SCORE": if (!between(question.highest, 1, 100)) say("highest", "highest_wrong"); return;
    case "DOTS": if (!between(question.highest, 1, 1000)) say("highest", "highest_wrong"); return;
    case "BUDGET": if (!between(question.ceiling, 1, 1e9)) say("ceiling", "ceiling_wrong"); return;
    case "NUMBER": ofRange(question, say); return;
    default:
  }
}

const between = (text: string, least: number, most: number) => {
  const n = whole(text);
  return n !== undefined && n >= least && n <= most;
};

/** The fewest and the most; empty means as few and as many as one likes. */
function ofCounts(question: QuestionForm, options: number, say: Say): void {
  const [least, most] = (["least", "most"] as const).map((bound: Bound) => (question[bound].trim() === "" ? null : whole(question[bound])));
  const highest = Math.max(options, 1);
  if (least !== null && (least === undefined || least < 1 || least > highest)) say("least", "least_wrong");
  else if (most !== null && (most === undefined || most < (least ?? 1) || most > highest)) say("most", "most_wrong");
}

function ofRange(question: QuestionForm, say: Say): void {
  const [from, to, step] = [question.from, question.to, question.step].map((text) => millionths(decimal(text)));
  if (from === undefined) say("from", "number_wrong");
  if (to === undefined) say("to", "number_wrong");
  if (step === undefined || step <= 0n) say("step", "step_wrong");
  if (from === undefined || to === undefined || step === undefined || step <= 0n) return;
  if (to <= from) say("to", "range_wrong");
  else if ((to - from) % step !== 0n) say("step", "step_wrong");
}

function ofTimes(rules: RulesForm, say: Say, now: Date): void {
  const opens = rules.opening === "TIME" ? fromField(rules.opensAt) : undefined;
  if (rules.opening === "TIME" && !opens) say("opensAt", "opens_missing");
  if (opens && opens <= now) say("opensAt", "opens_past");
  if (rules.closing === "HAND") return;
  const closes = fromField(rules.closesAt);
  if (!closes) say("closesAt", "closes_missing");
  else if (closes <= now) say("closesAt", "closes_past");
  else if (opens && closes <= opens) say("closesAt", "closes_early");
}

function ofShares(rules: RulesForm, say: Say): void {
  if (rules.quorum.trim() !== "" && !between(rules.quorum, 0, 10_000_000)) say("quorum", "quorum_wrong");
  if (rules.threshold.trim() !== "" && !between(rules.threshold, 0, 100)) say("threshold", "threshold_wrong");
}

/** The first fault at a place, for the sentence under its field. */
export function faultAt(faults: readonly Fault[], place: { field: string; question?: string; option?: string; step?: Step }): Reason | undefined {
  return faults.find((fault) => fault.field === place.field && fault.question === place.question && fault.option === place.option && (place.step === undefined || fault.step === place.step))?.reason;
}

/**
 * Where the server's refusal belongs: it names places in the list that was sent ("questions.1.options.0.title"), which
 * leaves out what says nothing.
 */
export function placeOfRefusal(form: Form, path: readonly string[]): { step: Step; field: string; question?: string; option?: string } {
  const [first = "", at = "", within = "", which = "", last] = path;
  if (first === "rules") return { step: ["quorum", "threshold", "resultsVisibility", "showsAssurance", "showsVoters", "reasons"].includes(at) ? "show" : "hold", field: at };
  const question = first === "questions" ? form.questions[Number(at)] : undefined;
  if (!question) return { step: "ask", field: first };
  const option = within === "options" ? optionsOf(question)[Number(which)] : within === "rows" ? rowsOf(question)[Number(which)] : undefined;
  return { step: "ask", field: option ? (last ?? "title") : within || "title", question: question.key, ...(option ? { option: option.key } : {}) };
}

/** A form with nothing in it is not worth keeping. */
export const isBlank = (form: Form) => [form.title, form.summary, form.body, form.tags].every((text) => text.trim() === "") && form.questions.every((question) => question.title.trim() === "" && !question.options.some(saysSomething));
