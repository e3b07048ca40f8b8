import { Fraction } from "./fraction";
import { extreme, Piles, votesOf, type Round } from "./piles";
import type { Ranking } from "./ranking";
import { Ties } from "./ties";

const whole = Fraction.of(1);
const two = Fraction.of(2);

/** Instant run-off: the option with the fewest ballots leaves, one a round, until one holds more than half of those that still name an option. */
export function runoff(options: number, ballots: Ranking[]): { rounds: Round[]; winner: number | null } {
  const rounds: Round[] = [];
  const piles = new Piles(options, ballots);
  const ties = new Ties(options, ballots);
  while (ballots.length > 0) {
    const round = piles.round();
    rounds.push(round);
    const active = [...round.votes.values()].reduce((sum, votes) => sum.plus(votes), Fraction.zero);
    const isOnly = piles.running.size === 1;
    const winner = [...piles.running].find((place) => isOnly || votesOf(round, place).times(two).compare(active) > 0);
    if (winner !== undefined) {
      round.elected = [winner];
      return { rounds, winner };
    }
    const last = extreme(round, [...piles.running], ties, -1);
    piles.running.delete(last);
    round.eliminated = last;
    round.transfers = piles.handOn(last, whole);
    ties.remember(round.votes);
  }
  return { rounds, winner: null };
}
