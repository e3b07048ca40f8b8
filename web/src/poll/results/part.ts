import type { PollQuestion } from "../kind";
import type { ResultOf, Results } from "../state";

export type AnyResult = Results["questions"][number];

/** What the chart of each kind is given. */
export interface ResultPart<T extends AnyResult["__typename"]> {
  question: PollQuestion;
  result: ResultOf<T>;
  /** Nothing changes any more: what came out may be put in order. */
  final: boolean;
}

/** The options of a question by id, for their names. */
export function namesOf(question: PollQuestion): (id: string) => string {
  const names = new Map(question.options.map((option) => [option.id, option.title]));
  return (id) => names.get(id) ?? "…";
}

/** Sorted from the most, where nothing moves any more; what is live keeps its places. */
export function inOrder<T>(list: readonly T[], final: boolean, weight: (item: T) => number): T[] {
  return final ? [...list].sort((a, b) => weight(b) - weight(a)) : [...list];
}
