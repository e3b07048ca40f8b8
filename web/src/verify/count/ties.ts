import { digest, hex, utf8 } from "../hash";
import type { Fraction } from "./fraction";
import type { Ranking } from "./ranking";

/** How a tie was decided. */
export type Rule = "earlier_round" | "places" | "lot";

/** Decides between options with equal votes: by the rounds before, by places on the ballots, at last by a lot that anybody can draw again. */
export class Ties {
  private readonly ballots: Ranking[];
  private readonly rounds: Map<number, Fraction>[] = [];
  private drawn: Map<number, string> | null = null;
  private readonly options: number;

  constructor(options: number, ballots: Ranking[]) {
    this.options = options;
    this.ballots = ballots;
  }

  /** Remembers the votes of a round for later ties. */
  remember(votes: Map<number, Fraction>): void {
    this.rounds.push(votes);
  }

  /** Compares two options whose votes in this round are equal: below 0 where the first is weaker. */
  compare(a: number, b: number): { order: number; rule: Rule } {
    for (const round of this.rounds.toReversed()) {
      const [left, right] = [round.get(a), round.get(b)];
      const order = left && right ? left.compare(right) : 0;
      if (order !== 0) return { order, rule: "earlier_round" };
    }
    for (let place = 0; place < this.options; place++) {
      const order = this.holding(a, place) - this.holding(b, place);
      if (order !== 0) return { order, rule: "places" };
    }
    return { order: this.lot(a) < this.lot(b) ? -1 : 1, rule: "lot" };
  }

  /** How many ballots rank the option at this place. */
  private holding(option: number, place: number): number {
    return this.ballots.reduce((sum, ballot) => (ballot.places[place] === option ? sum + ballot.people : sum), 0);
  }

  private lot(option: number): string {
    this.drawn ??= lots(this.options, this.ballots);
    return this.drawn.get(option) ?? "";
  }
}

/** The lot of each option: SHA-256 of the digest of all ballots and of the option's place in the question, from 1. */
export function lots(options: number, ballots: Ranking[]): Map<number, string> {
  const lines = ballots.map(({ places, people }) => `${people}:${places.map((place) => place + 1).join(">")}\n`).sort();
  const all = digest(lines.join(""));
  const drawn = new Map<number, string>();
  for (let option = 0; option < options; option++) {
    const place = utf8(String(option + 1));
    const both = new Uint8Array(all.length + place.length);
    both.set(all);
    both.set(place, all.length);
    drawn.set(option, hex(digest(both)));
  }
  return drawn;
}
