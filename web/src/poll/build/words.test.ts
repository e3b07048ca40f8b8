import { describe, expect, test } from "vitest";
import { listEn } from "../list/words.en";
import { listIt } from "../list/words.it";
import { runEn } from "../run/words.en";
import { runIt } from "../run/words.it";
import { buildEn } from "./words.en";
import { buildIt } from "./words.it";

type Tree = { [key: string]: Tree | string | ((...args: never[]) => unknown) };
const leaves = (tree: Tree, path = ""): [string, unknown][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" ? leaves(value, `${path}${key}.`) : [[path + key, value] as [string, unknown]]));

describe.each([["the builder", buildIt, buildEn], ["the list", listIt, listEn], ["who holds a poll", runIt, runEn]] as [string, Tree, Tree][])("the words of %s", (_, it, en) => {
  test("are there in both languages, and none was forgotten", () => {
    const english = new Map(leaves(en));
    expect([...english.keys()].sort()).toEqual(leaves(it).map(([key]) => key).sort());
    expect(leaves(it).filter(([key, value]) => typeof value === "string" && english.get(key) === value).map(([key]) => key)).toEqual([]);
    for (const [key, value] of leaves(it)) if (typeof value === "string") expect(value, key).not.toMatch(/['"]/);
    for (const [key, value] of [...leaves(it), ...leaves(en)]) if (typeof value === "string") expect(value.trim(), key).not.toBe("");
  });
});
