import { useLanguage, useWords } from "../i18n/words";
import { sentenceFor } from "../reading/refusals";
import { assemblyEn } from "./words.en";
import { assemblyIt, type AssemblyWords } from "./words.it";

/** The sentences of assemblies come with their rooms, not with every page. */
export const useAssemblyWords = (): AssemblyWords => (useLanguage() === "it" ? assemblyIt : assemblyEn);

/** A refusal around assemblies in the reader's language: by its own reason, or else as any other. */
export function useAssemblyRefusal(): (refused: { code: string; reason: string }) => string {
  const words = useWords();
  const own: Partial<Record<string, string>> = useAssemblyWords().reasons;
  return (refused) => own[refused.reason] ?? sentenceFor(words, refused);
}
