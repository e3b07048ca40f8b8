import { describe, expect, test } from "vitest";
import { look, sleptAfter, trustedFor, type Look, type Trust } from "./fresh";

const fresh: Trust = { fresh: true };
const first = { version: 1 };
const anew = { version: 1 };
const seen = (parts: Partial<Look>): Look => ({ told: first, toldFor: 60_000, line: true, sinceLook: 1000, ...parts });

describe("what a screen trusts", () => {
  test("with a line nothing gets old, however quiet it is", () => {
    expect(look(fresh, seen({}))).toBe(fresh);
  });

  test("a short loss of the line is not seen", () => {
    expect(look(fresh, seen({ line: false, toldFor: trustedFor - 1 }))).toBe(fresh);
  });

  test("after a longer one it is neutral until it was told anew, not until the line is back", () => {
    const lost = look(fresh, seen({ line: false, toldFor: trustedFor }));
    expect(lost.fresh).toBe(false);
    const back = look(lost, seen({}));
    expect(back.fresh).toBe(false);
    expect(look(back, seen({ told: anew, toldFor: 0 })).fresh).toBe(true);
  });

  test("what was told before it slept is old, whatever the line says", () => {
    const woke = look(fresh, seen({ sinceLook: sleptAfter }));
    expect(woke.fresh).toBe(false);
    expect(look(woke, seen({})).fresh).toBe(false);
    expect(look(woke, seen({ told: anew, toldFor: 0 })).fresh).toBe(true);
  });

  test("an answer counts without a line as well, and gets old", () => {
    const lost = look(fresh, seen({ line: false }));
    expect(look(lost, seen({ line: false, told: anew, toldFor: 0 })).fresh).toBe(true);
    expect(look(fresh, seen({ line: false, told: anew, toldFor: trustedFor })).fresh).toBe(false);
  });
});
