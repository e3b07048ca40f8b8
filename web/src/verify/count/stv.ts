import { Fraction } from "./fraction";
import { extreme, Piles, votesOf, type Round } from "./piles";
import type { Ranking } from "./ranking";
import { Ties } from "./ties";

export interface Seats {
  quota: bigint;
  elected: number[];
  rounds: Round[];
}

const whole = Fraction.of(1);

/** Single transferable vote: Droop's quota, surpluses handed on by weighted inclusive Gregory, one step a round. */
export function stv(options: number, seats: number, ballots: Ranking[]): Seats {
  const total = ballots.reduce((sum, { people }) => sum + people, 0);
  const quota = BigInt(Math.floor(total / (seats + 1)) + 1);
  if (total === 0) return { quota: 0n, elected: [], rounds: [] };
  return new Election(options, seats, Fraction.of(quota), ballots).run();
}

class Election {
  private readonly piles: Piles;
  private readonly ties: Ties;
  private readonly rounds: Round[] = [];
  private readonly elected: number[] = [];
  /** Who was elected with more than the quota and still has to hand it on, with the votes held. */
  private readonly surplus = new Map<number, Fraction>();
  private readonly seats: number;
  private readonly quota: Fraction;

  constructor(options: number, seats: number, quota: Fraction, ballots: Ranking[]) {
    this.seats = seats;
    this.quota = quota;
    this.piles = new Piles(options, ballots);
    this.ties = new Ties(options, ballots);
  }

  run(): Seats {
    while (this.elected.length < this.seats && this.piles.running.size > 0) {
      const round = this.piles.round();
      this.rounds.push(round);
      this.step(round);
      this.ties.remember(round.votes);
    }
    return { quota: this.quota.over, elected: this.elected, rounds: this.rounds };
  }

  private step(round: Round): void {
    const { running } = this.piles;
    if (running.size <= this.seats - this.elected.length) {
      round.belowQuota = [...running].some((place) => votesOf(round, place).compare(this.quota) < 0);
      this.elect(round, [...running]);
      return;
    }
    this.elect(round, [...running].filter((place) => votesOf(round, place).compare(this.quota) >= 0));
    if (this.elected.length === this.seats) return;
    if (this.surplus.size > 0) this.handOn(round);
    else if (round.elected.length === 0) this.eliminate(round);
  }

  /** Elects these options, the one with the most votes first. */
  private elect(round: Round, places: number[]): void {
    const left = new Set(places);
    while (left.size > 0) {
      const best = extreme({ ...round }, [...left], this.ties, 1);
      left.delete(best);
      this.piles.running.delete(best);
      round.elected.push(best);
      this.elected.push(best);
      if (votesOf(round, best).compare(this.quota) > 0) this.surplus.set(best, votesOf(round, best));
    }
  }

  /** Hands on the largest surplus, as an equal share of every ballot of the option. */
  private handOn(round: Round): void {
    const held = { ...round, votes: this.surplus };
    const from = extreme(held, [...this.surplus.keys()], this.ties, 1);
    round.tie = held.tie;
    const votes = votesOf(held, from);
    this.surplus.delete(from);
    const surplus = votes.minus(this.quota);
    const share = surplus.dividedBy(votes).cut();
    round.transfers = this.piles.handOn(from, share, surplus.minus(share.times(votes)));
  }

  private eliminate(round: Round): void {
    const last = extreme(round, [...this.piles.running], this.ties, -1);
    this.piles.running.delete(last);
    round.eliminated = last;
    round.transfers = this.piles.handOn(last, whole);
  }
}
