import type { Language } from "../../i18n/language";
import { blankForm, blankQuestion, type Form, type QuestionForm } from "../../poll/build/form";
import { faultsOf, type Fault } from "../../poll/build/faults";
import { questionsInput, whole } from "../../poll/build/input";
import { questionOf } from "../../poll/build/read";
import type { AssemblyItemRulesInput, GuestAdmission, QuestionInput, ReasonRule } from "../gen/graphql";
import type { PollQuestion } from "../../poll/kind";
import type { Item } from "./context";
import { secondsOf } from "./format";

/** How a question of the queue is held, as typed. */
export interface ItemRules {
  seconds: string;
  guests: GuestAdmission;
  isChangeable: boolean;
  showsStaff: boolean;
  showsVoters: boolean;
  isConfidential: boolean;
  isShuffled: boolean;
  reasons: ReasonRule;
  quorum: string;
  threshold: string;
}

const typed = (value: number | null) => (value === null ? "" : String(value));

/** What a question of the hall begins with: a minute, and a vote that may be changed. */
export const blankRules = (guests: GuestAdmission): ItemRules => ({
  seconds: "60", guests, isChangeable: true, showsStaff: false, showsVoters: false, isConfidential: false, isShuffled: false, reasons: "NONE", quorum: "", threshold: "",
});

export function rulesFormOf(item: Item): ItemRules {
  const { guests, isChangeable, showsVoters, isConfidential, isShuffled, reasons } = item;
  return { guests, isChangeable, showsVoters, isConfidential, isShuffled, reasons, seconds: typed(item.seconds), showsStaff: item.resultsVisibility === "STAFF_LIVE", quorum: typed(item.quorum), threshold: typed(item.threshold) };
}

/** The rules as a secret vote lets them be: nobody sees a result before the closing, nor names; guests watch. */
export const withSecrecy = (rules: ItemRules, isConfidential: boolean): ItemRules =>
  isConfidential ? { ...rules, isConfidential, showsStaff: false, showsVoters: false, guests: "NONE" } : { ...rules, isConfidential };

/** A form of the builder that holds one question. */
export const formWith = (question: QuestionForm): Form => ({ ...blankForm, title: "–", questions: [question] });

export const blankItem = (): Form => formWith(blankQuestion("SINGLE"));

export const itemForm = ([asked]: readonly PollQuestion[]): Form => {
  return asked ? formWith({ ...questionOf(asked), onlyIf: "" }) : blankItem();
};

/** What is wrong with the question; the poll around it is not written here. */
export const questionFaults = (form: Form): Fault[] => faultsOf(form, new Date()).filter((fault) => fault.question !== undefined);

export type RuleFault = "seconds" | "quorum" | "threshold";

const within = (text: string, most: number) => {
  const k = whole(text);
  return text.trim() === "" || (k !== undefined && k >= 0 && k <= most);
};

export function ruleFaults(rules: ItemRules): RuleFault[] {
  const faults: RuleFault[] = [];
  if (secondsOf(rules.seconds) === undefined) faults.push("seconds");
  if (!within(rules.quorum, 10_000_000)) faults.push("quorum");
  if (!within(rules.threshold, 100)) faults.push("threshold");
  return faults;
}

export const rulesInputOf = ({ seconds, quorum, threshold, ...rules }: ItemRules): AssemblyItemRulesInput => ({
  ...rules, seconds: secondsOf(seconds) ?? 0, quorum: whole(quorum) ?? 0, threshold: whole(threshold) ?? 0,
});

export const questionInputOf = (form: Form, language: Language): QuestionInput | undefined => questionsInput(form.questions, language)[0];
