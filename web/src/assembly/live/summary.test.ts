import { describe, expect, it } from "vitest";
import { summaryOf } from "./summary";

const questions = [{ id: "q", options: ["sì", "no", "mi astengo", "altro"].map((title) => ({ id: title, title })) }];
const counts = (votes: Record<string, number>, none = 0) => ({
  questions: [{ __typename: "OptionCounts" as const, question: "q", voters: 35, none, options: Object.entries(votes).map(([option, n]) => ({ option, votes: n })) }],
});

describe("what came out in a few words", () => {
  it("names a few options with their votes, the most first", () => {
    expect(summaryOf({ questions, results: counts({ no: 1, "sì": 34 }) })).toBe("sì 34 · no 1");
  });

  it("names the first of many", () => {
    expect(summaryOf({ questions, results: counts({ "sì": 20, no: 10, "mi astengo": 4, altro: 1 }) })).toBe("sì 20");
  });

  it("names none of many where two are level, or where more want none of them", () => {
    expect(summaryOf({ questions, results: counts({ "sì": 12, no: 12, "mi astengo": 4, altro: 1 }) })).toBeUndefined();
    expect(summaryOf({ questions, results: counts({ "sì": 9, no: 2, "mi astengo": 1, altro: 1 }, 20) })).toBeUndefined();
    expect(summaryOf({ questions, results: counts({ "sì": 12, no: 12 }) })).toBe("sì 12 · no 12");
  });

  it("says nothing of what is hidden or empty", () => {
    expect(summaryOf({ questions, results: null })).toBeUndefined();
    expect(summaryOf({ questions, results: { questions: counts({}).questions.map((each) => ({ ...each, voters: 0 })) } })).toBeUndefined();
  });
});
