/** What is hashed and what is signed, to the byte. */

export interface Ballot {
  question: bigint;
  nonce: string;
  choice: string;
  reason: string;
}

export const ballotText = (seal: string, { question, nonce, choice, reason }: Ballot): string => `piazza ballot 1\n${seal}\n${question}\n${nonce}\n${choice}\n${reason}`;

export const entryText = (seal: string, number: bigint, kind: string, before: string, body: string): string => `piazza entry 1\n${seal}\n${number}\n${kind}\n${before}\n${body}`;

export const headText = (seal: string, number: bigint, head: string): string => `piazza head 1\n${seal}\n${number}\n${head}\n`;

export const bundleText = (seal: string, sha256: string): string => `piazza bundle 1\n${seal}\n${sha256}\n`;

export function receiptText(seal: string, entry: bigint, head: string, ballots: { question: bigint; commitment: string }[]): string {
  const lines = ballots.map(({ question, commitment }) => `${question} ${commitment}\n`).sort();
  return `piazza receipt 1\n${seal}\n${entry}\n${head}\n${lines.join("")}`;
}

/** The head before the first entry. */
export const noHead = "0".repeat(64);
