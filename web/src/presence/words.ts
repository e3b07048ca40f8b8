import { useLanguage } from "../i18n/words";
import { presenceEn } from "./words.en";
import { presenceIt, type PresenceWords } from "./words.it";

/** The sentences of this part come with it, not with every page. */
export function usePresenceWords(): PresenceWords {
  return useLanguage() === "it" ? presenceIt : presenceEn;
}
