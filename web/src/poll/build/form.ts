import { questionKinds, type QuestionKind } from "../kind";
import type { Assurance, Electorate, PollOpening, ReasonRule, ResultsVisibility } from "../gen/graphql";

/** What can be chosen, as typed. Times are those of the writer's own clock, as the browser's fields hold them. */
export interface OptionForm {
  key: string;
  title: string;
  meaning: string;
  cost: string;
  starts: string;
  ends: string;
}

/** A row of a matrix, as typed. */
export interface RowForm {
  key: string;
  title: string;
}

/** The limits that are typed as numbers; what a kind does not use stays empty. */
export const bounds = ["least", "most", "seats", "highest", "ceiling", "from", "to", "step"] as const;

export type Bound = (typeof bounds)[number];

/** A question, as typed. */
export interface QuestionForm extends Record<Bound, string> {
  key: string;
  kind: QuestionKind;
  section: string;
  title: string;
  note: string;
  options: readonly OptionForm[];
  rows: readonly RowForm[];
  none: boolean;
  /** The key of the option of an earlier question that has to be chosen; empty where it is always asked. */
  onlyIf: string;
  isRequired: boolean;
}

/** How the poll is held, as typed. */
export interface RulesForm {
  opening: PollOpening;
  opensAt: string;
  closing: "TIME" | "HAND";
  closesAt: string;
  electorate: Electorate;
  assurance: Assurance;
  isChangeable: boolean;
  resultsVisibility: ResultsVisibility;
  showsAssurance: boolean;
  showsVoters: boolean;
  isConfidential: boolean;
  reasons: ReasonRule;
  takesOptions: boolean;
  isShuffled: boolean;
  quorum: string;
  threshold: string;
}

/** All that the builder holds. */
export interface Form {
  title: string;
  summary: string;
  body: string;
  tags: string;
  questions: readonly QuestionForm[];
  rules: RulesForm;
}

export const newKey = (): string => crypto.randomUUID();

/** Kinds that offer options to name; a matrix has them as columns. */
export const withOptions: readonly QuestionKind[] = questionKinds.filter((kind) => !["CONSENT", "NUMBER", "OPEN"].includes(kind));

/** Kinds that may offer “none of these”. */
export const withNone: readonly QuestionKind[] = ["SINGLE", "MULTIPLE", "RANKED", "STV", "SCORE", "DOTS", "BUDGET"];

/** Kinds whose options another question may depend on. */
export const deciding: readonly QuestionKind[] = ["SINGLE", "MULTIPLE"];

export const blankOption = (): OptionForm => ({ key: newKey(), title: "", meaning: "", cost: "", starts: "", ends: "" });

export const blankRow = (): RowForm => ({ key: newKey(), title: "" });

/** What each kind begins with beside its options. */
const beginnings: Partial<Record<QuestionKind, Partial<Record<Bound, string>>>> = {
  STV: { seats: "2" },
  SCORE: { highest: "10" },
  DOTS: { highest: "10" },
  NUMBER: { from: "0", to: "100", step: "1" },
};

/** How many empty options a kind begins with. */
const places = (kind: QuestionKind) => (!withOptions.includes(kind) ? 0 : kind === "SINGLE" || kind === "MEETING" ? 2 : 3);

export function blankQuestion(kind: QuestionKind): QuestionForm {
  return {
    key: newKey(), kind, section: "", title: "", note: "", none: false, onlyIf: "", isRequired: true,
    least: "", most: "", seats: "", highest: "", ceiling: "", from: "", to: "", step: "",
    ...beginnings[kind],
    options: Array.from({ length: places(kind) }, blankOption),
    rows: kind === "MATRIX" ? [blankRow(), blankRow()] : [],
  };
}

export const blankRules: RulesForm = {
  opening: "PUBLISHED", opensAt: "", closing: "TIME", closesAt: "", electorate: "MEMBERS", assurance: "NONE", isChangeable: true,
  resultsVisibility: "AFTER_VOTE", showsAssurance: false, showsVoters: false, isConfidential: false, reasons: "NONE", takesOptions: false, isShuffled: false,
  quorum: "", threshold: "",
};

