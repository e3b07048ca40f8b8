import { expect, test } from "vitest";
import { isCounted } from "./seal";

test("secret ballots are counted from the tally on, and not where the count is halted", () => {
  for (const sealState of ["TALLIED", "BUNDLED", "REWRITTEN", "SEALED"] as const) expect(isCounted({ sealState }), sealState).toBe(true);
  for (const sealState of ["OPEN", "CLOSED", "KEY_MISSING", "ELSEWHERE", "LOST", null] as const) expect(isCounted({ sealState }), String(sealState)).toBe(false);
});
