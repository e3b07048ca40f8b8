import * as noble from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { fromHex, hex, utf8 } from "./hash";

type Bytes = Uint8Array<ArrayBuffer>;

/** Tells whether a signature over a text is that of the key. */
export type Key = (signature: Bytes, text: string) => Promise<boolean>;

/** Makes a key of 32 bytes ready. */
export type Keys = (publicKey: Bytes) => Promise<Key>;

// The y of the points of small order: a key that is one of them signs everything.
const smallOrders = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);
const prime = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;

const numbered = (bytes: Uint8Array): bigint => BigInt(`0x${hex(bytes.slice().reverse())}`);

/** Whether bytes are written as a point is, in the one way; libraries differ in points of small order and in a y beyond the prime. */
function isPoint(bytes: Uint8Array): boolean {
  const y = Uint8Array.from(bytes, (byte, i) => (i === 31 ? byte & 0x7f : byte));
  return numbered(y) < prime && !smallOrders.has(hex(y));
}

/** Whether key and signature are such that all libraries come to the same. */
const isPlain = (publicKey: Bytes, signature: Bytes): boolean => signature.length === 64 && isPoint(publicKey) && isPoint(signature.subarray(0, 32));

const never: Key = () => Promise.resolve(false);

/** The browser's own Ed25519: ten times as fast as a library. */
export const byBrowser: Keys = async (publicKey) => {
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
    return async (signature, text) => isPlain(publicKey, signature) && (await crypto.subtle.verify("Ed25519", key, signature, utf8(text)));
  } catch {
    return never; // bytes that are no key
  }
};

// Without the cofactor, as browsers do it; the library's own takes a few signatures that they refuse.
export const byLibrary: Keys = (publicKey) =>
  Promise.resolve((signature, text) => {
    try {
      return Promise.resolve(isPlain(publicKey, signature) && isEqual(publicKey, signature, utf8(text)));
    } catch {
      return Promise.resolve(false); // bytes that are no key or no signature
    }
  });

/** Whether [S]B = R + [k]A. */
function isEqual(publicKey: Bytes, signature: Bytes, text: Bytes): boolean {
  const { Point } = noble;
  const [r, s] = [signature.subarray(0, 32), numbered(signature.subarray(32))];
  if (s >= order) return false;
  const k = numbered(sha512(Uint8Array.from([...r, ...publicKey, ...text]))) % order;
  const found = Point.BASE.multiply(s, false).subtract(Point.fromBytes(publicKey).multiply(k, false));
  return hex(found.toBytes()) === hex(r);
}

// Test 2 of RFC 8032.
const known = {
  key: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
  signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
};

/** The browser's Ed25519 where it proves that it has it, noble's elsewhere: some know the name and not the curve. */
export async function keysOfThisBrowser(): Promise<Keys> {
  try {
    const key = await byBrowser(fromHex(known.key));
    return (await key(fromHex(known.signature), "r")) ? byBrowser : byLibrary;
  } catch {
    return byLibrary;
  }
}
