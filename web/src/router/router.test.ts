import { describe, expect, test } from "vitest";
import { returnPath } from "../session/returnPath";
import { match } from "./match";
import { kindOfSection, kindOfWriting, numberOf, pathsIn, slugOf } from "./paths";

describe("addresses", () => {
  test("a pattern names the parts of a path", () => {
    expect(match("/piazze/:slug/:section/:entry", "/piazze/x/notizie/12-y")).toEqual({ slug: "x", section: "notizie", entry: "12-y" });
    expect(match("/piazze/:slug", "/piazze/x/")).toEqual({ slug: "x" });
    expect(match("/piazze/:slug", "/piazze/x/notizie")).toBeNull();
    expect(match("/persone/:handle", "/persone/caff%C3%A8")).toEqual({ handle: "caffè" });
    expect(match("/persone/:handle", "/persone/%E0%A4%A")).toBeNull();
  });

  test("a title becomes letters, digits and hyphens", () => {
    expect(slugOf("I piccoli Comuni e la legge: cos’è cambiato?")).toBe("i-piccoli-comuni-e-la-legge-cos-e-cambiato");
    expect(slugOf("«Già»")).toBe("gia");
    expect(slugOf("日本")).toBe("");
    expect(slugOf("parola ".repeat(40)).length).toBeLessThanOrEqual(80);
  });

  test("the number leads, whatever follows it", () => {
    expect(numberOf("12-i-piccoli-comuni")).toBe(12);
    expect(numberOf("12")).toBe(12);
    expect(numberOf("12bis")).toBeUndefined();
    expect(numberOf("")).toBeUndefined();
    expect(numberOf("9999999999-x")).toBeUndefined();
  });

  test("an entry's address leads back to its kind and number, in each language", () => {
    const entry = { kind: "TOPIC", number: 7, title: "Si può fare?", piazza: { slug: "x" } } as const;
    expect(pathsIn("it").entry(entry)).toBe("/piazze/x/argomenti/7-si-puo-fare");
    expect(pathsIn("en").comment(entry, 3)).toBe("/en/piazze/x/argomenti/7-si-puo-fare?commento=3#commento-3");
    expect(kindOfSection("argomenti")).toBe("TOPIC");
    expect(kindOfWriting("argomento")).toBe("TOPIC");
    expect(kindOfSection("toString")).toBeUndefined();
  });
});

describe("where to go after signing in", () => {
  test.each(["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "", null])("%s leads home", (wanted) => {
    expect(returnPath(wanted, "/")).toBe("/");
  });

  test("a path of ours is kept whole", () => {
    expect(returnPath("/piazze/x?parola=a#commento-3", "/")).toBe("/piazze/x?parola=a#commento-3");
  });
});
