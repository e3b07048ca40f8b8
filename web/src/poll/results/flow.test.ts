import { expect, test } from "vitest";
import type { PollRoundFragment } from "../gen/graphql";
import { flowOf } from "./flow";
import { roundTable } from "./Rounds";
import { resultsIt } from "./words.it";

const round = (counts: Record<string, number>, more: Partial<PollRoundFragment> = {}): PollRoundFragment => ({
  counts: Object.entries(counts).map(([option, votes]) => ({ option, votes })),
  exhausted: 0, elected: [], eliminated: null, belowQuota: false, transfers: null, tie: null, ...more,
});

// The capital of Tennessee, as the examples of the project count it.
const rounds = [
  round({ Memphis: 42, Nashville: 26, Chattanooga: 15, Knoxville: 17 }, { eliminated: "Chattanooga", transfers: { from: "Chattanooga", to: [{ option: "Knoxville", votes: 15 }], exhausted: 0 } }),
  round({ Memphis: 42, Nashville: 26, Knoxville: 32 }, { eliminated: "Nashville", transfers: { from: "Nashville", to: [{ option: "Knoxville", votes: 26 }], exhausted: 0 } }),
  round({ Memphis: 42, Knoxville: 58 }, { elected: ["Knoxville"] }),
];

test("votes are neither made nor lost between rounds", () => {
  const flow = flowOf(rounds, 5);
  for (const [i, column] of flow.rounds.slice(1).entries()) {
    for (const block of column) {
      const arrived = flow.ribbons.filter((ribbon) => ribbon.to === block).reduce((sum, ribbon) => sum + ribbon.votes, 0);
      expect(arrived, `${block.option} in round ${String(i + 2)}`).toBe(block.votes);
    }
  }
  expect(flow.ribbons.filter((ribbon) => ribbon.isTransfer).map((ribbon) => [ribbon.from.option, ribbon.to.option, ribbon.votes])).toEqual([["Chattanooga", "Knoxville", 15], ["Nashville", "Knoxville", 26]]);
});

test("blocks keep their order and do not touch", () => {
  const flow = flowOf(rounds, 5);
  expect(flow.rounds[0]?.map((block) => block.option)).toEqual(["Memphis", "Nashville", "Knoxville", "Chattanooga"]);
  for (const column of flow.rounds) for (const [i, block] of column.entries()) if (i > 0) expect(block.top).toBe((column[i - 1]?.top ?? 0) + (column[i - 1]?.votes ?? 0) + 5);
  expect(flow.height).toBe(115);
});

test("the table says who leaves and who is chosen", () => {
  const table = roundTable({ rounds, nameOf: (id) => id, chosen: "scelta" }, resultsIt);
  expect(table.rows.map((row) => [row.name, ...row.cells])).toEqual([
    ["Memphis", "42", "42", "42"],
    ["Nashville", "26", "26", "esce"],
    ["Knoxville", "17", "32", "58"],
    ["Chattanooga", "15", "esce", "–"],
    ["Senza altre preferenze", "0", "0", "0"],
  ]);
});
