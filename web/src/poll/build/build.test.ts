import { describe, expect, test } from "vitest";
import { questionKinds } from "../kind";
import { addQuestion, changeQuestion, duplicateQuestion, insertAfter, moveQuestion, removePart, removeQuestion } from "./changes";
import { faultAt, faultsOf, isBlank, placeOfRefusal } from "./faults";
import { asKind, blankForm, blankQuestion, conditionsFor, linesOf, optionsOf, tooFew, type Form, type QuestionForm } from "./form";
import { decimal, formInput, questionsInput, rulesInput, toShow, whole } from "./input";
import { formOfDocument } from "./read";
import { anHourAfter, fromField, isoOf, nextSlot, toField } from "./slots";

const now = new Date("2026-11-22T10:00:00");

const named = (question: QuestionForm, ...titles: string[]): QuestionForm => ({
  ...question, title: "?", options: titles.map((title, i) => ({ key: `${question.key}-${i}`, title, meaning: "", cost: "10", starts: `2026-12-0${i + 1}T18:00`, ends: `2026-12-0${i + 1}T19:00` })),
});
const ask = (kind: QuestionForm["kind"], key: string): QuestionForm => {
  const question: QuestionForm = { ...blankQuestion(kind), key, ceiling: kind === "BUDGET" ? "100" : "", title: "?", rows: kind === "MATRIX" ? [{ key: "r", title: "Riga" }] : [] };
  return question.options.length > 0 ? named(question, "A", "B", "C") : question;
};
const form = (...questions: QuestionForm[]): Form => ({ ...blankForm, title: "T", questions, rules: { ...blankForm.rules, closing: "HAND" } });
const unnamed = { question: "?", option: (n: number) => `o${n}`, row: (n: number) => `r${n}` };

describe("a question of each kind", () => {
  test.each(questionKinds)("%s: what is begun can be finished, sent and shown", (kind) => {
    const whole = form(ask(kind, "q"));
    expect(faultsOf(whole, now)).toEqual([]);
    const [input] = questionsInput(whole.questions, "it");
    expect(input).toMatchObject({ kind, title: "?", isRequired: true });
    const shown = toShow(ask(kind, "q"), "it", unnamed);
    expect(shown).toMatchObject({ id: "q", kind, title: "?" });
    expect(shown.options).toHaveLength(optionsOf(ask(kind, "q")).length);
  });

  test.each(questionKinds)("%s: an empty one says what is missing, and can be shown all the same", (kind) => {
    const empty = form({ ...blankQuestion(kind), key: "q" });
    expect(faultAt(faultsOf(empty, now), { field: "title", question: "q" })).toBe("question_missing");
    expect(toShow(blankQuestion(kind), "it", unnamed).title).toBe("?");
  });

  test.each(questionKinds)("%s: asked in another way it keeps its words, and what the other can use", (kind) => {
    for (const other of questionKinds) {
      const turned = asKind(ask(kind, "q"), other);
      expect(turned).toMatchObject({ kind: other, title: "?", key: "q" });
      if (kind !== "MEETING" && other !== "MEETING" && ask(kind, "q").options.length > 0 && blankQuestion(other).options.length > 0) expect(turned.options.map((option) => option.title)).toEqual(["A", "B", "C"]);
    }
  });
});

describe("a secret vote of few", () => {
  const secret = { ...blankForm.rules, isConfidential: true };
  const list = (electors: number | null) => ({ electorate: "LIST" as const, turnout: { electors } });

  test("is told where the number of members is known to be under ten", () => {
    expect(tooFew(secret, 9, undefined)).toBe(9);
    expect(tooFew(secret, 10, undefined)).toBeUndefined();
    expect(tooFew({ ...secret, isConfidential: false }, 3, undefined)).toBeUndefined();
  });

  test("is told of a list that was saved, and of nothing that nobody knows", () => {
    const ofList = { ...secret, electorate: "LIST" as const };
    expect(tooFew(ofList, 500, list(4))).toBe(4);
    expect(tooFew(ofList, 3, list(40))).toBeUndefined();
    for (const saved of [undefined, list(0), list(null), { ...list(4), electorate: "MEMBERS" as const }]) expect(tooFew(ofList, 3, saved)).toBeUndefined();
    expect(tooFew({ ...secret, electorate: "SIGNED_IN" }, 3, undefined)).toBeUndefined();
  });
});

