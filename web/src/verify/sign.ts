import * as noble from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { fromHex, utf8 } from "./hash";

type Bytes = Uint8Array<ArrayBuffer>;

/** Tells whether a signature over a text is that of the key. */
export type Key = (signature: Bytes, text: string) => Promise<boolean>;

/** Makes a key of 32 bytes ready. */
export type Keys = (publicKey: Bytes) => Promise<Key>;

const never: Key = () => Promise.resolve(false);

/** The browser's own Ed25519: ten times as fast as a library. */
export const byBrowser: Keys = async (publicKey) => {
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
    return (signature, text) => crypto.subtle.verify("Ed25519", key, signature, utf8(text));
  } catch {
    return never; // bytes that are no key
  }
};

// Strictly as RFC 8032 says it: noble's default takes a few signatures that others refuse.
export const byLibrary: Keys = (publicKey) => {
  noble.hashes.sha512 = sha512;
  return Promise.resolve((signature, text) => {
    try {
      return Promise.resolve(noble.verify(signature, utf8(text), publicKey, { zip215: false }));
    } catch {
      return Promise.resolve(false); // bytes that are no key or no signature
    }
  });
};

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
