import { useLanguage } from "../../i18n/words";
import { resultsEn } from "./words.en";
import { resultsIt, type ResultsWords } from "./words.it";

/** The sentences of results come with them. */
export function useResultsWords(): ResultsWords {
  return useLanguage() === "it" ? resultsIt : resultsEn;
}
