import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "./check";
import { english } from "./words.en";
import { italian } from "./words.it";
import { followed, judged } from "./told";
import type { Report } from "./report";
import type { Job } from "./work";

interface Says {
  sha256: string;
  entries: number;
  head: string;
  isClosed: boolean;
  commitments: number;
  ballots: number;
  replaced: number;
  voters: number;
  receipts: { receipt: number; question: number; state: string; entry: number }[];
}

interface Case {
  name: string;
  file: string;
  change?: { at: number; cut: number; put: string };
  head?: string;
  log?: string;
  keys?: string;
  receipt?: number;
  verdict: "good" | "bad";
  line: number;
  code: string;
  says?: Says;
}

const folder = new URL("../../../docs/ballots/", import.meta.url);
const bytes = (name: string): Buffer<ArrayBuffer> => readFileSync(new URL(name, folder));
const rows = <T>(name: string): T[] => bytes(name).toString().trimEnd().split("\n").map((line) => JSON.parse(line) as T);
const receipts = bytes("receipts.jsonl").toString().split("\n");

function job(each: Case): Job {
  let main = bytes(each.file);
  if (each.change) {
    const { at, cut, put } = each.change;
    main = Buffer.concat([main.subarray(0, at), Buffer.from(put, "hex"), main.subarray(at + cut)]);
  }
  const beside: Job["beside"] = [];
  if (each.head !== undefined) beside.push({ name: "head", role: "head", content: new Blob([each.head]) });
  if (each.log !== undefined) beside.push({ name: "log", role: "log", content: new Blob([bytes(each.log)]) });
  if (each.keys !== undefined) beside.push({ name: "keys", role: "keys", content: new Blob([bytes(each.keys)]) });
  if (each.receipt !== undefined) beside.push({ name: "receipt", role: "receipt", content: new Blob([receipts[each.receipt - 1] ?? ""]) });
  return { main: new Blob([main]), beside };
}

const run = (each: Case): Promise<Report> => check(job(each), () => undefined);

const said = ({ sha256, checked, lastHead, isClosed, receipts: brought }: Report): Says => ({
  sha256, entries: checked.entries, head: lastHead?.head ?? "", isClosed, commitments: checked.commitments, ballots: checked.openings, replaced: checked.replaced, voters: checked.voters,
  receipts: brought.flatMap(({ ballots }, receipt) => ballots.map(({ question, state, entry }) => ({ receipt, question: Number(question), state, entry: entry ?? -1 }))),
});

describe("the cases of docs/ballots", () => {
  test.each([...rows<Case>("cases.jsonl"), ...rows<Case>("extra/cases.jsonl")].map((each) => [each.name, each] as const))("%s", async (_, each) => {
    const report = await run(each);
    const first = report.findings[0];
    expect({ line: first?.line ?? 0, code: first?.code ?? "" }).toEqual({ line: each.line, code: each.code });
    expect(report.count > 0).toBe(each.verdict === "bad");
    if (each.says) expect(said(report)).toEqual(each.says);
  }, 30_000);
});

test("a receipt that is not in order, or another poll's, does not condemn the file", async () => {
  const beside = async (receipt: string, file = "mixed.jsonl"): Promise<Report> => check({ main: new Blob([bytes(file)]), beside: [{ name: "receipt", role: "receipt", content: new Blob([receipt]) }] }, () => undefined);
  const own = receipts[0] ?? "";
  const changed = own.replace(/"commitment":"(.)/, (_, first: string) => `"commitment":"${first === "0" ? "1" : "0"}`);
  for (const report of [await beside(own, "single.jsonl"), await beside(changed), await beside("{}")]) {
    expect(report.count).toBeGreaterThan(0);
    expect(judged(report, italian).sentence).toBe("Il documento è in ordine; quello che hai portato non va d’accordo con esso.");
    expect(judged(report, english).sentence).toBe("The file is right in itself; what you brought does not agree with it.");
    expect(report.receipts.flatMap(followed)).toEqual([]);
  }
  const accusing = rows<Case>("cases.jsonl").filter(({ code }) => ["receipt_fork", "receipt_unlogged", "head_fork"].includes(code));
  expect(accusing.length).toBeGreaterThan(2);
  for (const each of accusing) {
    const wrong = await run(each);
    expect(judged(wrong, italian).sentence).toMatch(/non torna/);
    expect(judged(wrong, italian).more).toContain("non è da prendere per buono");
  }
  const good = await beside(own);
  expect([judged(good, italian).sentence, good.receipts.flatMap(followed).length]).toEqual(["Torna tutto.", 5]);
});

test("a thousand files of which one byte is another", async () => {
  const wrong = [];
  for (const { file, at, byte, line, code } of rows<{ file: string; at: number; byte: string; line: number; code: string }>("mutants.jsonl")) {
    const report = await run({ name: "", file, change: { at, cut: 1, put: byte }, verdict: "bad", line, code });
    const first = report.findings[0];
    if (first?.line !== line || first.code !== code) wrong.push({ file, at, byte, expected: `${line} ${code}`, found: `${first?.line ?? 0} ${first?.code ?? "nothing"}`, detail: first?.detail });
  }
  expect(wrong).toEqual([]);
}, 120_000);
