import { sha256 } from "@noble/hashes/sha2.js";

const encoder = new TextEncoder();
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

export function hex(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += pairs[byte]!;
  return out;
}

export function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

/** SHA-256 of a text. Without a promise: a poll of 100,000 ballots asks for it 100,000 times. */
export const digest = (text: string | Uint8Array): Uint8Array => sha256(typeof text === "string" ? utf8(text) : text);

export const hexDigest = (text: string | Uint8Array): string => hex(digest(text));

/** A hash of what comes piece by piece. */
export const hashing = () => sha256.create();
export type Hashing = ReturnType<typeof hashing>;
