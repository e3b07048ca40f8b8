import { describe, expect, it } from "vitest";
import { presenceArches, quorumMeter, secondsOf } from "./format";
import { consoleEn } from "./words.en";
import { consoleIt } from "./words.it";

describe("a stretch of time", () => {
  it("is read as people read it", () => {
    expect([45, 60, 90, 180].map(consoleIt.lasting)).toEqual(["45 secondi", "1 minuto", "1 minuto e 30 secondi", "3 minuti"]);
    expect(consoleEn.lasting(90)).toBe("1 minute and 30 seconds");
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
