import { useLanguage } from "../../i18n/words";
import { buildEn } from "./words.en";
import { buildIt, type BuildWords } from "./words.it";

/** The sentences of the builder come with it, not with every page. */
export function useBuildWords(): BuildWords {
  return useLanguage() === "it" ? buildIt : buildEn;
}
