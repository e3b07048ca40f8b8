import { describe, expect, test } from "vitest";
import { aheadBy, nextTick, stretch, withTold, type Known, type Results, type Turnout } from "./state";

const turnout = (version: number, phase: Turnout["phase"] = "OPEN"): Turnout => ({ version, voters: version, electors: 10, quorumReached: null, phase, closesAt: null, now: "2026-11-22T10:00:00Z" });
const results = (version: number): Results => ({ version, voters: version, isFinal: false, quorumReached: null, questions: [], guests: null });
const known: Known = { turnout: turnout(5), results: results(7) };

describe("states of a poll", () => {
  test("what is older is news of the past", () => {
    expect(withTold(known, { turnout: turnout(4) })).toBe(known);
    expect(withTold(known, { turnout: turnout(6) }).turnout.voters).toBe(6);
    expect(withTold(known, { phase: "OPEN", results: results(6) }).results).toBe(known.results);
    expect(withTold(known, { phase: "OPEN", results: results(8) }).results?.version).toBe(8);
  });

  test("a poll that closed does not open again, whatever comes late, unless its closing was taken back", () => {
    const closed = withTold(known, { turnout: turnout(6, "CLOSED") });
    expect(withTold(closed, { turnout: turnout(6, "OPEN") })).toBe(closed);
    expect(withTold(closed, { turnout: turnout(5, "OPEN") })).toBe(closed);
    expect(withTold(closed, { turnout: turnout(7, "OPEN") }).turnout.phase).toBe("OPEN");
    expect(withTold(closed, { phase: "OPEN", results: results(99) })).toBe(closed);
    expect(withTold(known, { phase: "CLOSED", results: results(8) }).turnout.phase).toBe("CLOSED");
  });

  test("who may no longer see results sees none", () => {
    expect(withTold(known, { phase: "CLOSED", results: null }).results).toBeNull();
  });
});

test("a countdown follows the server's clock, and ticks when it reads differently", () => {
  expect(aheadBy("2026-11-22T10:00:05Z", Date.parse("2026-11-22T10:00:00Z"))).toBe(5000);
  expect(stretch(((2 * 24 + 6) * 3600 + 61) * 1000)).toEqual({ days: 2, hours: 6, minutes: 1, seconds: 1 });
  expect(stretch(-5)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  expect(nextTick(121_500)).toBe(1500);
  expect(nextTick(90_250)).toBe(250);
});
