import { useLanguage, useWords } from "../i18n/words";
import { sentenceFor } from "../reading/refusals";
import { pollEn } from "./words.en";
import { pollIt, type PollWords } from "./words.it";

/** The sentences of a poll's page come with it, not with every page. */
export function usePollWords(): PollWords {
  return useLanguage() === "it" ? pollIt : pollEn;
}

/** A refusal around polls in the reader's language: by its own reason, or else as any other. */
export function usePollRefusal(): (refused: { code: string; reason?: string | undefined }) => string {
  const words = useWords();
  const own: Partial<Record<string, string>> = usePollWords().reasons;
  return ({ code, reason = "" }) => own[reason] ?? sentenceFor(words, { code, reason });
}

/** Why a vote waits on this device where it is not the network; undefined where it is. */
export function useHeldBack(): (reason: string | undefined) => string | undefined {
  const { reasons } = usePollWords();
  return (reason) => (reason === "poll_key_missing" || reason === "poll_key_folder" ? reasons[reason] : undefined);
}
