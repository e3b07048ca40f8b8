import "./reasons";
import { useLanguage, useWords } from "../i18n/words";
import { sentenceFor } from "../reading/refusals";
import { accountEn } from "./words.en";
import { accountIt, type AccountWords } from "./words.it";

/** The sentences of the account come with its pages, not with every page. */
export const useAccountWords = (): AccountWords => (useLanguage() === "it" ? accountIt : accountEn);

/** A refusal around one's account in the reader's language: by its own reason, or else as any other. */
export function useAccountRefusal(): (refused: { code: string; reason: string }) => string {
  const words = useWords();
  const own: Partial<Record<string, string>> = useAccountWords().reasons;
  return (refused) => own[refused.reason] ?? sentenceFor(words, refused);
}
