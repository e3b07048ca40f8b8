import { expect, test } from "vitest";
import { adminEn } from "./words.en";
import { adminIt } from "./words.it";

type Tree = { [key: string]: Tree | string | ((...args: never[]) => unknown) };
const leaves = (tree: Tree, path = ""): [string, unknown][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" ? leaves(value, `${path}${key}.`) : [[path + key, value] as [string, unknown]]));

test("the words of the administration are there in both languages, and few are the same", () => {
  const english = new Map(leaves(adminEn));
  expect([...english.keys()].sort()).toEqual(leaves(adminIt).map(([key]) => key).sort());
  const same = leaves(adminIt).filter(([key, value]) => typeof value === "string" && english.get(key) === value);
  expect(same.map(([key]) => key)).toEqual(["people.in", "audit.inPiazza"]);
  for (const [key, value] of leaves(adminIt)) if (typeof value === "string") expect(value, key).not.toMatch(/['"]/);
});
