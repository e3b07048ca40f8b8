import { describe, expect, it as test } from "vitest";
import { duration, exactDate, nextChange, spokenDate, spokenHour } from "./dates";
import { en } from "./en";
import { it } from "./it";
import { inLanguage, languageOf } from "./language";
import { leavingEn, leavingIt } from "../member/words";
import { counter } from "./plural";

describe("language of an address", () => {
  test.each([
    ["/", "it"],
    ["/en", "en"],
    ["/en/piazze/x", "en"],
    ["/enti", "it"],
  ] as const)("%s is %s", (path, language) => {
    expect(languageOf(path)).toBe(language);
  });

  test("only the prefix differs, and changing there and back is the same page", () => {
    for (const path of ["/", "/piazze/x/notizie/12-y", "/accedi"]) {
      expect(inLanguage(inLanguage(path, "en"), "it")).toBe(path);
      expect(languageOf(inLanguage(path, "en"))).toBe("en");
      expect(inLanguage(inLanguage(path, "en"), "en")).toBe(inLanguage(path, "en"));
    }
    expect(inLanguage("/energia", "it")).toBe("/energia");
  });
});

describe("counting", () => {
  test("the noun follows the number, in each language", () => {
    const italian = counter("it");
    expect(italian(1, "commento", "commenti")).toBe("1 commento");
    expect(italian(0, "commento", "commenti")).toBe("0 commenti");
    expect(italian(12345, "commento", "commenti")).toBe("12.345 commenti");
    expect(counter("en")(12345, "comment", "comments")).toBe("12,345 comments");
  });
});

describe("dates as people say them", () => {
  const now = new Date(2026, 10, 21, 18, 30);

  test("of which only the hour is kept, no minutes are told", () => {
    expect(spokenHour(new Date(2026, 10, 21, 18, 0), now, "it")).toBe("nell’ultima ora");
    expect(spokenHour(new Date(2026, 10, 21, 18, 0), now, "en")).toBe("within the last hour");
    expect(spokenHour(new Date(2026, 10, 21, 17, 0), now, "it")).toBe("oggi, 17:00");
  });
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts);
  test.each([
    [at(2026, 10, 21, 18, 30), "adesso", "now"],
    [at(2026, 10, 21, 18, 18), "12 minuti fa", "12 minutes ago"],
    [at(2026, 10, 21, 9, 40), "oggi, 9:40", "today, 9:40"],
    [at(2026, 10, 20, 23, 59), "ieri, 23:59", "yesterday, 23:59"],
    [at(2026, 10, 17, 8, 5), "martedì, 8:05", "Tuesday, 8:05"],
    [at(2026, 10, 14, 18, 30), "14 novembre", "14 November"],
    [at(2025, 10, 18, 18, 30), "18 novembre 2025", "18 November 2025"],
  ])("%s", (then, italian, english) => {
    expect(spokenDate(then, now, "it")).toBe(italian);
    expect(spokenDate(then, now, "en")).toBe(english);
  });

  test("what lies ahead within the day is said by the clock, not as past", () => {
    expect(spokenDate(at(2026, 10, 21, 21, 0), now, "it")).toBe("oggi, 21:00");
  });

  test("days are those of the calendar, also across the change of the clocks", () => {
    const evening = new Date(2026, 9, 24, 23, 30);
    expect(spokenDate(evening, new Date(2026, 9, 25, 22, 0), "it")).toBe("ieri, 23:30");
  });

  test("the exact moment", () => {
    expect(exactDate(new Date(2026, 10, 24, 18, 0), "it")).toBe("martedì 24 novembre 2026 alle 18:00");
  });

  test("a sentence is looked at again when it can change, and not before", () => {
    expect(nextChange(at(2026, 10, 21, 18, 29), now)).toBe(60_000);
    expect(nextChange(at(2026, 10, 20, 9, 0), now)).toBe(5.5 * 3600_000);
  });

  test("a recording's length", () => {
    expect(duration(545)).toBe("9:05");
    expect(duration(3750)).toBe("1:02:30");
    expect(duration(7)).toBe("0:07");
  });
});

describe("dictionaries", () => {
  const italians = { ...it, leaving: leavingIt };
  const englishes = { ...en, leaving: leavingEn };
  type Tree = { [key: string]: Tree | string | ((...args: never[]) => string) };
  const leaves = (tree: Tree, path = ""): [string, unknown][] =>
    Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" ? leaves(value, `${path}${key}.`) : [[path + key, value] as [string, unknown]]));

  test("every sentence exists in both languages and none is empty", () => {
    const italian = new Map(leaves(italians));
    const english = new Map(leaves(englishes));
    expect([...english.keys()].sort()).toEqual([...italian.keys()].sort());
    for (const [key, value] of [...italian, ...english]) if (typeof value === "string") expect(value.trim(), key).not.toBe("");
  });

  test("a sentence that was forgotten in Italian would show: few are the same in both", () => {
    const english = new Map(leaves(englishes));
    const same = leaves(italians).filter(([key, value]) => typeof value === "string" && english.get(key) === value);
    expect(same.map(([key]) => key).sort()).toEqual(["kind.VIDEO", "kinds.ARTICLE", "site.english", "site.italian", "site.name"]);
  });

  test("Italian uses its own quotation marks and apostrophes", () => {
    for (const [key, value] of leaves(italians)) if (typeof value === "string") expect(value, key).not.toMatch(/['"]/);
  });
});
