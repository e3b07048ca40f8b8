import type { Opened } from "./receipt";
import { headAfter, noHead, sha256 } from "./seal";

/** One entry of the public log. */
export interface LogEntry {
  number: number;
  kind: string;
  body: string;
  head: string;
  key: string;
  signature: string;
}

/** What a public file of a poll holds: the log as far as it goes, and in a bundle what was opened. */
export interface PublicFile {
  seal: string;
  poll: number;
  entries: readonly LogEntry[];
  /** What was opened and counted, by its commitment; undefined in a log, which opens nothing. */
  opened: ReadonlyMap<string, string> | undefined;
  /** The last line of a bundle, and what the bytes before it really come to. */
  end: { hash: string; real: string; key: string; signature: string } | undefined;
  /** The hash of the whole file. */
  hash: string;
}

type Line = Record<string, unknown>;

const formats = ["piazza-ballots/1", "piazza-log/1"];

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** All that a ballot says, to be compared. */
export const saidBy = ({ question, nonce, choice, reason }: Line | Opened): string => JSON.stringify([question, nonce, choice, reason]);

/** Reads a log or a bundle from its bytes. Undefined where it is neither. */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<PublicFile | undefined> {
  let lines: Line[];
  try {
    lines = new TextDecoder("utf-8", { fatal: true }).decode(bytes).split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
  } catch {
    return undefined;
  }
  const [header, ...rest] = lines;
  if (!formats.includes(text(header?.format)) || header === undefined || typeof header.seal !== "string" || typeof header.poll !== "number") return undefined;
  const entries: LogEntry[] = [];
  const opened = new Map<string, string>();
  for (const line of rest) {
    if (typeof line.entry === "number") entries.push({ number: line.entry, kind: text(line.kind), body: text(line.body), head: text(line.head), key: text(line.key), signature: text(line.signature) });
    else if (typeof line.commitment === "string") opened.set(line.commitment, saidBy(line));
  }
  const last = rest.at(-1);
  const isBundle = last !== undefined && "end" in last;
  return { seal: header.seal, poll: header.poll, entries, opened: isBundle ? opened : undefined, end: isBundle ? await endOf(last, bytes) : undefined, hash: await sha256(bytes) };
}

const lineFeed = 10;

/** The bytes before the last line, hashed again. */
async function endOf(last: Line, bytes: Uint8Array<ArrayBuffer>): Promise<PublicFile["end"]> {
  const whole = bytes.at(-1) === lineFeed ? bytes.length - 1 : bytes.length;
  const start = bytes.lastIndexOf(lineFeed, whole - 1) + 1;
  return { hash: text(last.sha256), real: await sha256(bytes.subarray(0, start)), key: text(last.key), signature: text(last.signature) };
}

/** The first entry at which the chain does not hold; undefined where it does. */
export async function brokenAt({ seal, entries }: Pick<PublicFile, "seal" | "entries">): Promise<number | undefined> {
  let before = noHead;
  for (const [place, { number, kind, body, head }] of entries.entries()) {
    if (number !== place || head !== (await headAfter(seal, number, kind, before, body))) return place;
    before = head;
  }
  return entries.length === 0 ? 0 : undefined;
}

/** Where the log holds a commitment to an answer of a question; undefined where it does not. */
export function entryOf(entries: readonly LogEntry[], question: number, commitment: string): number | undefined {
  const line = `${question} ${commitment}\n`;
  return entries.find(({ kind, body }) => kind === "batch" && (body.startsWith(line) || body.includes(`\n${line}`)))?.number;
}

export const isClosed = ({ entries }: Pick<PublicFile, "entries">): boolean => entries.at(-1)?.kind === "close";
