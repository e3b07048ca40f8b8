import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Same } from "../ballot";
import { readChoice } from "../choice";
import { readForm } from "../form";
import { differs, parse, type JsonObject } from "../json";
import { recount } from "./recount";

const folder = new URL("../../../../docs/ballots/", import.meta.url);
const bundles = readdirSync(folder).filter((name) => /^[a-z]+\.jsonl$/.test(name) && !["cases.jsonl", "mutants.jsonl", "receipts.jsonl"].includes(name));

test.each(bundles)("%s comes to its results", (name) => {
  const lines = readFileSync(new URL(name, folder), "utf8").trimEnd().split("\n").map((line) => parse(line) as JsonObject);
  const form = readForm(lines[0]?.get("form") as string);
  const cast = new Map<bigint, Map<string, Same>>();
  for (const line of lines.filter((each) => each.has("commitment"))) {
    const [id, choice] = [line.get("question") as bigint, line.get("choice") as string];
    const question = form.questions.find((each) => each.id === id);
    const same = cast.get(id) ?? new Map<string, Same>();
    cast.set(id, same);
    const known = same.get(choice);
    if (known) known.people++;
    else if (question) same.set(choice, { choice: readChoice(choice, question), people: 1 });
  }
  const wrong = form.questions.flatMap((question) => {
    const result = lines.find((line) => line.get("result") === question.id)?.get("of");
    const difference = differs(recount(form, question, [...(cast.get(question.id)?.values() ?? [])]), result);
    return difference ? [{ question: question.id, kind: question.kind, ...difference }] : [];
  });
  expect(wrong).toEqual([]);
});
