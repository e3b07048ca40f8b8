import type { Code, Finding } from "./codes";

/** A key that the file names, and what it signed. */
export interface NamedKey {
  id: string;
  public: string;
  from: string;
  until: string;
}

/** What became of a ballot of a receipt. */
export type BallotState = "counted" | "replaced" | "logged" | "waiting" | "lost";

/** What the receipt that one brought says, and whether it is kept. */
export interface ReceiptReport {
  name: string;
  isWrong: boolean;
  /** It is not as this site signed it for this poll, or its log is another one: what became of its ballots would say nothing. */
  isFaulty: boolean;
  ballots: { question: string; title: string; kind: string; said: string; state: BallotState; entry: number | null }[];
}

/** The parts of what is checked. */
export type Part = "bytes" | "chain" | "signature" | "openings" | "voters" | "result";

/** What stands in a table: a text or figure as it is, or a word of the page with what follows it. */
export type Label = string | { word: string; more: string };

/** The result of a question as this page counted it: a table, and a sentence where there is more to say. */
export interface Table {
  title: string;
  kind: string;
  voters: number;
  none: number;
  /** What the rows are. */
  rowsAre: "option" | "answer" | "word" | "row" | "figure";
  columns: Label[];
  rows: { name: Label; figures: Label[]; isFirst: boolean }[];
}

/** All that was found. */
export interface Report {
  /** A bundle is the whole poll; a log is what is public of it while it is open. */
  of: "bundle" | "log";
  poll: string;
  url: string;
  title: string;
  seal: string;
  bytes: number;
  sha256: string;
  checked: { lines: number; entries: number; batches: number; commitments: number; openings: number; replaced: number; voters: number; signatures: number; questions: number };
  isClosed: boolean;
  lastHead: { number: string; head: string } | null;
  keys: NamedKey[];
  receipts: ReceiptReport[];
  earlier: { name: string; entries: number; isKept: boolean }[];
  /** The published keys that were brought, and whether those of the file are among them. */
  published: { name: string; areKnown: boolean }[];
  tables: Table[];
  /** Who took part, as the bundle lists them; empty for each whose account is gone. A log has none. */
  voters: string[];
  findings: Finding[];
  /** Every code that was found, also where its findings are not kept. */
  codes: Code[];
  /** How many findings there are; only the first are kept. */
  count: number;
}
