import * as noble from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { utf8 } from "./hash";

/** Tells whether a signature is that of a key over a text. */
export type Verifier = (publicKey: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>, text: string) => Promise<boolean>;

/** The browser's own Ed25519 where it has it, noble's elsewhere. */
export async function verifier(): Promise<Verifier> {
  return (await knowsEd25519()) ? byBrowser : byLibrary;
}

export const byBrowser: Verifier = async (publicKey, signature, text) => {
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, signature, utf8(text));
  } catch {
    return false; // bytes that are no key
  }
};

// Strictly as RFC 8032 says it: noble's default takes a few signatures that others refuse.
export const byLibrary: Verifier = (publicKey, signature, text) => {
  noble.hashes.sha512 = sha512;
  try {
    return Promise.resolve(noble.verify(signature, utf8(text), publicKey, { zip215: false }));
  } catch {
    return Promise.resolve(false); // bytes that are no key
  }
};

/** Test 2 of RFC 8032, asked of the browser: some know the name and not the curve, and a page from a disk may have no WebCrypto. */
async function knowsEd25519(): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("raw", new Uint8Array(32).fill(1), "Ed25519", false, ["verify"]);
    await crypto.subtle.verify("Ed25519", key, new Uint8Array(64), new Uint8Array(1));
    return true;
  } catch {
    return false;
  }
}
