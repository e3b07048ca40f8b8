import { describe, expect, it } from "vitest";
import { byOthers, moves, withActs, type ActLine } from "./course";

const act = (number: number, kind: string, more: Partial<ActLine> = {}): ActLine => ({ number, kind, amount: null, isUndone: false, actor: { id: "me" }, ...more });

describe("the course", () => {
  it("takes each act once and in order", () => {
    const first = withActs([], [act(1, "STARTED"), act(2, "SHOWN")]);
    const all = withActs(first, [act(2, "SHOWN"), act(3, "OPENED")]);
    expect(all.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(withActs(all, [])).toBe(all);
  });

  it("marks what was undone", () => {
    const all = withActs([act(1, "CLOSED")], [act(2, "UNDONE", { amount: 1 })]);
    expect(all.map(({ isUndone }) => isUndone)).toEqual([true, false]);
  });

  it("tells what others did", () => {
    const came = [act(1, "OPENED"), act(2, "CLOSED", { actor: { id: "other" } }), act(3, "CLOSED", { actor: null })];
    expect(byOthers(came, "me").map(({ number }) => number)).toEqual([2]);
  });
});

describe("who is here", () => {
  it("tells who came and who went", () => {
    const named = (name: string) => ({ id: name, name });
    const [ada, ivo, luce] = [named("Ada"), named("Ivo"), named("Luce")];
    expect(moves([ada, ivo], [luce, ivo])).toEqual({ came: [luce], left: [ada] });
  });
});
