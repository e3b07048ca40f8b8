import { describe, expect, test } from "vitest";
import { archesOf, writersBeside } from "./sentence";
import { presenceEn } from "./words.en";
import { presenceIt } from "./words.it";

const person = (name: string) => ({ id: name, handle: name.toLowerCase(), name, tone: 1 });
const [piero, omar, luce] = [person("Piero"), person("Omar"), person("Luce")];

describe("who writes besides me", () => {
  const me = (writes: boolean, id: string | undefined = "Luce") => ({ id, writes });

  test("two names at most, the others a number", () => {
    expect(writersBeside({ typing: [piero, omar], typingCount: 5 }, me(false))).toEqual({ names: ["Piero", "Omar"], others: 3 });
    expect(writersBeside({ typing: [], typingCount: 1 }, me(false, undefined))).toEqual({ names: [], others: 1 });
  });

  test("I am told of the others alone, whether I show my name or not", () => {
    expect(writersBeside({ typing: [luce, piero], typingCount: 2 }, me(true))).toEqual({ names: ["Piero"], others: 0 });
    expect(writersBeside({ typing: [piero], typingCount: 2 }, me(true))).toEqual({ names: ["Piero"], others: 0 });
    expect(writersBeside({ typing: [luce], typingCount: 1 }, me(true))).toEqual({ names: [], others: 0 });
    expect(writersBeside({ typing: [], typingCount: 1 }, me(true))).toEqual({ names: [], others: 0 });
    // My own word may be on its way still.
    expect(writersBeside({ typing: [], typingCount: 0 }, me(true))).toEqual({ names: [], others: 0 });
  });

  test.each([
    [["Piero"], 0, "Piero sta scrivendo", "Piero is writing"],
    [["Piero"], 1, "Piero e un’altra persona stanno scrivendo", "Piero and one other are writing"],
    [["Piero", "Omar"], 0, "Piero e Omar stanno scrivendo", "Piero and Omar are writing"],
    [["Piero", "Omar"], 3, "Piero, Omar e altre 3 persone stanno scrivendo", "Piero, Omar and 3 others are writing"],
    [[], 1, "Una persona sta scrivendo", "1 person is writing"],
    [[], 4, "4 persone stanno scrivendo", "4 people are writing"],
  ])("%j and %d more", (names, others, italian, english) => {
    expect(presenceIt.writing(names, others)).toBe(italian);
    expect(presenceEn.writing(names, others)).toBe(english);
  });
});

describe("who is here", () => {
  test("an arch a person, with a letter for who shows his name", () => {
    expect(archesOf({ count: 4, members: [piero] }, 12)).toEqual({ named: [piero], empty: 3 });
    expect(archesOf({ count: 40, members: [piero, omar] }, 12)).toEqual({ named: [piero, omar], empty: 10 });
    expect(archesOf({ count: 0, members: [] }, 12)).toEqual({ named: [], empty: 0 });
  });

  test("in words", () => {
    expect(presenceIt.names(["Nadia", "Piero"], 10)).toBe("Nadia, Piero e altre 10 persone");
    expect(presenceIt.names(["Nadia"], 1)).toBe("Nadia e un’altra persona");
    expect(presenceIt.names(["Nadia", "Piero"], 0)).toBe("Nadia e Piero");
    expect(presenceEn.names(["Nadia"], 1)).toBe("Nadia and one other");
    expect([presenceIt.here(12), presenceEn.here(12)]).toEqual(["12 persone qui", "12 people here"]);
    expect(presenceIt.nameless(3)).toBe("3 persone, nessuna con il nome.");
  });
});
