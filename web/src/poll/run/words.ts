import { useLanguage, useWords } from "../../i18n/words";
import type { Refused } from "../../reading/read";
import { sentenceFor } from "../../reading/refusals";
import { runEn } from "./words.en";
import { runIt, type RunWords } from "./words.it";

/** The sentences of this part come with it, not with every page. */
export function useRunWords(): RunWords {
  return useLanguage() === "it" ? runIt : runEn;
}

/** What was refused of a poll, in words: polls have reasons of their own. */
export function usePollRefusal(): (refused: readonly Pick<Refused, "code" | "reason">[]) => string {
  const words = useWords();
  const run = useRunWords();
  const own: Partial<Record<string, string>> = run.reasons;
  return ([first]) => (first ? (own[first.reason] ?? sentenceFor(words, first)) : words.state.error);
}
