import { describe, expect, test } from "vitest";
import { resultsEn } from "./results/words.en";
import { resultsIt } from "./results/words.it";
import { secretEn } from "./secret/words.en";
import { secretIt } from "./secret/words.it";
import { ballotEn } from "./vote/words.en";
import { ballotIt } from "./vote/words.it";
import { pollEn } from "./words.en";
import { pollIt } from "./words.it";

type Tree = { [key: string]: Tree | string | ((...args: never[]) => unknown) };
const leaves = (tree: Tree, path = ""): [string, unknown][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" ? leaves(value, `${path}${key}.`) : [[path + key, value] as [string, unknown]]));

describe.each([["around", pollIt, pollEn], ["ballots", ballotIt, ballotEn], ["results", resultsIt, resultsEn]] as [string, Tree, Tree][])("the words %s a poll", (_, it, en) => {
  test("are there in both languages, and few are the same", () => {
    const english = new Map(leaves(en));
    expect([...english.keys()].sort()).toEqual(leaves(it).map(([key]) => key).sort());
    const same = leaves(it).filter(([key, value]) => typeof value === "string" && english.get(key) === value);
    expect(same.map(([key]) => key).filter((key) => !["keys.escape", "slot.no", "no", "points"].includes(key))).toEqual([]);
    for (const [key, value] of leaves(it)) if (typeof value === "string") expect(value, key).not.toMatch(/['"]/);
  });
});

test("of votes that were lost as many are told as are known at least", () => {
  expect(secretIt.lost(0, 25)).not.toMatch(/\d/);
  expect(secretIt.lost(12, 25)).toContain("Hanno votato almeno 12 su 25.");
  expect(secretIt.lost(1, null)).toContain("Ha votato almeno 1 persona.");
  expect(secretEn.lost(12, null)).toContain("At least 12 people voted.");
});

test("time left is told in its two largest parts", () => {
  expect(pollIt.lasting({ days: 2, hours: 6, minutes: 59, seconds: 1 })).toBe("2 giorni e 6 ore");
  expect(pollIt.lasting({ days: 0, hours: 1, minutes: 0, seconds: 9 })).toBe("1 ora");
  expect(pollIt.lasting({ days: 0, hours: 0, minutes: 1, seconds: 40 })).toBe("100 secondi");
  expect(pollEn.lasting({ days: 1, hours: 0, minutes: 5, seconds: 0 })).toBe("1 day");
});
