import { describe, expect, it } from "vitest";
import type { Floor, Presence, State, Turnout } from "./context";
import { ServerClock, withTold, type Known } from "./known";

const state = (version: number, message = "") => ({ version, message }) as State;
const turnout = (itemId: string, version: number, voters: number) => ({ itemId, version, voters }) as Turnout;
const known: Known = { state: state(5), turnout: turnout("a", 3, 10), presence: null, floor: { version: 2 } as Floor };

describe("what is told", () => {
  it("never goes back", () => {
    expect(withTold(known, { state: state(4, "old") }).state.version).toBe(5);
    expect(withTold(known, { state: state(5, "again") }).state.message).toBe("again");
    expect(withTold(known, { turnout: turnout("a", 2, 9) }).turnout?.voters).toBe(10);
    expect(withTold(known, { floor: { version: 1 } as Floor }).floor.version).toBe(2);
  });

  it("counts another question anew", () => {
    expect(withTold(known, { turnout: turnout("b", 1, 0) }).turnout).toMatchObject({ itemId: "b", voters: 0 });
  });

  it("takes presence as it comes", () => {
    expect(withTold(known, { presence: { entitled: 7 } as Presence }).presence?.entitled).toBe(7);
  });
});

describe("the server's clock", () => {
  it("is read from the message that travelled fastest", () => {
    const clock = new ServerClock();
    expect(clock.at(1000)).toBe(1000);
    clock.take("2026-11-22T10:00:00.000Z", Date.parse("2026-11-22T09:59:58.200Z"));
    clock.take("2026-11-22T10:00:01.000Z", Date.parse("2026-11-22T10:00:00.000Z"));
    expect(clock.at(0)).toBe(1800);
  });
});
