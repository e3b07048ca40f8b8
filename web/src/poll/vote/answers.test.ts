import { describe, expect, test } from "vitest";
import type { PollBallotFragment, PollQuestionFragment } from "../gen/graphql";
import { choose, noLimits } from "../kind";
import { faultsOf, refusedOf, stillWrong, type Answers } from "./answers";

const options = ["a", "b", "c"].map((id) => ({ id, title: id.toUpperCase(), meaning: "", cost: null, startsAt: null, endsAt: null, addedBy: null }));
const question = (id: string, more: Partial<PollQuestionFragment> = {}): PollQuestionFragment =>
  ({ id, kind: "MULTIPLE", section: "", title: "?", note: "", options, rows: [], limits: { ...noLimits, least: 2, most: 3 }, onlyIf: null, isRequired: true, ...more }) as PollQuestionFragment;
const questions = [question("p"), question("q"), question("r", { isRequired: false })];
const voting = { questions, reasons: "REQUIRED" as const, viewerBallots: [] as PollBallotFragment[] };
const filled = (choices: Record<string, string[]>, reasons: Record<string, string> = {}): Answers =>
  ({ choices: Object.fromEntries(Object.entries(choices).map(([id, chosen]) => [id, choose({ options: chosen })])), reasons });

describe("a question that was marked", () => {
  const marked = Object.keys(faultsOf(voting, questions, filled({})));

  test("says what is still missing, and nothing once its answer is right", () => {
    expect(marked).toEqual(["p", "q"]);
    expect(stillWrong(voting, questions, filled({ p: ["a"] }), marked)).toEqual({ p: "choice_too_few", q: "question_required" });
    expect(stillWrong(voting, questions, filled({ p: ["a", "b"] }), marked)).toEqual({ p: "ballot_reason_missing", q: "question_required" });
    expect(stillWrong(voting, questions, filled({ p: ["a", "b"] }, { p: "così" }), marked)).toEqual({ q: "question_required" });
    expect(stillWrong(voting, questions, filled({ p: ["a", "b"], q: ["b", "c"] }, { p: "così", q: "anche" }), marked)).toEqual({});
  });

  test("is none that nobody was told of yet", () => {
    expect(stillWrong(voting, questions, filled({ r: ["a"] }), marked)).not.toHaveProperty("r");
    expect(stillWrong(voting, questions, filled({}), [])).toEqual({});
  });
});

describe("a ballot that the server refused", () => {
  const then = filled({ p: ["a", "b"], r: ["b", "c"] }, { p: "così", r: "anche" });

  test("is that of the question that it was sent for, whatever is answered since", () => {
    expect(refusedOf(voting, 1, then, then)).toBe("r");
    expect(refusedOf(voting, 1, then, { ...then, choices: { ...then.choices, p: null, q: choose({ options: ["a", "b"] }) } })).toBe("r");
    expect(refusedOf(voting, 2, then, then)).toBeUndefined();
  });

  test("is none any more once that one is answered anew, or given another reason", () => {
    expect(refusedOf(voting, 1, then, { ...then, choices: { ...then.choices, r: choose({ options: ["a", "c"] }) } })).toBeUndefined();
    expect(refusedOf(voting, 1, then, { ...then, reasons: { ...then.reasons, r: "altro" } })).toBeUndefined();
  });
});
