import { describe, expect, test } from "vitest";
import { ballotsEn } from "../../admin/ballots/words.en";
import { ballotsIt } from "../../admin/ballots/words.it";
import { troubleOf } from "../../admin/ballots/words";
import { blankRules, withSecrecy } from "../build/form";
import { formOfDocument } from "../build/read";
import { choose, noLimits, type PollQuestion } from "../kind";
import { later, pauseAfter } from "./useSealing";
import { numberOfId, questionBy, readChoice } from "./readChoice";
import { dropReceipt, keepReceipt, keptReceipt } from "./shelf";
import { secretEn } from "./words.en";
import { secretIt } from "./words.it";

type Tree = { [key: string]: Tree | string | ((...args: never[]) => unknown) };
const leaves = (tree: Tree, path = ""): [string, unknown][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" ? leaves(value, `${path}${key}.`) : [[path + key, value] as [string, unknown]]));

test.each([["voters", secretIt, secretEn], ["operators", ballotsIt, ballotsEn]] as unknown as [string, Tree, Tree][])("the words of secret votes for %s are there in both languages", (_, it, en) => {
  const english = new Map(leaves(en));
  expect([...english.keys()].sort()).toEqual(leaves(it).map(([key]) => key).sort());
  expect(leaves(it).filter(([key, value]) => typeof value === "string" && english.get(key) === value)).toEqual([]);
  for (const [key, value] of leaves(it)) if (typeof value === "string") expect(value, key).not.toMatch(/['"]/);
});

test("a trouble that has no words of its own is said as any other", () => {
  expect(troubleOf(ballotsIt, "key_missing", 12).todo.join(" ")).toContain("piazza admin poll-accept-loss 12");
  expect(troubleOf(ballotsIt, "something_new", 12)).toEqual(ballotsIt.troubles.unknown());
});

describe("the rules of a secret vote", () => {
  const open = { ...blankRules, resultsVisibility: "LIVE" as const, showsVoters: true, showsAssurance: true, takesOptions: true };

  test("close off what would tell who voted what", () => {
    expect(withSecrecy(open, true)).toMatchObject({ isConfidential: true, resultsVisibility: "AFTER_CLOSE", showsVoters: false, showsAssurance: false, takesOptions: false });
    expect(withSecrecy({ ...open, resultsVisibility: "STAFF" }, true).resultsVisibility).toBe("STAFF");
    expect(withSecrecy(open, false)).toEqual(open);
  });

  test("are kept by a template, whatever else it says", () => {
    const rules = formOfDocument(JSON.stringify({ title: "x", rules: { isConfidential: true, showsVoters: true, resultsVisibility: "LIVE" }, questions: [{ kind: "CONSENT", title: "?" }] }))?.rules;
    expect(rules).toMatchObject({ isConfidential: true, showsVoters: false, resultsVisibility: "AFTER_CLOSE" });
  });
});

test("of two states of a seal the later one is true, and of trouble what was asked for last", () => {
  const at = (state: string) => ({ state } as never);
  expect(later(at("BUNDLED"), at("TALLIED"))).toEqual(at("BUNDLED"));
  expect(later(at("CLOSED"), at("SEALED"))).toEqual(at("SEALED"));
  expect(later(at("KEY_MISSING"), at("CLOSED"))).toEqual(at("KEY_MISSING"));
  expect(later(at("TALLIED"), at("KEY_MISSING"))).toEqual(at("TALLIED"));
  expect(later(null, at("KEY_MISSING"))).toEqual(at("KEY_MISSING"));
  expect(later(at("LOST"), null)).toEqual(at("LOST"));
  expect(later(null, null)).toBeNull();
});

test("what hangs is asked for ever less often, what moves soon again", () => {
  const pauses = [3000];
  while (pauses.length < 8) pauses.push(pauseAfter(pauses.at(-1) ?? 0, false));
  expect(pauses).toEqual([3000, 6000, 12_000, 24_000, 48_000, 60_000, 60_000, 60_000]);
  expect(pauseAfter(60_000, true)).toBe(3000);
});

describe("receipts on a device", () => {
  const shelf = () => {
    const kept = new Map<string, string>();
    return { get length() { return kept.size; }, key: (i: number) => [...kept.keys()][i] ?? null, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); }, removeItem: (key: string) => { kept.delete(key); } };
  };

  test("are kept to the letter, each for its member and poll, and taken away", () => {
    const on = shelf();
    keepReceipt("m1", 4, "{\"a\":\"è “così”\"}", on);
    keepReceipt("m1", 4, null, on);
    keepReceipt(undefined, 4, "nobody’s", on);
    expect(keptReceipt("m1", 4, on)).toBe("{\"a\":\"è “così”\"}");
    expect(keptReceipt("m2", 4, on)).toBeUndefined();
    expect(keptReceipt("m1", 5, on)).toBeUndefined();
    dropReceipt("m1", 4, on);
    expect(keptReceipt("m1", 4, on)).toBeUndefined();
  });
});

describe("a choice of a receipt", () => {
  const id = (kind: string, n: number) => btoa(`${kind}:${n}`).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const option = (n: number) => ({ id: id("option", n), title: `o${n}`, meaning: "", cost: 0, startsAt: null, endsAt: null });
  const question: PollQuestion = { id: id("question", 31), kind: "MATRIX", section: "", title: "?", note: "", options: [option(7), option(8)], rows: [{ id: id("row", 5), title: "r" }], limits: noLimits, onlyIf: null, isRequired: true };

  test("names things by numbers, which lie behind their ids", () => {
    expect(numberOfId(question.id)).toBe(31);
    expect(numberOfId("???")).toBeUndefined();
    expect(questionBy([question], 31)).toBe(question);
    expect(readChoice(question, "{\"options\":[8,7]}")).toEqual(choose({ options: [id("option", 8), id("option", 7)] }));
    expect(readChoice(question, "{\"cells\":[{\"row\":5,\"option\":7}]}")).toEqual(choose({ cells: [{ row: id("row", 5), option: id("option", 7) }] }));
    expect(readChoice(question, "{\"number\":2500000}")?.number).toBe("2.5");
    expect(readChoice(question, "{\"stance\":\"disagree\"}")?.stance).toBe("DISAGREE");
    expect(readChoice(question, "nothing")).toBeUndefined();
  });
});
