import { describe, expect, test } from "vitest";
import { choose, faultOf, isAsked, millionths, noLimits, noneOfThese, sent, shuffled, type Choice, type PollQuestion } from "./kind";
import { moved, placeAt } from "./vote/rank";
import { slotWords } from "./vote/slots";

const options = ["a", "b", "c"].map((id) => ({ id, title: id.toUpperCase(), meaning: "", cost: 40, startsAt: null, endsAt: null }));

function question(kind: PollQuestion["kind"], limits: Partial<PollQuestion["limits"]> = {}, more: Partial<PollQuestion> = {}): PollQuestion {
  return { id: "q", kind, section: "", title: "?", note: "", options, rows: [], limits: { ...noLimits, ...limits }, onlyIf: null, isRequired: true, ...more };
}

describe("what would be refused is said before it is sent", () => {
  const cases: [string, PollQuestion, Partial<Choice>, string | undefined][] = [
    ["one option", question("SINGLE"), { options: ["a"] }, undefined],
    ["too many", question("MULTIPLE", { least: 1, most: 1 }), { options: ["a", "b"] }, "choice_too_many"],
    ["a short ranking", question("RANKED", { least: 2 }), { options: ["a"] }, "choice_too_few"],
    ["within the ceiling", question("BUDGET", { ceiling: 80 }), { options: ["a", "b"] }, undefined],
    ["over the ceiling", question("BUDGET", { ceiling: 79 }), { options: ["a", "b"] }, "choice_over_budget"],
    ["all dots", question("DOTS", { highest: 3 }), { marks: [{ option: "a", value: 3 }] }, undefined],
    ["a dot too many", question("DOTS", { highest: 3 }), { marks: [{ option: "a", value: 4 }] }, "choice_over_budget"],
    ["no time suits", question("MEETING"), {}, undefined],
    ["on a step", question("NUMBER", { from: "0.1", to: "0.9", step: "0.1" }), { number: "0.3" }, undefined],
    ["between steps", question("NUMBER", { from: "0", to: "10", step: "0.5" }), { number: "0.25" }, "choice_number"],
    ["not a number", question("NUMBER", { from: "0", to: "10", step: "1" }), { number: "1e1" }, "choice_number"],
    ["blank", question("OPEN"), { text: "  \n" }, "choice_text"],
    ["long", question("OPEN"), { text: "à".repeat(4001) }, "choice_text"],
    ["none of these", question("OPEN", { none: true }), noneOfThese, undefined],
  ];
  test.each(cases)("%s", (_, asked, parts, fault) => {
    expect(faultOf(asked, choose(parts))).toBe(fault);
  });
});

test("a ballot sends the parts that say something, “none of these” alone", () => {
  expect(sent(choose({ marks: [{ option: "a", value: 0 }] }))).toEqual({ marks: [{ option: "a", value: 0 }] });
  expect(sent(choose({}))).toEqual({});
  expect(sent({ ...choose({ options: ["a"] }), none: true })).toEqual({ none: true });
});

test("decimals are whole millionths, and nothing else is", () => {
  expect([..."0.1 -2.5 1000000000000 .5 1,5 0.0000001".split(" ")].map(millionths)).toEqual([100_000n, -2_500_000n, 10n ** 18n, undefined, undefined, undefined]);
});

test("a question is asked where its condition holds, and the condition of that one too", () => {
  const first = question("SINGLE", {}, { id: "1" });
  const second = question("SINGLE", {}, { id: "2", onlyIf: "a", options: options.map((o) => ({ ...o, id: `2${o.id}` })) });
  const third = question("OPEN", {}, { id: "3", onlyIf: "2b", options: [] });
  const all = [first, second, third];
  expect(isAsked(third, all, { 1: choose({ options: ["a"] }), 2: choose({ options: ["2b"] }) })).toBe(true);
  expect(isAsked(third, all, { 1: choose({ options: ["b"] }), 2: choose({ options: ["2b"] }) })).toBe(false);
  expect(isAsked(second, all, { 1: noneOfThese })).toBe(false);
});

test("each viewer has an order of his own, the same each time, and an added option moves no other", () => {
  const many = Array.from({ length: 8 }, (_, i) => ({ id: `o${i}` }));
  const mine = shuffled(many, "me");
  expect(shuffled([...many].reverse(), "me")).toEqual(mine);
  expect(mine.map(({ id }) => id).sort()).toEqual(many.map(({ id }) => id));
  expect(shuffled([...many, { id: "new" }], "me").filter(({ id }) => id !== "new")).toEqual(mine);
  const firsts = new Map<string, number>();
  for (let i = 0; i < 800; i++) {
    const first = shuffled(many, `viewer ${i}`)[0]?.id ?? "";
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  for (const { id } of many) expect(firsts.get(id), id).toBeGreaterThan(50);
});

test("a row goes where it is taken, and nowhere beyond the ends", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 3)).toEqual(["a", "b", "c"]);
  expect([0, 15, 25, 99].map((y) => placeAt(y, [10, 20, 30]))).toEqual([0, 1, 2, 3]);
});

test("time slots are told in the viewer's own time", () => {
  const slot = { startsAt: "2026-11-24T22:30:00Z", endsAt: "2026-11-24T23:30:00Z" };
  expect(slotWords(slot, "it", "Europe/Rome")).toEqual({ day: "martedì 24 novembre", hours: "23:30–mercoledì 25 novembre, 00:30" });
  expect(slotWords(slot, "en", "America/New_York")).toEqual({ day: "Tuesday 24 November", hours: "17:30–18:30" });
});
