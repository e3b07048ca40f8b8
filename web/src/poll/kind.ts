/**
 * What a poll asks and what a ballot says, as every part of the client holds it: the page that votes, the results, and
 * the builder's preview. The shapes are those of the API, so that what was read fits without being turned over.
 */

/** The ways of asking, in the order in which the builder offers them. */
export const questionKinds = ["SINGLE", "MULTIPLE", "RANKED", "STV", "SCORE", "DOTS", "BUDGET", "CONSENT", "MEETING", "NUMBER", "OPEN", "MATRIX"] as const;

export type QuestionKind = (typeof questionKinds)[number];

/** What can be chosen; a column of a matrix. */
export interface PollOption {
  id: string;
  title: string;
  meaning: string;
  /** What a project costs; 0 elsewhere. */
  cost: number;
  /** When a time slot begins and ends; null elsewhere. */
  startsAt: string | null;
  endsAt: string | null;
}

/** A row of a matrix. */
export interface PollRow {
  id: string;
  title: string;
}

/** What bounds an answer. What a kind does not use is null. */
export interface PollLimits {
  least: number | null;
  most: number | null;
  seats: number | null;
  highest: number | null;
  ceiling: number | null;
  from: string | null;
  to: string | null;
  step: string | null;
  none: boolean;
}

/** One thing asked. */
export interface PollQuestion {
  id: string;
  kind: QuestionKind;
  section: string;
  title: string;
  note: string;
  options: readonly PollOption[];
  rows: readonly PollRow[];
  limits: PollLimits;
  /** The option of an earlier question that has to be chosen for this one to be asked. */
  onlyIf: string | null;
  isRequired: boolean;
}

export const stances = ["AGREE", "ABSTAIN", "DISAGREE", "BLOCK"] as const;

export type Stance = (typeof stances)[number];

/** What a ballot says; each kind of question uses a part of it. No answer at all is `null` in its place. */
export interface Choice {
  options: readonly string[];
  marks: readonly { option: string; value: number }[];
  cells: readonly { row: string; option: string }[];
  stance: Stance | null;
  number: string | null;
  text: string | null;
  none: boolean;
}

const nothing: Choice = { options: [], marks: [], cells: [], stance: null, number: null, text: null, none: false };

/** A choice of the parts that a kind uses. */
export const choose = (parts: Partial<Choice>): Choice => ({ ...nothing, ...parts });

/** “None of these”, which stands alone. */
export const noneOfThese = choose({ none: true });

/** The parts of a choice that say something, as a ballot sends them. */
export function sent(choice: Choice): Partial<Choice> {
  if (choice.none) return { none: true };
  return Object.fromEntries(Object.entries(choice).filter(([, part]) => (Array.isArray(part) ? part.length > 0 : part !== null && part !== false)));
}

/** The limits of a question that bounds nothing. */
export const noLimits: PollLimits = { least: null, most: null, seats: null, highest: null, ceiling: null, from: null, to: null, step: null, none: false };

/** How many options a ballot names at least and at most. */
export function bounds({ kind, limits, options }: PollQuestion): { least: number; most: number } {
  if (kind === "SINGLE") return { least: 1, most: 1 };
  return { least: limits.least ?? 1, most: limits.most ?? options.length };
}

/** What is chosen of a budget costs together. */
export function costOf(question: PollQuestion, choice: Choice | null): number {
  return question.options.reduce((sum, option) => sum + (choice?.options.includes(option.id) ? option.cost : 0), 0);
}

/** How many dots are given. */
export const dotsOf = (choice: Choice | null) => (choice?.marks ?? []).reduce((sum, mark) => sum + mark.value, 0);

export const longestText = 4000;
export const longestReason = 1000;

/** Why a choice would be refused: the reason by which the server names it, so that one sentence serves both. */
export type Fault =
  | "choice_too_few" | "choice_too_many" | "choice_over_budget" | "choice_number" | "choice_text" | "ballot_reason_missing" | "question_required";

/** What is wrong with a choice, where something is. */
export function faultOf(question: PollQuestion, choice: Choice): Fault | undefined {
  if (choice.none) return undefined;
  switch (question.kind) {
    case "SINGLE": case "MULTIPLE": case "RANKED": case "STV": return faultOfCount(choice.options.length, bounds(question));
    case "BUDGET": return faultOfBudget(question, choice);
    case "SCORE": return choice.marks.length === 0 ? "choice_too_few" : undefined;
    case "DOTS": return faultOfDots(dotsOf(choice), question.limits.highest ?? 0);
    case "MATRIX": return choice.cells.length === 0 ? "choice_too_few" : undefined;
    case "NUMBER": return isNumber(choice.number ?? "", question.limits) ? undefined : "choice_number";
    case "OPEN": return faultOfText(choice.text ?? "");
    case "CONSENT": return choice.stance === null ? "choice_too_few" : undefined;
    case "MEETING": return undefined;
  }
}

function faultOfCount(count: number, { least, most }: { least: number; most: number }): Fault | undefined {
  if (count < least) return "choice_too_few";
  return count > most ? "choice_too_many" : undefined;
}

function faultOfBudget(question: PollQuestion, choice: Choice): Fault | undefined {
  if (choice.options.length === 0) return "choice_too_few";
  return costOf(question, choice) > (question.limits.ceiling ?? 0) ? "choice_over_budget" : undefined;
}

function faultOfDots(given: number, highest: number): Fault | undefined {
  if (given === 0) return "choice_too_few";
  return given > highest ? "choice_over_budget" : undefined;
}

function faultOfText(text: string): Fault | undefined {
  const length = Array.from(text.trim()).length;
  return length === 0 || length > longestText ? "choice_text" : undefined;
}

/** Decimals as whole millionths: what a float would round, the server refuses. */
export function millionths(decimal: string): bigint | undefined {
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,6}))?$/.exec(decimal.trim());
  if (!parts) return undefined;
  const whole = BigInt(parts[2] ?? "") * 1_000_000n + BigInt((parts[3] ?? "").padEnd(6, "0"));
  return parts[1] ? -whole : whole;
}

function isNumber(text: string, limits: PollLimits): boolean {
  const [n, from, to, step] = [text, limits.from ?? "", limits.to ?? "", limits.step ?? "1"].map(millionths);
  if (n === undefined || from === undefined || to === undefined || !step) return false;
  return n >= from && n <= to && (n - from) % step === 0n;
}

/** Whether a question is asked, given what was answered so far: where it has a condition, the option that it wants is chosen. */
export function isAsked(question: PollQuestion, all: readonly PollQuestion[], answers: Readonly<Record<string, Choice | null | undefined>>): boolean {
  const wanted = question.onlyIf;
  if (wanted === null) return true;
  const earlier = all.find((other) => other.options.some((option) => option.id === wanted));
  if (!earlier || !isAsked(earlier, all, answers)) return false;
  return answers[earlier.id]?.options.includes(wanted) ?? false;
}

/**
 * The options in an order of the viewer's own, the same each time he comes: sorted by a hash of who he is and what the
 * option is, so that one that is added moves no other.
 */
export function shuffled<O extends { id: string }>(options: readonly O[], viewer: string): O[] {
  return [...options].sort((a, b) => hash(viewer + a.id) - hash(viewer + b.id));
}

/** FNV-1a with a last stir: near names fall far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 16)) >>> 0;
}
