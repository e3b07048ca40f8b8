/** What can be wrong, in the order of docs/ballots.md: of several findings on one line the first of these is named first. */
export const codes = [
  "shape", "order", "header", "key_id", "key_foreign", "form",
  "entry_number", "entry_kind", "after_close", "entry_body", "form_hash", "commitment_twice", "close_count", "entry_head", "entry_key", "entry_signature",
  "opening_order", "opening_hash", "opening_unlogged", "opening_question", "opening_choice", "opening_reason",
  "voter_order", "result_order", "ballots", "result",
  "missing", "turnout", "end_count", "end_hash", "end_key", "end_signature",
  "head_shape", "head_seal", "head_short", "head_fork",
  "receipt_shape", "receipt_seal", "receipt_hash", "receipt_key", "receipt_signature", "receipt_short", "receipt_fork", "receipt_unlogged",
] as const;
export type Code = (typeof codes)[number];

/** Faults of what was brought beside the file, of which the file itself can be free: another poll's receipt, say. A log that was another one, or a ballot that is not in it, accuse the file. */
const ofBrought = new Set<Code>(["head_shape", "head_seal", "receipt_shape", "receipt_seal", "receipt_hash", "receipt_signature"]);

/** Whether something is wrong, and nothing of it with the file. */
export const isOnlyBrought = (found: readonly Code[]): boolean => found.length > 0 && found.every((code) => ofBrought.has(code));

/** What is wrong, and where. */
export interface Finding {
  code: Code;
  /** The line of the file, from 1; 0 where it is none of the file. */
  line: number;
  /** What was expected, what was found, and what else the sentence about it names. */
  detail: Detail;
}

export interface Detail {
  expected?: string;
  found?: string;
  /** What of the line, or of whom, where there are several. */
  what?: string;
}

const rank = new Map<Code, number>(codes.map((code, i) => [code, i]));
const most = 200;

/** Findings as they come; only the first are kept, all are counted. */
export class Findings {
  count = 0;
  /** Every code that was found, also where its findings are not kept. */
  readonly codes = new Set<Code>();
  private kept: Finding[] = [];

  add(code: Code, line: number, detail: Detail = {}): void {
    this.count++;
    this.codes.add(code);
    this.kept.push({ code, line, detail });
    if (this.kept.length > 4 * most) this.kept = this.sorted();
  }

  /** By line, those without one last; on one line in the order of the codes. */
  sorted(): Finding[] {
    const place = ({ line }: Finding): number => (line === 0 ? Infinity : line);
    return this.kept.sort((a, b) => (place(a) === place(b) ? (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0) : place(a) - place(b))).slice(0, most);
  }
}
