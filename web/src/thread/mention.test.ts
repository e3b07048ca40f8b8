import { expect, test } from "vitest";
import { completed, matching, mentionAt } from "./mention";

const people = [
  { id: "1", handle: "ivo", name: "Ivo", tone: 1 },
  { id: "2", handle: "gemma", name: "Gemma Ivaldi", tone: 2 },
  { id: "3", handle: "omar", name: "Omar", tone: 3 },
];

test("a mention begins at a word of its own and ends at the caret", () => {
  expect(mentionAt("Ciao @iv", 8)).toEqual({ from: 5, typed: "iv" });
  expect(mentionAt("(@", 2)).toEqual({ from: 1, typed: "" });
  expect(mentionAt("posta@iv", 8)).toBeUndefined();
  expect(mentionAt("Ciao @ivo come va", 17)).toBeUndefined();
});

test("people are found by handle and by each part of their name", () => {
  expect(matching(people, "iv").map((person) => person.handle)).toEqual(["ivo", "gemma"]);
});

test("the chosen one takes the place of what was typed, with one space after it", () => {
  expect(completed("Ciao @iv", 5, 8, "ivo")).toEqual({ text: "Ciao @ivo ", caret: 10 });
  expect(completed("Ciao @iv, e tu", 5, 8, "ivo").text).toBe("Ciao @ivo, e tu");
  expect(completed("Ciao @iv e tu", 5, 8, "ivo").text).toBe("Ciao @ivo e tu");
});
