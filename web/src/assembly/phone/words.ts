import { useLanguage, useWords } from "../../i18n/words";
import { sentenceFor } from "../../reading/refusals";
import { usePollWords } from "../../poll/words";
import { phoneEn } from "./words.en";
import { phoneIt, type PhoneWords } from "./words.it";

/** The sentences of a phone in an assembly come with it. */
export function usePhoneWords(): PhoneWords {
  return useLanguage() === "it" ? phoneIt : phoneEn;
}

/** A refusal on the phone: by its own reason, by that of polls, or else as any other. */
export function usePhoneRefusal(): (refused: { code: string; reason: string }) => string {
  const site = useWords();
  const own: Partial<Record<string, string>> = usePhoneWords().reasons;
  const poll: Partial<Record<string, string>> = usePollWords().reasons;
  return (refused) => own[refused.reason] ?? poll[refused.reason] ?? sentenceFor(site, refused);
}
