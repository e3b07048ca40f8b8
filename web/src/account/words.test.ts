import { describe, expect, test } from "vitest";
import { signInEn } from "../session/words.en";
import { signInIt } from "../session/words.it";
import { reasonsEn } from "./reasons.en";
import { reasonsIt } from "./reasons.it";
import { accountEn } from "./words.en";
import { accountIt } from "./words.it";

type Tree = { [key: string]: Tree | string | ((...args: never[]) => unknown) };
const leaves = (tree: Tree, path = ""): [string, unknown][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" ? leaves(value, `${path}${key}.`) : [[path + key, value] as [string, unknown]]));

describe.each([["of the account", accountIt, accountEn], ["of signing in", signInIt, signInEn], ["of refusals", reasonsIt, reasonsEn]] as [string, Tree, Tree][])("the words %s", (_, it, en) => {
  test("are there in both languages, none the same, none empty", () => {
    const english = new Map(leaves(en));
    expect([...english.keys()].sort()).toEqual(leaves(it).map(([key]) => key).sort());
    const same = leaves(it).filter(([key, value]) => typeof value === "string" && english.get(key) === value);
    expect(same).toEqual([]);
    for (const [key, value] of [...leaves(it), ...english]) if (typeof value === "string") expect(value.trim(), key).not.toBe("");
    for (const [key, value] of leaves(it)) if (typeof value === "string") expect(value, key).not.toMatch(/['"]/);
  });
});