describe("what is wrong", () => {
  const reasons = (question: Partial<QuestionForm>, kind: QuestionForm["kind"]) => faultsOf(form({ ...ask(kind, "q"), ...question }), now).map((fault) => fault.reason);

  test("options: too few, twice, without a name", () => {
    expect(reasons({ options: named(blankQuestion("SINGLE"), "A").options }, "SINGLE")).toEqual(["options_few"]);
    expect(reasons({ options: named(blankQuestion("SINGLE"), "A", " A ").options }, "SINGLE")).toEqual(["option_twice"]);
    expect(reasons({ options: named(blankQuestion("SINGLE"), "A", "B", "").options }, "SINGLE")).toEqual(["option_missing"]);
  });

  test.each([
    ["MULTIPLE", { least: "2", most: "1" }, ["most_wrong"]],
    ["MULTIPLE", { least: "4" }, ["least_wrong"]],
    ["RANKED", { most: "x" }, ["most_wrong"]],
    ["STV", { seats: "3" }, ["seats_wrong"]],
    ["STV", { seats: "" }, ["seats_wrong"]],
    ["SCORE", { highest: "101" }, ["highest_wrong"]],
    ["DOTS", { highest: "0" }, ["highest_wrong"]],
    ["BUDGET", { ceiling: "9" }, ["cost_over", "cost_over", "cost_over"]],
    ["BUDGET", { ceiling: "" }, ["ceiling_wrong"]],
    ["NUMBER", { from: "1", to: "1" }, ["range_wrong"]],
    ["NUMBER", { from: "0", to: "1", step: "0,3" }, ["step_wrong"]],
    ["NUMBER", { from: "0", to: "1", step: "0,25" }, []],
    ["NUMBER", { from: "a" }, ["number_wrong"]],
    ["MATRIX", { rows: [] }, ["rows_few"]],
    ["MATRIX", { rows: [{ key: "1", title: "R" }, { key: "2", title: "R" }] }, ["row_twice"]],
  ] as const)("%s with %o", (kind, question, wanted) => {
    expect(reasons(question, kind)).toEqual(wanted);
  });

  test("times: a slot that ends before it begins, a closing that comes too early", () => {
    const slots = ask("MEETING", "q").options.map((option) => ({ ...option, ends: "2026-11-01T09:00" }));
    expect(new Set(reasons({ options: slots }, "MEETING"))).toEqual(new Set(["slot_order"]));
    const rules = { ...blankForm.rules, opening: "TIME" as const, opensAt: "2026-11-25T10:00", closesAt: "2026-11-24T10:00" };
    expect(faultsOf({ ...form(ask("OPEN", "q")), rules }, now)).toEqual([{ step: "hold", field: "closesAt", reason: "closes_early" }]);
    expect(faultsOf({ ...form(ask("OPEN", "q")), rules: { ...rules, opensAt: "", closesAt: "2026-11-01T10:00" } }, now).map((fault) => fault.reason)).toEqual(["opens_missing", "closes_past"]);
  });

  test("the server's refusal finds its field, though empty options were not sent", () => {
    const question = named({ ...blankQuestion("SINGLE"), key: "q" }, "A", "B");
    const [a, b] = question.options;
    if (!a || !b) throw new Error("two options");
    const gap = form({ ...question, options: [a, { key: "empty", title: "", meaning: "", cost: "", starts: "", ends: "" }, b] });
    expect(placeOfRefusal(gap, ["questions", "0", "options", "1", "title"])).toEqual({ step: "ask", field: "title", question: "q", option: b.key });
    expect(placeOfRefusal(gap, ["rules", "closesAt"])).toEqual({ step: "hold", field: "closesAt" });
    expect(placeOfRefusal(gap, ["rules", "quorum"])).toEqual({ step: "show", field: "quorum" });
    expect(placeOfRefusal(gap, [])).toEqual({ step: "ask", field: "" });
  });
});

describe("conditions", () => {
  const first = ask("SINGLE", "q1");
  const key = first.options[1]?.key ?? "";
  const two = form(first, { ...ask("OPEN", "q2"), onlyIf: key });

  test("are sent as places in the list that is sent", () => {
    const gap = changeQuestion(two, "q1", (question) => ({ ...question, options: insertAfter(question.options, question.options[0]?.key, [{ key: "empty", title: "", meaning: "", cost: "", starts: "", ends: "" }]) }));
    expect(questionsInput(gap.questions, "it")[1]?.onlyIf).toEqual({ question: 0, option: 1 });
    expect(conditionsFor(two.questions, 1).map(({ option }) => option.title)).toEqual(["A", "B", "C"]);
    expect(conditionsFor(two.questions, 0)).toEqual([]);
  });

  test("go with what they depend on, and come back with it", () => {
    for (const taken of [removeQuestion(two, "q1"), removePart(two, "q1", "options", key)]) {
      expect(taken.loosened).toBe(1);
      expect(taken.form.questions.at(-1)?.onlyIf).toBe("");
      expect(taken.restore(taken.form)).toEqual(two);
    }
  });

  test("are kept by a question that moves before the other, which is said to be wrong", () => {
    const moved = moveQuestion(two, 1, 0);
    expect(faultsOf(moved, now)).toEqual([{ step: "ask", question: "q2", field: "onlyIf", reason: "condition_gone" }]);
    expect(moveQuestion(moved, 1, 0)).toEqual(two);
  });
});

