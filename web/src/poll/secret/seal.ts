import type { Opened, Receipt } from "./receipt";

// What docs/ballots.md says of hashes and signatures, for the browser's own cryptography.

const encoder = new TextEncoder();

/** Whether this page may compute at all: browsers do it over a safe line only. */
export const canCompute = (): boolean => typeof crypto !== "undefined" && (crypto.subtle as SubtleCrypto | undefined) !== undefined;

export const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => hex(await crypto.subtle.digest("SHA-256", bytes));

const hashOf = (text: string): Promise<string> => sha256(encoder.encode(text));

/** The commitment of a ballot. */
export const commitmentOf = (seal: string, { question, nonce, choice, reason }: Omit<Opened, "commitment">): Promise<string> =>
  hashOf(`piazza ballot 1\n${seal}\n${question}\n${nonce}\n${choice}\n${reason}`);

/** What the chain begins with. */
export const noHead = "0".repeat(64);

/** The hash of the chain after an entry. */
export const headAfter = (seal: string, number: number, kind: string, before: string, body: string): Promise<string> =>
  hashOf(`piazza entry 1\n${seal}\n${number}\n${kind}\n${before}\n${body}`);

/** What is signed of a head, of a receipt and of a bundle. */
export const signedHead = (seal: string, number: number, head: string): string => `piazza head 1\n${seal}\n${number}\n${head}\n`;

export function signedReceipt({ seal, entry, head, ballots }: Pick<Receipt, "seal" | "entry" | "head" | "ballots">): string {
  const lines = ballots.map(({ question, commitment }) => `${question} ${commitment}\n`).sort();
  return `piazza receipt 1\n${seal}\n${entry}\n${head}\n${lines.join("")}`;
}

export const signedBundle = (seal: string, hash: string): string => `piazza bundle 1\n${seal}\n${hash}\n`;

/** Bytes in base64; undefined where it is none. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Whether a signature is that of a key; undefined where this browser cannot tell. */
export async function isSigned(publicKey: string, signature: string, text: string): Promise<boolean | undefined> {
  const [key, signed] = [bytesOf(publicKey), bytesOf(signature)];
  if (key?.length !== 32 || signed?.length !== 64) return false;
  try {
    const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, signed, encoder.encode(text));
  } catch (failure) {
    // A browser without Ed25519 says so by name; a point that lies on no curve is a wrong key.
    return failure instanceof DOMException && failure.name === "NotSupportedError" ? undefined : false;
  }
}
