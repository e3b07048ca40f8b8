/** What a voter gets for a secret vote: its text is one line of JSON, kept to the letter, because what is signed is made of it. */
export interface Receipt {
  poll: number;
  url: string;
  /** The id of the poll's seal: it stands in every hash. */
  seal: string;
  /** The last entry of the public log when the vote was taken, and the hash that the chain had there. */
  entry: number;
  head: string;
  ballots: readonly Opened[];
  key: string;
  signature: string;
}

/** One ballot, opened: with the nonce the commitment can be computed again. */
export interface Opened {
  question: number;
  nonce: string;
  /** The choice as JSON, in the one form that was hashed. */
  choice: string;
  reason: string;
  commitment: string;
}

type Thing = Record<string, unknown>;

const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value);
const isHex = (value: unknown, bytes: number): value is string => typeof value === "string" && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value);
const isCount = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function isOpened(value: unknown): value is Opened & Thing {
  return isThing(value) && isCount(value.question) && isHex(value.nonce, 32) && typeof value.choice === "string" && typeof value.reason === "string" && isHex(value.commitment, 32);
}

/** Reads a receipt. Undefined where it is none: what was pasted or loaded is believed in nothing but its shape. */
export function readReceipt(text: string): Receipt | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text.trim());
  } catch {
    return undefined;
  }
  if (!isThing(read) || read.format !== "piazza-receipt/1") return undefined;
  const { poll, url, seal, entry, head, ballots, key, signature } = read;
  if (!isCount(poll) || typeof url !== "string" || !isHex(seal, 16) || !isCount(entry) || !isHex(head, 32)) return undefined;
  if (!Array.isArray(ballots) || ballots.length === 0 || !ballots.every(isOpened) || !isHex(key, 8) || typeof signature !== "string") return undefined;
  return { poll, url, seal, entry, head, ballots, key, signature };
}

/** The parts of a long number in groups that an eye can compare. */
export const grouped = (hex: string): string => (hex.match(/.{1,4}/g) ?? []).join(" ");
