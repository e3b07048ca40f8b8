import { describe, expect, it } from "vitest";
import { blankOption } from "../../poll/build/form";
import { blankItem, blankRules, questionFaults, questionInputOf, ruleFaults, rulesInputOf } from "./itemForm";

const written = () => {
  const form = blankItem();
  return { ...form, questions: form.questions.map((question) => ({ ...question, title: "Si comincia?", options: ["Sì", "No"].map((title) => ({ ...blankOption(), title })) })) };
};

describe("a question on the spot", () => {
  it("wants a title and two options, and nothing of the poll around it", () => {
    expect(questionFaults(blankItem()).map(({ reason }) => reason)).toEqual(["question_missing", "options_few"]);
    expect(questionFaults(written())).toEqual([]);
  });

  it("is sent as the API takes it", () => {
    expect(questionInputOf(written(), "it")).toMatchObject({ kind: "SINGLE", title: "Si comincia?", options: [{ title: "Sì" }, { title: "No" }] });
  });

  it("is held a minute unless something else is said", () => {
    const rules = blankRules("SLIPS");
    expect(rulesInputOf(rules)).toMatchObject({ seconds: 60, guests: "SLIPS", quorum: 0, threshold: 0 });
    expect(rulesInputOf({ ...rules, seconds: "", quorum: "12" })).toMatchObject({ seconds: 0, quorum: 12 });
    expect(ruleFaults({ ...rules, seconds: "5", quorum: "molti", threshold: "101" })).toEqual(["seconds", "quorum", "threshold"]);
    expect(ruleFaults(rules)).toEqual([]);
  });
});
