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

/**
 * Ballots that rank alike, and what each is worth now. Those that came the same way share one worth, so that a sum is
 * worked out once for each worth and not for each ballot: fractions grow long.
 */
interface Paper {
  places: number[];
  people: number;
  worth: Fraction;
}

/** A sum of ballots of several worths. */
class Sum {
  private readonly people = new Map<Fraction, number>();

  add({ people, worth }: Paper): void {
    this.people.set(worth, (this.people.get(worth) ?? 0) + people);
  }

  get total(): Fraction {
    return [...this.people].reduce((sum, [worth, people]) => sum.plus(worth.times(Fraction.of(people))), Fraction.zero);
  }
}

/** The ballots, each on the pile of the option that it counts for now. */
export class Piles {
  readonly running: Set<number>;
  private readonly piles = new Map<number, Paper[]>();
  private lost = Fraction.zero;

  constructor(options: number, ballots: Ranking[]) {
    this.running = new Set(Array.from({ length: options }, (_, place) => place));
    const worth = Fraction.of(1);
    for (const { places, people } of ballots) this.lay({ places, people, worth });
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
    const shared = new Map<Fraction, Fraction>();
    const to = new Map<number, Sum>();
    const lost = new Sum();
    for (const { places, people, worth } of this.piles.get(from) ?? []) {
      const part = shared.get(worth) ?? worth.times(share);
      shared.set(worth, part);
      const paper = { places, people, worth: part };
      const option = this.lay(paper);
      const sum = option === null ? lost : (to.get(option) ?? new Sum());
      if (option !== null) to.set(option, sum);
      sum.add(paper);
    }
    this.piles.delete(from);
    const exhausted = lost.total.plus(over);
    this.lost = this.lost.plus(exhausted);
    return { from, to: new Map([...to].sort(([a], [b]) => a - b).map(([option, sum]) => [option, sum.total])), exhausted };
  }

  private votes(place: number): Fraction {
    const sum = new Sum();
    for (const paper of this.piles.get(place) ?? []) sum.add(paper);
    return sum.total;
  }

  /** Puts a ballot on the pile of its first option in the count; null where it has none. */
  private lay(paper: Paper): number | null {
    const to = paper.places.find((place) => this.running.has(place));
    if (to === undefined) return null;
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
