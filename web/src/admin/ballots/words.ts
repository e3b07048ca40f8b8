import { useLanguage } from "../../i18n/words";
import { ballotsEn } from "./words.en";
import { ballotsIt, type BallotsWords, type Trouble } from "./words.it";

/** The sentences of this room come with it. */
export const useBallotsWords = (): BallotsWords => (useLanguage() === "it" ? ballotsIt : ballotsEn);

/** What is wrong with a poll, by the code of the server; a code without words of its own is said as any other. */
export function troubleOf(words: BallotsWords, code: string, poll: number): Trouble {
  const { troubles } = words;
  return (code in troubles ? troubles[code as keyof typeof troubles] : troubles.unknown)(poll);
}
