import type { Finding } from "./codes";
import type { BallotState, Table } from "./report";
import { english } from "./words.en";
import { italian } from "./words.it";

export type Language = "it" | "en";

/** What the page says, in one language. */
export interface Words {
  page: string;
  skip: string;
  languages: string;
  title: string;
  lead: string;
  files: string;
  drop: string;
  choose: string;
  paste: string;
  pasteLabel: string;
  add: string;
  pasted: string;
  given: string;
  remove: (name: string) => string;
  removeShort: string;
  roles: Record<Role, string>;
  noBundle: string;
  checking: (percent: number) => string;
  working: string;
  failed: (why: string) => string;
  /** The verdict in a sentence. */
  good: string;
  goodLog: string;
  bad: (count: number) => string;
  closing: Record<"closed" | "open", string>;
  goodMore: (title: string, poll: string, areKeysKnown: boolean) => string;
  goodLogMore: (title: string, poll: string) => string;
  badMore: (title: string, poll: string) => string;
  unknownPoll: string;
  findings: string;
  more: (count: number) => string;
  line: (line: number) => string;
  expected: string;
  found: string;
  there: string;
  what: string;
  where: string;
  finding: (finding: Finding) => { title: string; text: string };
  receipts: string;
  receiptOf: (name: string) => string;
  receiptGood: string;
  receiptWrong: string;
  ballotStates: Record<BallotState, string>;
  keysKnown: (name: string) => string;
  keysForeign: (name: string) => string;
  earlierKept: (name: string, entries: number) => string;
  earlierLost: (name: string) => string;
  checks: string;
  not: string;
  check: CheckWords;
  counts: string;
  countsLead: string;
  voters: (voters: number, none: number) => string;
  rowsAre: Record<Table["rowsAre"], string>;
  kinds: Record<string, string>;
  columns: Record<string, string>;
  facts: string;
  fact: Record<"poll" | "seal" | "hash" | "head" | "keys" | "size", string>;
  headOf: (number: string, head: string) => string;
  keyOf: (id: string, from: string, until: string) => string;
  keyHint: string;
  print: string;
  about: string;
  aboutText: string[];
  foot: string;
  number: (value: number) => string;
  /** A figure with decimals, as the language writes it. */
  figure: (text: string) => string;
}

export type Role = "bundle" | "log" | "receipt" | "head" | "keys" | "unknown";

export interface CheckWords {
  bytes: (lines: number) => string;
  chain: (entries: number, batches: number) => string;
  signatures: (count: number) => string;
  openings: (openings: number, commitments: number, replaced: number) => string;
  voters: (voters: number) => string;
  recount: (questions: number) => string;
  open: (commitments: number) => string;
  notYet: string;
}

export const words = (language: Language): Words => (language === "it" ? italian : english);
