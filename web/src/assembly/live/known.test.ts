import { describe, expect, it } from "vitest";
import { withTold, type HallState, type Known, type Presence, type Turnout } from "./known";

const turnout = (itemId: string | null, version: number, voters: number): Turnout => ({ itemId, version, voters, entitled: 9, guests: 0, quorumReached: null });
const state = (version: number, item: string | null, count?: Turnout): HallState =>
  ({ version, phase: "LIVE", entrance: null, current: item === null ? null : { id: item, turnout: count ?? turnout(item, 0, 0) } }) as HallState;
const known = (of: HallState, count: Turnout | null = null): Known => ({ state: of, turnout: count, presence: null });

describe("what is known of an assembly", () => {
  it("never goes back to an older state", () => {
    const before = known(state(5, "a"));
    expect(withTold(before, { state: state(4, "b") }).state.current?.id).toBe("a");
    expect(withTold(before, { state: state(5, "b") }).state.current?.id).toBe("b");
  });

  it("keeps the newest turnout of the question that is before everybody", () => {
    let now = withTold(known(state(1, "a")), { turnout: turnout("a", 3, 3) });
    now = withTold(now, { turnout: turnout("a", 2, 2) });
    expect(now.turnout?.voters).toBe(3);
    now = withTold(now, { state: state(2, "a", turnout("a", 4, 4)) });
    expect(now.turnout?.voters).toBe(4);
  });

  it("takes no turnout of another question for this one's", () => {
    const before = withTold(known(state(1, "a")), { turnout: turnout("a", 9, 9) });
    const after = withTold(before, { state: state(2, "b") });
    expect(after.turnout?.voters).toBe(0);
    expect(withTold(after, { turnout: turnout("a", 10, 10) }).turnout?.voters).toBe(0);
    expect(withTold(after, { state: state(3, null) }).turnout).toBeNull();
  });

  it("takes smaller versions for true once it is told as another", () => {
    const staff = { ...state(50, "a", turnout("a", 40, 3)), phase: "LIVE", entrance: { code: "482917" } } as HallState;
    const others = { ...state(9, "b", turnout("b", 8, 1)), phase: "LIVE", entrance: null } as HallState;
    const demoted = withTold(known(staff, turnout("a", 44, 9)), { state: others });
    expect(demoted).toMatchObject({ state: { version: 9, current: { id: "b" } }, turnout: { voters: 1 } });
    expect(withTold(demoted, { state: { ...others, version: 8 } }).state.version).toBe(9);
    expect(withTold(known(staff), { state: { ...staff, version: 49 } }).state.version).toBe(50);
  });

  it("asks of an assembly that begins or ends no more than its version", () => {
    const planned = { ...state(3, null), phase: "PLANNED", entrance: null } as HallState;
    const live = { ...state(4, null), phase: "LIVE", entrance: { code: "1" } } as unknown as HallState;
    expect(withTold(known(live), { state: planned }).state.phase).toBe("LIVE");
  });

  it("takes presence as it comes", () => {
    expect(withTold(known(state(1, null)), { presence: { entitled: 7 } as Presence }).presence?.entitled).toBe(7);
  });
});
