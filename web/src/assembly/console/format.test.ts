import { describe, expect, it } from "vitest";
import { countdown, hourOf, passedMark, presenceArches, quorumMeter, secondsOf } from "./format";
import { consoleEn } from "./words.en";
import { consoleIt } from "./words.it";

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

describe("the clock", () => {
  it("counts whole seconds down to nought", () => {
    expect(countdown("2026-11-22T10:01:24Z", at("10:00:00"))).toBe(84);
    expect(countdown("2026-11-22T10:00:00.400Z", at("10:00:00"))).toBe(1);
    expect(countdown("2026-11-22T09:59:00Z", at("10:00:00"))).toBe(0);
  });

  it("is read as people read it", () => {
    expect([84, 9, 720, 3750].map(consoleIt.clock)).toEqual(["1:24", "0:09", "12:00", "1:02:30"]);
    expect([45, 60, 90, 180].map(consoleIt.lasting)).toEqual(["45 secondi", "1 minuto", "1 minuto e 30 secondi", "3 minuti"]);
    expect(consoleEn.lasting(90)).toBe("1 minute and 30 seconds");
    expect(hourOf(new Date(2026, 10, 22, 9, 5).toISOString(), "it")).toMatch(/^0?9:05$/);
  });

  it("says each mark once", () => {
    expect(passedMark(61, 60)).toBe(60);
    expect(passedMark(60, 59)).toBeUndefined();
    expect(passedMark(31, 29)).toBe(30);
    expect(passedMark(12, 0)).toBeUndefined();
  });
});

describe("the arcade of those present", () => {
  it("gives each an arch up to 64", () => {
    expect(presenceArches(35, 3, 61)).toEqual({ filled: 35, outlined: 3, all: 64 });
  });

  it("gives shares above, and never forgets who is here", () => {
    expect(presenceArches(1, 1, 1000)).toEqual({ filled: 1, outlined: 1, all: 64 });
    expect(presenceArches(500, 0, 500)).toEqual({ filled: 64, outlined: 0, all: 64 });
  });

  it("stands also where nobody knows how many may come", () => {
    expect(presenceArches(0, 0, null)).toEqual({ filled: 0, outlined: 0, all: 1 });
    expect(presenceArches(12, 2, null)).toEqual({ filled: 12, outlined: 2, all: 14 });
  });
});

describe("the meter of the quorum", () => {
  it("is as long as those who count", () => {
    const { bar, mark } = quorumMeter(35, 33, 64);
    expect([bar, mark].map(Math.round)).toEqual([55, 52]);
  });

  it("is never over its end", () => {
    expect(quorumMeter(90, 33, 64).bar).toBe(100);
    expect(quorumMeter(0, 40, null)).toEqual({ bar: 0, mark: 80 });
  });
});

describe("seconds", () => {
  it("are read from the field", () => {
    expect([secondsOf(""), secondsOf(" 60 "), secondsOf("9"), secondsOf("7201"), secondsOf("un minuto")]).toEqual([null, 60, undefined, undefined, undefined]);
  });
});
