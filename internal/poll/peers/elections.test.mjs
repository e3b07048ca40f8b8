// Counts elections drawn at random again, with programs that others wrote, as far as their rules are ours; README.md says
// how far that is. Each comparison goes on until it has seen a thousand elections.
// PIAZZA_SEED repeats a run.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import test from "node:test";
import { compared, comparedIn, draw } from "./square.mjs";
import * as rules from "./rules.mjs";

const seed = process.env.PIAZZA_SEED ?? String(randomInt(2 ** 40));
console.log(`seed ${seed}`);
const elections = draw(seed, 4000);

test("an instant run-off, counted by caritat", async (t) => {
  const n = await compared(elections, rules.runoffWithAnEndInCaritat, rules.sameRunoffInCaritat);
  t.diagnostic(`${n} elections compared`);
});

test("an instant run-off, counted by votes", async (t) => {
  const n = await compared(elections, rules.runoffWithoutTies, rules.sameRunoffInVotes);
  t.diagnostic(`${n} elections compared`);
});

test("Borda's points, counted by votes", async (t) => {
  const n = await compared(elections, () => true, rules.sameBordaInVotes);
  t.diagnostic(`${n} elections compared`);
});

test("the order of Borda's points with options left out, counted by caritat", async (t) => {
  const n = await compared(elections, rules.bordaWithoutTies, rules.sameBordaInCaritat);
  t.diagnostic(`${n} elections compared`);
});

const orders = (e) => e.orders.map((order) => rules.ranks(order, e.options));

test("a single transferable vote, counted by belenios-tool", async (t) => {
  const ask = (e) => ({ method: ["stv", `--nseats=${e.seats}`], ballots: orders(e) });
  const n = await comparedIn(elections, rules.seatsOneByOne, ask, rules.sameSeats);
  t.diagnostic(`${n} elections compared`);
});

test("Schulze's method, counted by belenios-tool", async (t) => {
  const ask = (e) => ({ method: ["schulze", `--nchoices=${e.options}`, "--blank-allowed=false"], ballots: orders(e) });
  const n = await comparedIn(elections, rules.duelsOfDifferentStrength, ask, rules.sameDuels);
  t.diagnostic(`${n} elections compared`);
});

// What is best here goes in as worst there, and the order is turned: the lower of two middle marks is then the lower here.
test("majority judgement, counted by belenios-tool", async (t) => {
  const ask = (e) => ({
    method: ["majority-judgment", `--nchoices=${e.options}`, `--ngrades=${e.highest + 1}`, "--blank-allowed=false"],
    ballots: e.marks.map((marks) => marks.map((mark) => mark + 1)),
  });
  const n = await comparedIn(elections, () => true, ask, rules.sameJudgement);
  t.diagnostic(`${n} elections compared`);
});

test("a wrong count is noticed", async () => {
  const one = structuredClone(elections.find((e) => rules.runoffWithAnEndInCaritat(e) && e.counted.orders.rounds.length > 2));
  one.counted.orders.rounds[0].counts[0].votes = String(Number(one.counted.orders.rounds[0].counts[0].votes) + 1);
  assert.throws(() => rules.sameRunoffInCaritat(one));
  assert.throws(() => rules.sameRunoffInVotes(one));
});
