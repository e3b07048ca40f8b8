import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check } from "./check";
import { fromHex } from "./hash";
import { byBrowser, byLibrary, keysOfThisBrowser } from "./sign";

// Test 2 of RFC 8032: the text is one byte, 0x72.
const key = fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
const signature = fromHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

test.each([["WebCrypto", byBrowser], ["noble", byLibrary]])("%s knows a signature from what is none", async (_, keys) => {
  const signed = await keys(key);
  expect(await signed(signature, "r")).toBe(true);
  expect(await signed(signature, "s")).toBe(false);
  for (let bit = 0; bit < 512; bit++) {
    const changed = Uint8Array.from(signature);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(await signed(changed, "r")).toBe(false);
  }
  expect(await signed(new Uint8Array(63), "r")).toBe(false);
  const other = await keys(Uint8Array.from(key, (byte, i) => (i === 0 ? byte ^ 1 : byte)));
  expect(await other(signature, "r")).toBe(false);
});

test("Ed25519 of the browser is taken where it works", async () => {
  expect(await keysOfThisBrowser()).toBe(byBrowser);
});

test.each([["WebCrypto", byBrowser], ["noble", byLibrary]])("%s takes no point of small order, and none that is written in a second way", async (_, keys) => {
  const one = fromHex(`01${"00".repeat(31)}`);
  const beyond = fromHex(`ee${"ff".repeat(30)}7f`);
  const order = fromHex(`edd3f55c1a631258d69cf7a2def9de14${"00".repeat(15)}10`); // the order itself: no number below it
  for (const point of [one, beyond]) {
    expect(await (await keys(point))(signature, "r")).toBe(false);
    expect(await (await keys(key))(Uint8Array.from([...point, ...signature.subarray(32)]), "r")).toBe(false);
  }
  expect(await (await keys(key))(Uint8Array.from([...signature.subarray(0, 32), ...order]), "r")).toBe(false);
});

test("noble comes to what the browser does of the cases that libraries differ in", async () => {
  const folder = new URL("../../../docs/ballots/extra/", import.meta.url);
  for (const name of ["signature-cofactor", "small-order-key", "small-order-r", "key-not-canonical", "signature-s-plus-l"]) {
    const main = new Blob([readFileSync(new URL(`${name}.jsonl`, folder))]);
    for (const keys of [byBrowser, byLibrary]) {
      const { findings } = await check({ main, beside: [] }, () => undefined, keys);
      expect(findings[0]).toMatchObject({ line: 2, code: "entry_signature" });
    }
  }
});
