import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Question, Same } from "../ballot";
import { Fraction } from "./fraction";
import { borda, condorcetWinner, preferences, strongest } from "./pairs";
import { votesOf, type Round } from "./piles";
import { rankings, type Ranking } from "./ranking";
import { runoff } from "./runoff";
import { stv } from "./stv";

interface Known {
  name: string;
  kind: "ranked" | "stv";
  seats?: number;
  options: string[];
  ballots: [number, string[]][];
  expect: {
    instant_runoff?: { rounds: KnownRound[]; winner?: string | null };
    borda?: { points: Record<string, number> };
    condorcet?: { winner: string | null; pairs?: Record<string, [number, number]> };
    quota?: number;
    rounds?: KnownRound[];
    elected?: string[];
  };
}

interface KnownRound {
  counts?: Record<string, number>;
  eliminated?: string;
  elected?: string[];
  winner?: string;
  tie_for_last?: string[];
  surplus?: Record<string, number> & { to: Record<string, number> };
}

const file = new URL("../../../../internal/poll/testdata/elections.json", import.meta.url);
const { elections } = JSON.parse(readFileSync(file, "utf8")) as { elections: Known[] };

function question(election: Known): Question {
  return {
    id: 1n, kind: election.kind, title: "", rows: [], onlyIf: 0n, isRequired: false,
    options: election.options.map((title, i) => ({ id: BigInt(i + 11), title, cost: 0n, startsAt: "", endsAt: "" })),
    limits: { least: 0n, most: 0n, seats: BigInt(election.seats ?? 0), highest: 0n, ceiling: 0n, from: 0n, to: 0n, step: 0n, none: false },
  };
}

function cast(election: Known): Ranking[] {
  const same: Same[] = election.ballots.map(([people, names]) => ({
    people,
    choice: { options: names.map((name) => BigInt(election.options.indexOf(name) + 11)), marks: [], cells: [], stance: "", number: null, text: "", none: false },
  }));
  return rankings(question(election), same);
}

function agree(election: Known, rounds: Round[], expected: KnownRound[]): void {
  const name = (place: number): string => election.options[place] ?? "";
  expect(rounds).toHaveLength(expected.length);
  for (const [i, wanted] of expected.entries()) {
    const round = rounds[i];
    if (!round) continue;
    if (wanted.counts) expect(Object.fromEntries([...round.votes].map(([place, votes]) => [name(place), Number(String(votes))]))).toEqual(wanted.counts);
    if (wanted.eliminated) expect(name(round.eliminated ?? -1)).toBe(wanted.eliminated);
    if (wanted.elected) expect(round.elected.map(name)).toEqual(wanted.elected);
    if (wanted.winner) expect(round.elected.map(name)).toEqual([wanted.winner]);
    if (wanted.surplus) {
      const { to, ...from } = wanted.surplus;
      expect(Object.keys(from)).toEqual([name(round.transfers?.from ?? -1)]);
      expect(Object.fromEntries([...(round.transfers?.to ?? [])].map(([place, votes]) => [name(place), Number(String(votes))]))).toEqual(to);
    }
  }
}

describe.each(elections.map((election) => [election.name, election] as const))("%s", (_, election) => {
  const ballots = cast(election);
  const size = election.options.length;

  if (election.expect.instant_runoff) test("instant run-off", () => {
    const { rounds, winner } = runoff(size, ballots);
    const known = election.expect.instant_runoff;
    const tied = known?.rounds.at(-1)?.tie_for_last;
    if (tied) expect(rounds[0]?.tie?.between.map((place) => election.options[place])).toEqual(tied);
    else agree(election, rounds, known?.rounds ?? []);
    if (known?.winner === null) expect(winner).toBeNull();
  });

  if (election.expect.borda) test("Borda", () => {
    expect(Object.fromEntries(borda(size, ballots).map((points, place) => [election.options[place], points]))).toEqual(election.expect.borda?.points);
  });

  if (election.expect.condorcet) test("Condorcet", () => {
    const above = preferences(size, ballots);
    const winner = condorcetWinner(above, ballots);
    expect(winner === null ? null : election.options[winner]).toBe(election.expect.condorcet?.winner);
    if (winner !== null) expect(strongest(above, ballots)).toEqual([winner]);
    for (const [pair, [over, under]] of Object.entries(election.expect.condorcet?.pairs ?? {})) {
      const [a = -1, b = -1] = pair.split(" over ").map((name) => election.options.indexOf(name));
      expect([above.get(a, b), above.get(b, a)]).toEqual([over, under]);
    }
  });

  if (election.kind === "stv") test("single transferable vote", () => {
    const { quota, elected, rounds } = stv(size, election.seats ?? 1, ballots);
    expect(Number(quota)).toBe(election.expect.quota);
    expect(elected.map((place) => election.options[place])).toEqual(election.expect.elected);
    agree(election, rounds, election.expect.rounds ?? []);
  });
});

test("fractions stay exact", () => {
  const third = new Fraction(2n, 6n);
  expect(String(third)).toBe("1/3");
  expect(String(third.plus(third).plus(third))).toBe("1");
  expect(String(Fraction.of(2).dividedBy(Fraction.of(6)).times(Fraction.of(12)))).toBe("4");
  expect(third.compare(new Fraction(1n, 4n))).toBe(1);
  expect(votesOf({ votes: new Map([[0, third]]) } as Round, 1).isZero).toBe(true);
});
