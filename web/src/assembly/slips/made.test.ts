import { expect, test } from "vitest";
import { joined, without } from "./made";

const slip = (number: number, code = `c${number}`) => ({ number, code });

test("a code made anew joins a batch that stands there to be printed", () => {
  expect(joined([slip(1), slip(2)], [slip(9)])).toEqual([slip(1), slip(2), slip(9)]);
  expect(joined([], [slip(9)])).toEqual([slip(9)]);
});

test("a code of the batch made anew takes its place: the old one opens nothing", () => {
  expect(joined([slip(1), slip(2)], [slip(1, "anew")])).toEqual([slip(1, "anew"), slip(2)]);
});

test("a revoked slip is not printed", () => {
  expect(without([slip(1), slip(2)], 1)).toEqual([slip(2)]);
});
