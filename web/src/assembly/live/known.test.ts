import { describe, expect, it } from "vitest";
import { withTold, type HallState, type Known, type Turnout } from "./known";

const turnout = (itemId: string | null, version: number, voters: number): Turnout => ({ itemId, version, voters, entitled: 9, guests: 0, quorumReached: null });
const state = (version: number, item: string | null, count?: Turnout): HallState =>
  ({ version, current: item === null ? null : { id: item, turnout: count ?? turnout(item, 0, 0) } }) as HallState;
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
});
