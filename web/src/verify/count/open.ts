import type { Same } from "../ballot";
import type { Value } from "../json";

/** The words that at least two people used, most people first. */
export function words(ballots: Same[]): Value {
  const people = new Map<string, number>();
  for (const { choice, people: many } of ballots) {
    const used = new Set(choice.text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
    for (const word of used) people.set(word, (people.get(word) ?? 0) + many);
  }
  return [...people].filter(([, many]) => many >= 2).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 50).map(([word, many]) => ({ word, people: many }));
}
