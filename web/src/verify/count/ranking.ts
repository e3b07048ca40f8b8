import type { Same, Question } from "../ballot";

/** Ballots that rank the same options in the same order, by their places in the question from 0. */
export interface Ranking {
  places: number[];
  people: number;
}

/** The rankings among the ballots; who chose none of these ranks nothing. */
export function rankings(question: Question, ballots: Same[]): Ranking[] {
  const placeOf = new Map(question.options.map((option, place) => [option.id, place]));
  const byText = new Map<string, Ranking>();
  for (const { choice, people } of ballots) {
    if (choice.none || choice.options.length === 0) continue;
    const places = choice.options.map((id) => placeOf.get(id) ?? -1);
    const key = places.join(">");
    const known = byText.get(key);
    if (known) known.people += people;
    else byText.set(key, { places, people });
  }
  return [...byText.values()];
}
