/** What a poll asked and what a ballot says, as the verifier holds them. */
export const kinds = ["single", "multiple", "ranked", "stv", "score", "dots", "budget", "consent", "meeting", "number", "open", "matrix"] as const;
export type Kind = (typeof kinds)[number];

export const stances = ["agree", "abstain", "disagree", "block"] as const;
export type Stance = (typeof stances)[number];

export interface Option {
  id: bigint;
  title: string;
  cost: bigint;
}

export interface Limits {
  least: number;
  most: number;
  seats: number;
  highest: number;
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
  questions: Question[];
  /** The percentage that the first option needs, 0 where none is asked. */
  threshold: number;
  /** How many have to vote, 0 where any number will do. */
  quorum: number;
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
