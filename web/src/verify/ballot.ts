/** What a poll asked and what a ballot says, as the verifier holds them. */
export const kinds = ["single", "multiple", "ranked", "stv", "score", "dots", "budget", "consent", "meeting", "number", "open", "matrix"] as const;
export type Kind = (typeof kinds)[number];

export const stances = ["agree", "abstain", "disagree", "block"] as const;

export interface Option {
  id: bigint;
  title: string;
  cost: bigint;
  startsAt: string;
  endsAt: string;
}

export interface Limits {
  least: bigint;
  most: bigint;
  seats: bigint;
  highest: bigint;
  ceiling: bigint;
  /** A number's bounds and step, in millionths. */
  from: bigint;
  to: bigint;
  step: bigint;
  none: boolean;
}

export interface Question {
  id: bigint;
  kind: Kind;
  title: string;
  options: Option[];
  rows: { id: bigint; title: string }[];
  limits: Limits;
  /** The option of an earlier question without which this one is not asked, 0 where it always is. */
  onlyIf: bigint;
  isRequired: boolean;
}

export interface Form {
  poll: bigint;
  title: string;
  /** The percentage that the first option needs, 0 where none is asked. */
  threshold: bigint;
  /** How many have to vote, 0 where any number will do. */
  quorum: bigint;
  reasons: "none" | "optional" | "required";
  questions: Question[];
}

export interface Choice {
  options: bigint[];
  marks: { option: bigint; value: bigint }[];
  cells: { row: bigint; option: bigint }[];
  stance: string;
  number: bigint | null;
  text: string;
  none: boolean;
}

/** Ballots that say the same, and how many people cast them. */
export interface Same {
  choice: Choice;
  people: number;
}
