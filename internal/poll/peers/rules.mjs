// What our counts and those of others have in common, and for which elections.
import assert from "node:assert/strict";
import caritat from "caritat";
import { Borda, InstantRunoff } from "votes";

const name = (option) => `option ${option}`;
const names = (e) => Array.from({ length: e.options }, (_, i) => name(i + 1));
const votes = (round) => Object.fromEntries(round.counts.map((c) => [name(c.option), Number(c.votes)]));

// ranks turns an order into the place of each option, 0 for those that it leaves out.
export const ranks = (order, options) => Array.from({ length: options }, (_, i) => order.indexOf(i + 1) + 1);

export const runoffWithoutTies = (e) => e.counted.orders.rounds.every((round) => !round.tie);

// caritat asks for more than half of all ballots, the exhausted ones included, and has no end where nobody ever has them.
export const runoffWithAnEndInCaritat = (e) =>
  runoffWithoutTies(e) && e.orders.filter((order) => order.includes(e.counted.orders.winner)).length * 2 > e.orders.length;

// Each round of caritat leaves a line in its log, with the votes as they were; it may go on after our last one.
export function sameRunoffInCaritat(e) {
  const election = new caritat.Election({ candidates: names(e) });
  for (const order of e.orders) election.addBallot(order.map(name));
  const there = [];
  const winner = caritat.irv(election, { log: (line) => there.push(line), tiebreak: (tied) => tied[0] });
  assert.equal(winner, name(e.counted.orders.winner));
  const lines = there.filter((line) => line.type !== "tiebreak");
  e.counted.orders.rounds.forEach((round, i) => {
    assert.deepEqual({ ...lines[i].state }, votes(round));
    if (round.eliminated) assert.equal(lines[i].candidate, name(round.eliminated));
  });
}

// votes goes on after a majority until nobody is left: its first rounds are ours, and who leaves last has won.
export function sameRunoffInVotes(e) {
  const method = new InstantRunoff({ candidates: names(e), ballots: e.orders.map((order) => ({ ranking: order.map((o) => [name(o)]), weight: 1 })) });
  const there = method.computeRounds();
  e.counted.orders.rounds.forEach((round, i) => {
    assert.deepEqual({ ...there[i].roundResult.scores }, votes(round));
    if (round.eliminated) assert.deepEqual(there[i].roundResult.eliminated, [name(round.eliminated)]);
  });
  assert.ok(there.at(-1).roundResult.eliminated.includes(name(e.counted.orders.winner)));
}

// votes gives the last option 1 point and not 0, and shares points between those left out: full orders are compared.
export function sameBordaInVotes(e) {
  const method = new Borda({ candidates: names(e), ballots: e.full.map((order) => ({ ranking: order.map((o) => [name(o)]), weight: 1 })) });
  const here = Object.fromEntries(e.counted.full.points.map((p) => [name(p.option), p.points + e.full.length]));
  assert.deepEqual({ ...method.scores() }, here);
}

export const bordaWithoutTies = (e) => new Set(e.counted.orders.points.map((p) => p.points)).size === e.options;

// caritat tells the order alone.
export function sameBordaInCaritat(e) {
  const election = new caritat.Election({ candidates: names(e) });
  for (const order of e.orders) election.addBallot(order.map(name));
  const here = e.counted.orders.points.toSorted((a, b) => b.points - a.points).map((p) => name(p.option));
  assert.deepEqual(caritat.borda(election), here);
}

// belenios-tool elects one option at a time, and those that wait with a quota still receive votes; we elect all that reach
// it. Its votes are floating-point numbers, which may miss a quota that is reached exactly. It knows no option that nobody
// ranks, and it breaks ties by the order of the options.
export function seatsOneByOne(e) {
  const { rounds, quota } = e.counted.seats;
  const last = rounds.length - 1;
  let divided = false;
  for (const [i, round] of rounds.entries()) {
    const filled = i === last && round.elected && round.counts.length === round.elected.length;
    if (round.tie || (round.elected?.length > 1 && !filled)) return false;
    if (divided && round.counts.some((c) => c.votes === String(quota))) return false;
    divided ||= round.transfers !== undefined && round.eliminated === undefined;
  }
  return new Set(e.orders.flat()).size === e.options;
}

export function sameSeats(e, there) {
  const here = [];
  for (const round of e.counted.seats.rounds) {
    if (round.elected) here.push({ elected: round.elected.toSorted() });
    if (round.eliminated) here.push({ eliminated: round.eliminated });
  }
  const events = there.events.filter(([kind]) => !kind.startsWith("Tie"));
  assert.deepEqual(events.map(([kind, who]) => (kind === "Win" ? { elected: who.map((i) => i + 1).toSorted() } : { eliminated: who + 1 })), here);
  assert.equal(there.invalid.length, 0);
}

// belenios-tool parts duels of the same strength by the votes against them, which we do not ask.
export function duelsOfDifferentStrength(e) {
  const against = new Map();
  return e.counted.orders.condorcet.duels.every((duel) => {
    const [won, lost] = [Math.max(duel.for, duel.against), Math.min(duel.for, duel.against)];
    if (won === lost || !against.has(won)) {
      if (won !== lost) against.set(won, lost);
      return true;
    }
    return against.get(won) === lost;
  });
}

export function sameDuels(e, there) {
  const { duels, strongest, winner } = e.counted.orders.condorcet;
  for (const duel of duels) {
    assert.equal(there.raw[duel.over - 1][duel.under - 1], duel.for);
    assert.equal(there.raw[duel.under - 1][duel.over - 1], duel.against);
  }
  assert.deepEqual(there.winners[0].map((i) => i + 1).toSorted(), strongest);
  if (winner) assert.deepEqual(strongest, [winner]);
}

export function sameJudgement(e, there) {
  const places = Array(e.options).fill(0);
  let place = 1;
  for (const level of there.winners.toReversed()) {
    for (const i of level) places[i] = place;
    place += level.length;
  }
  assert.deepEqual(places, e.counted.marks.options.map((o) => o.place));
}
