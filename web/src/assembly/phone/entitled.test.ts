import { expect, test } from "vitest";
import { mayAnswer } from "./entitled";

const who = (isEntitled: boolean, isGuest: boolean, hasSlip = false) => ({ isEntitled, isGuest, hasSlip });

test("who counts may answer, and guests as far as a question takes them", () => {
  expect(mayAnswer({ guests: "NONE" }, who(true, false))).toBe(true);
  expect(mayAnswer({ guests: "ANYONE" }, who(false, false))).toBe(false);
  expect(mayAnswer({ guests: "NONE" }, who(false, true, true))).toBe(false);
  expect(mayAnswer({ guests: "SLIPS" }, who(false, true))).toBe(false);
  expect(mayAnswer({ guests: "SLIPS" }, who(false, true, true))).toBe(true);
  expect(mayAnswer({ guests: "ANYONE" }, who(false, true))).toBe(true);
});
