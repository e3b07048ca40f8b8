import { stances, type Choice, type Limits, type Question } from "./ballot";
import { rankBounds } from "./form";
import type { Json, JsonObject } from "./json";
import { list, Misshapen, object, oneForm, signed, text, whole } from "./shape";

const names = ["options", "marks", "cells", "stance", "number", "text", "none"];

/** Reads what a ballot says to a question; refuses what the question does not take. */
export function readChoice(from: string, question: Question): Choice {
  const choice = read(from);
  if (!fits(choice, question)) throw new Misshapen("choice: not one that the question takes");
  return choice;
}

/**
 * Reads a choice in its one form, whatever question it answers. Its text holds no line feed, so that what is hashed says
 * where the choice ends and the reason begins.
 */
export function read(from: string): Choice {
  const value = oneForm(from, "choice");
  if (!(value instanceof Map)) throw new Misshapen("choice: no object");
  const found = [...value.keys()];
  if (found.join() !== names.filter((name) => value.has(name)).join()) throw new Misshapen(`choice: has ${found.join(",")}`);
  return {
    options: several(value, "options", (each) => whole(each, "option")),
    marks: several(value, "marks", (each) => {
      const mark = object(each, ["option", "value"], "mark");
      return { option: whole(mark.get("option"), "option"), value: whole(mark.get("value"), "value") };
    }),
    cells: several(value, "cells", (each) => {
      const cell = object(each, ["row", "option"], "cell");
      return { row: whole(cell.get("row"), "row"), option: whole(cell.get("option"), "option") };
    }),
    stance: said(value, "stance"),
    number: value.has("number") ? signed(value.get("number"), "number") : null,
    text: said(value, "text"),
    none: isNone(value),
  };
}

function several<T>(value: JsonObject, name: string, take: (each: Json) => T): T[] {
  if (!value.has(name)) return [];
  const found = list(value.get(name), name).map(take);
  if (found.length === 0) throw new Misshapen(`${name}: empty`);
  return found;
}

function said(value: JsonObject, name: string): string {
  if (!value.has(name)) return "";
  const found = text(value.get(name), name);
  if (found === "") throw new Misshapen(`${name}: empty`);
  return found;
}

function isNone(value: JsonObject): boolean {
  if (value.has("none") && value.get("none") !== true) throw new Misshapen("none: not true");
  return value.has("none");
}

/** The members that a choice of each kind may have, besides "none". */
const members = {
  single: "options", multiple: "options", ranked: "options", stv: "options", budget: "options", score: "marks", dots: "marks", meeting: "marks",
  matrix: "cells", consent: "stance", number: "number", open: "text",
} as const;

function fits(choice: Choice, question: Question): boolean {
  const { kind, limits, options } = question;
  const said = [
    choice.options.length > 0 && "options", choice.marks.length > 0 && "marks", choice.cells.length > 0 && "cells", choice.stance !== "" && "stance",
    choice.number !== null && "number", choice.text !== "" && "text",
  ].filter((name) => name !== false);
  if (choice.none) return limits.none && said.length === 0;
  if (said.length === 0) return kind === "meeting";
  if (said.length > 1 || said[0] !== members[kind]) return false;
  const known = new Map(options.map(({ id, cost }) => [id, cost]));
  const named = [...choice.options, ...choice.marks.map(({ option }) => option), ...choice.cells.map(({ option }) => option)];
  if (!named.every((id) => known.has(id))) return false;
  const count = BigInt(choice.options.length);
  const sum = (values: bigint[]): bigint => values.reduce((all, value) => all + value, 0n);
  switch (kind) {
    case "single": return count === 1n;
    case "multiple": return limits.least <= count && count <= limits.most && ascending(choice.options);
    case "ranked":
    case "stv": return ranks(count, limits, BigInt(options.length)) && new Set(choice.options).size === choice.options.length;
    case "score": return marked(choice, (value) => value <= limits.highest);
    case "dots": return marked(choice, (value) => value >= 1n) && sum(choice.marks.map(({ value }) => value)) <= limits.highest;
    case "budget": return ascending(choice.options) && sum(choice.options.map((id) => known.get(id) ?? 0n)) <= limits.ceiling;
    case "meeting": return marked(choice, (value) => value === 1n || value === 2n);
    case "consent": return stances.some((stance) => stance === choice.stance);
    case "number": return choice.number !== null && limits.from <= choice.number && choice.number <= limits.to && (choice.number - limits.from) % limits.step === 0n;
    case "open": return isWritten(choice.text, 4000);
    case "matrix": return ascending(choice.cells.map(({ row }) => row)) && choice.cells.every(({ row }) => question.rows.some(({ id }) => id === row));
  }
}

function ranks(count: bigint, limits: Limits, n: bigint): boolean {
  const { least, most } = rankBounds(limits, n);
  return least <= count && count <= most;
}

const marked = ({ marks }: Choice, takes: (value: bigint) => boolean): boolean => ascending(marks.map(({ option }) => option)) && marks.every(({ value }) => takes(value));
const ascending = (ids: bigint[]): boolean => ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? id));

const space = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const padded = new RegExp(`^${space}|${space}$`);

/** Whether a text is one that people write: not empty, not too long, nothing blank at its ends. */
export function isWritten(found: string, longest: number): boolean {
  // A character beyond U+FFFF is two in memory: the short way out is right for all others.
  if (found === "" || found.includes("\0") || padded.test(found)) return false;
  return found.length <= longest || Array.from(found).length <= longest;
}

/** Whether a reason is one as the form takes them. */
export function isReason(found: string, rule: "none" | "optional" | "required"): boolean {
  if (found === "") return rule !== "required";
  return rule !== "none" && isWritten(found, 1000);
}
