import { useLanguage } from "../../i18n/words";
import { ballotEn } from "./words.en";
import { ballotIt, type BallotWords } from "./words.it";

/** The sentences of a ballot come with it, not with every page. */
export function useBallotWords(): BallotWords {
  return useLanguage() === "it" ? ballotIt : ballotEn;
}