describe("what is taken away", () => {
  test("comes back where it was, into whatever the form has become", () => {
    const three = form(ask("SINGLE", "a"), ask("OPEN", "b"), ask("NUMBER", "c"));
    const taken = removeQuestion(three, "b");
    const later = changeQuestion(addQuestion(taken.form, ask("CONSENT", "d")), "c", (question) => ({ ...question, title: "altro" }));
    const back = taken.restore(later);
    expect(back.questions.map((question) => question.key)).toEqual(["a", "b", "c", "d"]);
    expect(back.questions[2]?.title).toBe("altro");
    expect(taken.restore(back)).toEqual(back);
  });

  test("a copy shares no key with what it was made from", () => {
    const { form: two, copy } = duplicateQuestion(form(ask("MATRIX", "a")), "a");
    const [a, b] = two.questions;
    expect(b?.key).toBe(copy);
    expect(b?.options.map((option) => option.title)).toEqual(a?.options.map((option) => option.title));
    expect(b?.options.some((option) => a?.options.some((other) => other.key === option.key))).toBe(false);
  });
});

describe("what is typed", () => {
  test("numbers as people write them", () => {
    expect(["12.000", "12 000", " 7 ", "", "1,5", "x"].map(whole)).toEqual([12000, 12000, 7, undefined, undefined, undefined]);
    expect(decimal(" 0,5 ")).toBe("0.5");
  });

  test("a pasted list becomes options, without its bullets", () => {
    expect(linesOf("- Uno\r\n* Due\n\n3. Tre\n4) Quattro\n2026, l’anno")).toEqual(["Uno", "Due", "Tre", "Quattro", "2026, l’anno"]);
  });

  test("rules say what is meant by what is empty", () => {
    expect(rulesInput({ ...blankForm.rules, closing: "HAND", closesAt: "2026-12-01T18:00" })).toMatchObject({ closesByHand: true, quorum: 0, threshold: 0 });
    const timed = rulesInput({ ...blankForm.rules, closesAt: "2026-12-01T18:00", opensAt: "2026-11-30T18:00", quorum: "33" });
    expect(timed).toMatchObject({ closesAt: isoOf("2026-12-01T18:00"), quorum: 33 });
    expect(timed).not.toHaveProperty("closesByHand");
    expect(timed).not.toHaveProperty("opensAt");
  });

  test("times go to the server and back unchanged, and a slot more is a day later", () => {
    expect(toField(isoOf("2026-12-01T18:05"))).toBe("2026-12-01T18:05");
    expect(toField("rubbish")).toBe("");
    expect(fromField("2026-13")).toBeUndefined();
    expect(anHourAfter("2026-12-31T23:30")).toBe("2027-01-01T00:30");
    expect(nextSlot({ starts: "2026-12-31T18:00", ends: "2026-12-31T19:00" })).toEqual({ starts: "2027-01-01T18:00", ends: "2027-01-01T19:00" });
    expect(nextSlot({ starts: "", ends: "" })).toEqual({ starts: "", ends: "" });
  });

  test("a slot without a name is called by its time", () => {
    const [input] = questionsInput([named({ ...blankQuestion("MEETING"), key: "q" }, "", "Sera")], "it");
    expect(input?.options?.map((option) => option.title)).toEqual([expect.stringContaining("18:00–19:00"), "Sera"]);
  });

  test("nothing written is nothing to keep", () => {
    expect(isBlank(blankForm)).toBe(true);
    expect(isBlank(form())).toBe(false);
    expect(isBlank({ ...blankForm, questions: [blankQuestion("SINGLE")] })).toBe(true);
  });
});

describe("documents", () => {
  test("what is sent can be read again as a template, conditions included; times of the rules stay behind", () => {
    const first = ask("SINGLE", "q1");
    const whole = { ...form(first, { ...ask("NUMBER", "q2"), onlyIf: first.options[2]?.key ?? "" }, ask("MATRIX", "q3")), rules: { ...blankForm.rules, closesAt: "2027-01-01T10:00", quorum: "5", resultsVisibility: "STAFF" as const } };
    const read = formOfDocument(JSON.stringify({ format: "piazza.poll/1", ...formInput(whole, "it") }));
    expect(read?.questions.map((question) => [question.kind, question.options.map((option) => option.title), question.rows.length])).toEqual([["SINGLE", ["A", "B", "C"], 0], ["NUMBER", [], 0], ["MATRIX", ["A", "B", "C"], 1]]);
    expect(read?.questions[1]?.onlyIf).toBe(read?.questions[0]?.options[2]?.key);
    expect(read?.rules).toMatchObject({ closesAt: "", quorum: "5", resultsVisibility: "STAFF" });
  });

  test.each(["", "{", "[]", "null", "{\"questions\":[]}", "{\"questions\":[{\"kind\":\"toString\"}]}", "{\"questions\":[null]}"])("%s is none", (text) => {
    expect(formOfDocument(text)).toBeUndefined();
  });

  test("one with nonsense in it is read without the nonsense", () => {
    const read = formOfDocument(JSON.stringify({ title: 7, questions: [{ kind: "SINGLE", title: {}, options: "x", onlyIf: { question: "__proto__", option: 0 } }], rules: { electorate: "ALL", isChangeable: "no", quorum: -1 } }));
    expect(read).toMatchObject({ title: "", rules: { electorate: "MEMBERS", isChangeable: true, quorum: "" } });
    expect(read?.questions[0]).toMatchObject({ title: "", onlyIf: "" });
  });
});
