import type { Question } from "./ballot";
import { readChoice } from "./choice";
import { hexDigest } from "./hash";
import { readPart, readReceipt, type Entry, type PublicKey, type Receipt } from "./parts";
import type { Reading } from "./reading";
import type { BallotState, ReceiptReport, Report } from "./report";
import { decimal } from "./tables";
import { ballotText, receiptText } from "./texts";

/** What else is held against a file: heads and logs that somebody kept, receipts, published keys. */

type Earlier = Report["earlier"][number];

/** A head that was noted as "number:head". */
export function heldHead(name: string, text: string, reading: Reading): Earlier {
  const [number = "", head = ""] = text.trim().split(":");
  return { name, entries: 1, isKept: isThere(BigInt(number), head, reading) };
}

/** Whether the file has this head; says what is wrong otherwise. */
function isThere(number: bigint, head: string, { ledger, findings }: Reading): boolean {
  const found = ledger.heads.get(number);
  if (found === head) return true;
  if (found === undefined) findings.add("head_short", 0, { what: String(number), expected: head });
  else findings.add("head_fork", 0, { what: String(number), expected: head, found });
  return false;
}

/** A log that was fetched earlier: each of its entries has to be where it was. */
export function heldLog(name: string, text: string, reading: Reading): Earlier {
  const kept: Earlier = { name, entries: 0, isKept: false };
  const lines = text.split("\n");
  let entries: Entry[];
  try {
    if (lines.pop() !== "") throw new Error("no line feed at the end");
    const header = readPart(lines[0] ?? "");
    if (header.part !== "header") throw new Error("no header");
    // Of an earlier bundle the log matters alone.
    const rest = lines.slice(1).filter((line) => header.isLog || line.startsWith('{"entry":')).map(readPart);
    entries = rest.filter((part) => part.part === "entry");
    if (entries.length < rest.length) throw new Error("more than entries");
    if (header.seal !== reading.header?.seal) {
      reading.findings.add("head_seal", 0, { what: name, expected: reading.header?.seal ?? "", found: header.seal });
      return kept;
    }
  } catch (why) {
    reading.findings.add("head_shape", 0, { what: `${name}: ${why instanceof Error ? why.message : ""}` });
    return kept;
  }
  return { name, entries: entries.length, isKept: entries.every(({ number, head }) => isThere(number, head, reading)) };
}

/** The keys that the site publishes: those of the file have to be among them. */
export function heldKeys(name: string, text: string, reading: Reading): Report["published"][number] {
  const published = new Set(keysOf(text).map(({ id, public: bytes }) => `${id} ${bytes}`));
  const foreign = (reading.header?.keys ?? []).filter(({ id, public: bytes }) => !published.has(`${id} ${encoded(bytes)}`));
  for (const { id } of foreign) reading.findings.add("key_foreign", 1, { found: id });
  return { name, areKnown: reading.header !== null && foreign.length === 0 };
}

/** The keys in a published file, which may be JSON of any form. */
function keysOf(text: string): { id: string; public: string }[] {
  const { keys } = JSON.parse(text) as { keys?: { id: string; public: string }[] };
  return keys ?? [];
}

export const encoded = (bytes: PublicKey["public"]): string => btoa(String.fromCharCode(...bytes));

/** What became of the ballots of a receipt; and what is wrong with it. */
export async function heldReceipt(name: string, text: string, reading: Reading): Promise<ReceiptReport> {
  const before = reading.findings.count;
  let receipt: Receipt;
  try {
    receipt = readReceipt(text);
  } catch (why) {
    reading.findings.add("receipt_shape", 0, { what: `${name}: ${why instanceof Error ? why.message : ""}` });
    return { name, isWrong: true, isFaulty: true, ballots: [] };
  }
  if (receipt.seal !== reading.header?.seal) {
    reading.findings.add("receipt_seal", 0, { what: name, expected: reading.header?.seal ?? "", found: receipt.seal });
    return { name, isWrong: true, isFaulty: true, ballots: [] };
  }
  await signed(receipt, name, reading);
  // What was changed, or is by another key, accuses nobody: of the log it is only asked what a receipt of this site says.
  const isGenuine = reading.findings.count === before;
  const found = reading.ledger.heads.get(receipt.entry);
  if (isGenuine && found === undefined) reading.findings.add("receipt_short", 0, { what: name, expected: String(receipt.entry) });
  else if (isGenuine && found !== receipt.head) reading.findings.add("receipt_fork", 0, { what: name, expected: receipt.head, found });
  const isFaulty = reading.findings.count > before;
  const ballots = receipt.ballots.map((ballot) => {
    const state = stateOf(ballot.question, ballot.commitment, reading);
    const question = reading.form?.questions.find(({ id }) => id === ballot.question);
    const entry = reading.ledger.commitments.get(ballot.commitment)?.entry;
    return { question: String(ballot.question), title: question?.title ?? String(ballot.question), kind: question?.kind ?? "", said: saidBy(ballot.choice, question), state, entry: entry === undefined ? null : Number(entry) };
  });
  const lost = ballots.filter(({ state }) => state === "lost");
  if (isGenuine && lost.length > 0) reading.findings.add("receipt_unlogged", 0, { what: name, found: lost.map(({ title }) => title).join(", ") });
  return { name, isWrong: reading.findings.count > before, isFaulty, ballots };
}

async function signed({ seal, entry, head, ballots, key, signature }: Receipt, name: string, { findings, ring }: Reading): Promise<void> {
  const wrong = ballots.filter((ballot) => hexDigest(ballotText(seal, ballot)) !== ballot.commitment);
  if (wrong.length > 0) findings.add("receipt_hash", 0, { what: name, found: wrong.map(({ question }) => String(question)).join(", ") });
  if (!ring?.has(key)) findings.add("receipt_key", 0, { what: name, found: key });
  else if (!(await ring.isBy(key, signature, receiptText(seal, entry, head, ballots)))) findings.add("receipt_signature", 0, { what: name, found: key });
}

function stateOf(question: bigint, commitment: string, { ledger, ballots, header }: Reading): BallotState {
  if (ledger.commitments.get(commitment)?.question !== question) return ledger.isClosed ? "lost" : "waiting";
  if (header?.isLog) return "logged";
  return ballots.opened.has(commitment) ? "counted" : "replaced";
}

/** A choice as its voter knows it: by titles. As it is written, where it is none. */
function saidBy(from: string, question: Question | undefined): string {
  if (!question) return from;
  try {
    const { options, marks, cells, stance, number, text, none } = readChoice(from, question);
    const title = (id: bigint): string => question.options.find((option) => option.id === id)?.title ?? String(id);
    const row = (id: bigint): string => question.rows.find((each) => each.id === id)?.title ?? String(id);
    if (none || from === "{}") return "–";
    return [
      ...options.map(title), ...marks.map(({ option, value }) => `${title(option)} ${value}`), ...cells.map((cell) => `${row(cell.row)}: ${title(cell.option)}`),
      stance, number === null ? "" : decimal(number), text,
    ].filter((each) => each !== "").join(question.kind === "ranked" || question.kind === "stv" ? " > " : ", ");
  } catch {
    return from;
  }
}
