import { Fraction } from "./fraction";
import type { Ranking } from "./ranking";
import type { Rule, Ties } from "./ties";

/** One step of a count; options are named by their places in the question. */
export interface Round {
  /** The votes of the options still in the count. */
  votes: Map<number, Fraction>;
  exhausted: Fraction;
  elected: number[];
  eliminated: number | null;
  transfers: Transfers | null;
  tie: Tie | null;
  belowQuota: boolean;
}

export interface Transfers {
  from: number;
  to: Map<number, Fraction>;
  exhausted: Fraction;
}

export interface Tie {
  between: number[];
  rule: Rule;
}

interface Paper {
  places: number[];
  worth: Fraction;
}

/** The ballots, each on the pile of the option that it counts for now. */
export class Piles {
  readonly running: Set<number>;
  private readonly piles = new Map<number, Paper[]>();
  private lost = Fraction.zero;

  constructor(options: number, ballots: Ranking[]) {
    this.running = new Set(Array.from({ length: options }, (_, place) => place));
    for (const { places, people } of ballots) this.lay({ places, worth: Fraction.of(people) });
  }

  /** Begins a round with the votes as they lie. */
  round(): Round {
    const votes = new Map([...this.running].map((place) => [place, this.votes(place)]));
    return { votes, exhausted: this.lost, elected: [], eliminated: null, transfers: null, tie: null, belowQuota: false };
  }

  /**
   * Hands the ballots of an option on to their next ones, each with a share of its worth. The option must have left the
   * count. What a rounded share leaves over is lost as well.
   */
  handOn(from: number, share: Fraction, over = Fraction.zero): Transfers {
    const to = new Map<number, Fraction>();
    let exhausted = over;
    this.lost = this.lost.plus(over);
    for (const { places, worth } of this.piles.get(from) ?? []) {
      const part = worth.times(share);
      const option = this.lay({ places, worth: part });
      if (option === null) exhausted = exhausted.plus(part);
      else to.set(option, (to.get(option) ?? Fraction.zero).plus(part));
    }
    this.piles.delete(from);
    return { from, to: new Map([...to].sort(([a], [b]) => a - b)), exhausted };
  }

  private votes(place: number): Fraction {
    return (this.piles.get(place) ?? []).reduce((sum, { worth }) => sum.plus(worth), Fraction.zero);
  }

  private lay(paper: Paper): number | null {
    const to = paper.places.find((place) => this.running.has(place));
    if (to === undefined) {
      this.lost = this.lost.plus(paper.worth);
      return null;
    }
    const pile = this.piles.get(to);
    if (pile) pile.push(paper);
    else this.piles.set(to, [paper]);
    return to;
  }
}

export const votesOf = (round: Round, place: number): Fraction => round.votes.get(place) ?? Fraction.zero;

const depth: Rule[] = ["earlier_round", "places", "lot"];

/** The option with the fewest (-1) or the most (1) votes; how a tie was decided is written into the round. */
export function extreme(round: Round, places: number[], ties: Ties, sign: 1 | -1): number {
  let best: number[] = [];
  for (const place of places) {
    const order = best[0] === undefined ? 1 : votesOf(round, place).compare(votesOf(round, best[0])) * sign;
    if (order > 0) best = [place];
    else if (order === 0) best.push(place);
  }
  const options = best.sort((a, b) => a - b);
  const chosen = options.reduce((a, b) => (a === b || ties.compare(b, a).order * sign <= 0 ? a : b));
  if (options.length > 1) {
    const rules = options.filter((place) => place !== chosen).map((place) => ties.compare(place, chosen).rule);
    round.tie = { between: options, rule: depth.findLast((each) => rules.includes(each)) ?? "lot" };
  }
  return chosen;
}
