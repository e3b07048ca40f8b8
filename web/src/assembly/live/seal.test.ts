import { expect, test } from "vitest";
import { inGroups, isCounted } from "./seal";

test("secret ballots are counted from the tally on, and not where the count is halted", () => {
  for (const sealState of ["TALLIED", "BUNDLED", "REWRITTEN", "SEALED"] as const) expect(isCounted({ sealState }), sealState).toBe(true);
  for (const sealState of ["OPEN", "CLOSED", "KEY_MISSING", "ELSEWHERE", "LOST", null] as const) expect(isCounted({ sealState }), String(sealState)).toBe(false);
});

test("turnout is told in groups in a secret question that is open", () => {
  expect(inGroups({ isConfidential: true, state: "OPEN" })).toBe(true);
  for (const item of [{ isConfidential: true, state: "CLOSED" }, { isConfidential: false, state: "OPEN" }, null] as const) expect(inGroups(item)).toBe(false);
});
