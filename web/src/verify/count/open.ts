import type { Same } from "../ballot";
import { inBytes } from "../hash";
import type { Value } from "../json";

const [shortest, longest, most] = [4, 40, 50];

/**
 * Small letters, character by character: "Σ" is "σ" wherever it stands, and "İ" is "i". JavaScript looks at the
 * neighbours of a character and gives two for some, which other languages do not.
 */
const small = (text: string): string => Array.from(text, (character) => Array.from(character.toLowerCase())[0] ?? "").join("");

/** The words that at least two people used, most people first. */
export function words(ballots: Same[]): Value {
  const people = new Map<string, number>();
  for (const { choice, people: many } of ballots) {
    for (const word of new Set(small(choice.text).match(/[\p{L}\p{Nd}]+/gu))) {
      const length = Array.from(word).length;
      if (length >= shortest && length <= longest) people.set(word, (people.get(word) ?? 0) + many);
    }
  }
  const several = [...people].filter(([, many]) => many >= 2).sort(([a, x], [b, y]) => y - x || inBytes(a, b));
  return several.length === 0 ? null : several.slice(0, most).map(([word, many]) => ({ word, people: many }));
}
