import { expect, test } from "vitest";
import { arches } from "./Arcade";

test.each([
  [36, 64, { filled: 36, all: 64 }],
  [0, 64, { filled: 0, all: 64 }],
  [1, 1000, { filled: 1, all: 64 }],
  [999, 1000, { filled: 63, all: 64 }],
  [1000, 1000, { filled: 64, all: 64 }],
  [0, 0, { filled: 0, all: 1 }],
])("%i of %i people", (part, whole, expected) => {
  expect(arches(part, whole)).toEqual(expected);
});
