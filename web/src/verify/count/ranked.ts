import type { Question, Same } from "../ballot";
import type { Value } from "../json";
import type { Fraction } from "./fraction";
import { borda, condorcetWinner, preferences, strongest } from "./pairs";
import type { Round } from "./piles";
import { rankings } from "./ranking";
import { runoff } from "./runoff";
import { stv } from "./stv";

type Fields = { [name: string]: Value | undefined };
type Naming = (place: number) => bigint;

const naming = (question: Question): Naming => (place) => question.options[place]?.id ?? -1n;

/** A ranking, read in three ways; last is what the winner had in the last round. */
export function ranked(question: Question, ballots: Same[]): { last: number; [name: string]: Value | undefined } {
  const id = naming(question);
  const ranks = rankings(question, ballots);
  const size = question.options.length;
  const above = preferences(size, ranks);
  const { rounds, winner } = runoff(size, ranks);
  const condorcet = condorcetWinner(above, ranks);
  const duels = above.all.flatMap((a) =>
    above.all.slice(a + 1).map((b) => ({ over: id(a), under: id(b), for: above.get(a, b), against: above.get(b, a) })),
  );
  const held = winner === null ? undefined : rounds.at(-1)?.votes.get(winner);
  return {
    last: Number(String(held ?? 0)),
    rounds: filled(rounds.map((round) => told(round, id))),
    winner: winner === null ? null : id(winner),
    points: borda(size, ranks).map((points, place) => ({ option: id(place), points })),
    condorcet: { duels, winner: condorcet === null ? null : id(condorcet), strongest: filled(strongest(above, ranks).map(id)) },
  };
}

/** An election to several seats. */
export function elected(question: Question, ballots: Same[]): Fields {
  const id = naming(question);
  const seats = Number(question.limits.seats);
  const { quota, elected, rounds } = stv(question.options.length, seats, rankings(question, ballots));
  return { seats, quota, elected: filled(elected.map(id)), rounds: filled(rounds.map((round) => told(round, id))) };
}

const votes = (by: Map<number, Fraction>, id: Naming): Value[] => [...by].map(([place, exact]) => ({ option: id(place), votes: String(exact) }));

/** Results write null for a list of nothing that could have been longer. */
export const filled = (list: Value[]): Value => (list.length === 0 ? null : list);

/** A round as results write it: what did not happen has no name. */
function told(round: Round, id: Naming): Value {
  const { transfers, tie } = round;
  return {
    counts: votes(round.votes, id),
    exhausted: String(round.exhausted),
    elected: round.elected.length > 0 ? round.elected.map(id) : undefined,
    eliminated: round.eliminated === null ? undefined : id(round.eliminated),
    transfers: transfers ? { from: id(transfers.from), to: filled(votes(transfers.to, id)), exhausted: String(transfers.exhausted) } : undefined,
    tie: tie ? { between: tie.between.map(id), rule: tie.rule } : undefined,
    belowQuota: round.belowQuota ? true : undefined,
  };
}