/** The rules as a secret vote lets them be: what would tell who voted what is closed off. */
export function withSecrecy(rules: RulesForm, isConfidential: boolean): RulesForm {
  if (!isConfidential) return { ...rules, isConfidential };
  const resultsVisibility = rules.resultsVisibility === "STAFF" ? "STAFF" : "AFTER_CLOSE";
  return { ...rules, isConfidential, resultsVisibility, showsAssurance: false, showsVoters: false, takesOptions: false };
}

/** Fewer than these, and a result alone may tell what each voted. */
const crowd = 10;

/** How many may vote, where it is known and too few for a secret vote; undefined otherwise. A list counts once it was saved with the poll. */
export function tooFew({ isConfidential, electorate }: RulesForm, members: number, saved: { electorate: Electorate; turnout: { electors: number | null } } | undefined): number | undefined {
  const known = electorate === "MEMBERS" ? members : electorate === "LIST" && saved?.electorate === "LIST" ? saved.turnout.electors : null;
  return isConfidential && known !== null && known > 0 && known < crowd ? known : undefined;
}

export const blankForm: Form = { title: "", summary: "", body: "", tags: "", questions: [], rules: blankRules };

/** The same question asked in another way: what it says stays, and what the new kind can use of its options. */
export function asKind(question: QuestionForm, kind: QuestionKind): QuestionForm {
  const fresh = blankQuestion(kind);
  const keeps = withOptions.includes(kind) && (kind === "MEETING") === (question.kind === "MEETING");
  const said = question.options.filter((option) => option.title.trim() !== "");
  const options = keeps && said.length > 0 ? question.options : fresh.options;
  return {
    ...fresh, options,
    key: question.key, section: question.section, title: question.title, note: question.note, onlyIf: question.onlyIf, isRequired: question.isRequired,
    none: question.none && withNone.includes(kind),
  };
}

/** A copy to change: everything in it has a key of its own. */
export function copyOf(question: QuestionForm): QuestionForm {
  const own = <E extends { key: string }>(each: E): E => ({ ...each, key: newKey() });
  return { ...own(question), options: question.options.map(own), rows: question.rows.map(own) };
}

/** Whether an option says anything; empty ones are left out of what is sent, as long as enough remain. */
export const saysSomething = (option: OptionForm) => [option.title, option.meaning, option.cost, option.starts, option.ends].some((part) => part.trim() !== "");

/** The options that count: those that say something. */
export const optionsOf = (question: QuestionForm) => (withOptions.includes(question.kind) ? question.options.filter(saysSomething) : []);

export const rowsOf = (question: QuestionForm) => (question.kind === "MATRIX" ? question.rows.filter((row) => row.title.trim() !== "") : []);

/** What can be asked for as a condition of a question: named options of earlier questions where one chooses. */
export function conditionsFor(questions: readonly QuestionForm[], at: number): { question: QuestionForm; option: OptionForm }[] {
  return questions.slice(0, Math.max(at, 0)).flatMap((question) =>
    deciding.includes(question.kind) ? question.options.filter((option) => option.title.trim() !== "").map((option) => ({ question, option })) : []);
}

/** Conditions that lead nowhere any more, because a question moved or went, are dropped. */
export function withoutLooseEnds(questions: readonly QuestionForm[]): QuestionForm[] {
  return questions.map((question, at) =>
    question.onlyIf === "" || conditionsFor(questions, at).some(({ option }) => option.key === question.onlyIf) ? question : { ...question, onlyIf: "" });
}

/** The questions that lose their condition when the list becomes another. */
export function loosened(before: readonly QuestionForm[], after: readonly QuestionForm[]): number {
  const had = new Map(before.map((question) => [question.key, question.onlyIf]));
  return after.filter((question) => question.onlyIf === "" && (had.get(question.key) ?? "") !== "").length;
}

/** Lines pasted into one option become as many. Bullets and numbers before them are dropped. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, "").trim()).filter(Boolean);
}
