import { expect, test } from "vitest";
import { handlesOf } from "./handles";

test("handles are read out of whatever was pasted", () => {
  expect(handlesOf("@marta, ivo\nNadia;ivo\t\"piero\"")).toEqual(["marta", "ivo", "nadia", "piero"]);
  expect(handlesOf("https://piazza.example/persone/luce\nhttps://piazza.example/en/persone/omar")).toEqual(["luce", "omar"]);
  expect(handlesOf(" \n,; ")).toEqual([]);
});
