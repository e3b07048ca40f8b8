import { sha256 } from "@noble/hashes/sha2.js";

const encoder = new TextEncoder();
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

export function hex(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += pairs[byte] ?? "";
  return out;
}

export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** SHA-256 of a text. Without a promise: a poll of 100,000 ballots asks for it 100,000 times. */
export const digest = (text: string | Uint8Array): Uint8Array => sha256(typeof text === "string" ? utf8(text) : text);

export const hexDigest = (text: string | Uint8Array): string => hex(digest(text));

/** A hash of what comes piece by piece. */
export const hashing = () => sha256.create();
export type Hashing = ReturnType<typeof hashing>;

/** Compares two texts as their UTF-8 bytes compare; JavaScript compares halves of characters. */
export function inBytes(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [utf8(a), utf8(b)];
  const at = left.findIndex((byte, i) => byte !== right[i]);
  return at < 0 ? -1 : (left[at] ?? 0) - (right[at] ?? -1);
}
