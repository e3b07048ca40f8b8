import { useWords } from "../i18n/words";
import type { Words } from "../i18n/it";
import type { Refused } from "./read";

const learned: Partial<Record<string, string>> = {};

/** Adds the words of refusals that only some pages meet. */
export function learnReasons(reasons: Readonly<Record<string, string>>): void {
  Object.assign(learned, reasons);
}

/** A refusal in the reader's language: by its reason, or else by its class. */
export function sentenceFor(words: Words, refused: Pick<Refused, "code" | "reason">): string {
  const byReason: Partial<Record<string, string>> = words.reasons;
  const byCode: Partial<Record<string, string>> = words.refusal;
  return byReason[refused.reason] ?? learned[refused.reason] ?? byCode[refused.code] ?? words.refusal.INTERNAL;
}

/** Says a list of refusals: what concerns a field by its name, the rest together. */
export function useRefusals() {
  const words = useWords();
  return (refused: Refused[]) => {
    const fields: Record<string, string> = {};
    const general: string[] = [];
    for (const one of refused) {
      const field = one.field?.at(-1);
      if (field) fields[field] = sentenceFor(words, one);
      else general.push(sentenceFor(words, one));
    }
    return { fields, general: general[0] };
  };
}
