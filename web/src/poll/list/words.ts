import { useLanguage } from "../../i18n/words";
import { listEn } from "./words.en";
import { listIt, type ListWords } from "./words.it";

/** The sentences of this part come with it, not with every page. */
export function useListWords(): ListWords {
  return useLanguage() === "it" ? listIt : listEn;
}
