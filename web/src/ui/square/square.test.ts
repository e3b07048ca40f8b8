import { describe, expect, test } from "vitest";
import { arcade } from "./arcade";
import { randomFrom } from "./random";
import { townhall } from "./townhall";

const names = ["comunita-pratiche-partecipative", "ventotto-comuni-a-rete", "x", "", "perché/12"];

describe.each([
  ["arcade", arcade],
  ["town hall", townhall],
] as const)("the drawn %s", (_, draw) => {
  test("one name gives one drawing, always", () => {
    for (const name of names) expect(draw(name, 1440, 400)).toEqual(draw(name, 1440, 400));
  });

  test("different names give different drawings", () => {
    const drawn = new Set(names.map((name) => JSON.stringify(draw(name, 760, 380))));
    expect(drawn.size).toBe(names.length);
  });

  test("every number in it is finite and it stays under 13 kB at any proportions", () => {
    for (const name of names) {
      for (const [width, height] of [[1440, 400], [280, 312], [720, 890], [960, 540]] as const) {
        const text = JSON.stringify(draw(name, width, height));
        expect(text).not.toMatch(/NaN|Infinity|null/);
        expect(text.length).toBeLessThan(13_000);
      }
    }
  });
});

test("the source of chance is the same in every browser", () => {
  const random = randomFrom("piazza");
  const drawn = [random(), random(), random()];
  expect(drawn.every((n) => n >= 0 && n < 1)).toBe(true);
  expect(drawn).toEqual([0.9372492644470185, 0.6426814184524119, 0.5676862529944628]);
});
