import { describe, expect, it } from "vitest";
import { spaced } from "./code";
import { hourOf, passedMark } from "./time";

describe("the time of an assembly", () => {
  it("says each mark once", () => {
    expect(passedMark(61, 60)).toBe(60);
    expect(passedMark(60, 59)).toBeUndefined();
    expect(passedMark(31, 29)).toBe(30);
    expect(passedMark(12, 0)).toBeUndefined();
  });

  it("is read as people read it", () => {
    expect(hourOf(new Date(2026, 10, 22, 9, 5).toISOString(), "it")).toMatch(/^0?9:05$/);
  });
});

describe("a code", () => {
  it("is read in two breaths", () => {
    expect(spaced("482917")).toBe("482 917");
  });
});
