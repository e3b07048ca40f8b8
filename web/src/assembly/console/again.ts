import type { Language } from "../../i18n/language";
import { copyOf } from "../../poll/build/form";
import { questionsInput } from "../../poll/build/input";
import { questionOf } from "../../poll/build/read";
import type { AssemblyItemAddInput, AssemblyItemRulesInput } from "../gen/graphql";
import type { PollQuestion } from "../../poll/kind";
import type { Item } from "./context";

/** How an item is held, as the API takes it. */
export const rulesOf = (item: Item): AssemblyItemRulesInput => ({
  seconds: item.seconds ?? 0, guests: item.guests, isChangeable: item.isChangeable, showsStaff: item.resultsVisibility === "STAFF_LIVE", showsVoters: item.showsVoters, isConfidential: item.isConfidential,
  reasons: item.reasons, isShuffled: item.isShuffled, quorum: item.quorum ?? 0, threshold: item.threshold ?? 0,
});

/** The same question once more, at the end of the queue. */
export function againInput(assemblyId: string, item: Item, whole: readonly PollQuestion[], language: Language): AssemblyItemAddInput {
  const [question] = questionsInput(whole.slice(0, 1).map((asked) => copyOf({ ...questionOf(asked), onlyIf: "" })), language);
  return { assemblyId, question, rules: rulesOf(item), idempotencyKey: crypto.randomUUID() };
}
