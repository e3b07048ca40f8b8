import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import { hexDigest } from "./hash";
import { ballotText, bundleText, entryText, headText, noHead } from "./texts";

// Makes bundles for tests, with the private key that docs/ballots.md gives away.
const seed = createHash("sha256").update("piazza vectors: first key").digest();
const key: KeyObject = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
const raw = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32);
const id = hexDigest(raw).slice(0, 16);
const seal = "00112233445566778899aabbccddeeff";
const signed = (text: string): string => sign(null, Buffer.from(text), key).toString("base64");

/** A poll of one question with so many voters, in batches of fifty. */
export function forged(voters: number): string {
  const option = (n: number): object => ({ id: n, title: `Option ${n}`, meaning: "", cost: 0, startsAt: "", endsAt: "" });
  const limits = { least: 0, most: 0, seats: 0, highest: 0, ceiling: 0, from: 0, to: 0, step: 0, none: false };
  const question = { id: 1, kind: "single", section: "", title: "Which?", note: "", onlyIf: 0, required: true, options: [option(2), option(3)], rows: [], limits };
  const form = JSON.stringify({ format: "piazza-form/1", poll: 7, title: "Large", reasons: "none", threshold: 0, quorum: 0, questions: [question] });
  const lines = [JSON.stringify({ format: "piazza-ballots/1", poll: 7, seal, url: "https://piazza.example/p/7", title: "Large", form, keys: [{ id, public: raw.toString("base64"), from: "2026-11-01T08:30:00Z", until: "" }] })];
  const openings = Array.from({ length: voters }, (_, i) => {
    const ballot = { question: 1, nonce: hexDigest(String(i)), choice: `{"options":[${i % 3 === 0 ? 3 : 2}]}`, reason: "" };
    return { commitment: hexDigest(ballotText(seal, { ...ballot, question: 1n })), ...ballot };
  });
  let [before, number] = [noHead, 0];
  const log = (kind: string, body: string): void => {
    const head = hexDigest(entryText(seal, BigInt(number), kind, before, body));
    lines.push(JSON.stringify({ entry: number, kind, body, head, key: id, signature: signed(headText(seal, BigInt(number), head)) }));
    [before, number] = [head, number + 1];
  };
  log("open", `form ${hexDigest(form)}\n`);
  for (let i = 0; i < voters; i += 50) log("batch", openings.slice(i, i + 50).map(({ commitment }) => `1 ${commitment}\n`).sort().join(""));
  log("close", `commitments ${voters}\n`);
  openings.sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
  lines.push(...openings.map((opening) => JSON.stringify(opening)));
  lines.push(...Array.from({ length: voters }, (_, i) => `{"voter":"@v${String(i).padStart(7, "0")}"}`));
  const third = Math.ceil(voters / 3);
  const options = [{ option: 2, votes: voters - third, share: (voters - third) / voters }, { option: 3, votes: third, share: third / voters }];
  lines.push(JSON.stringify({ result: 1, of: { question: 1, voters, none: 0, options } }));
  const text = `${lines.join("\n")}\n`;
  const sha256 = hexDigest(text);
  return `${text}${JSON.stringify({ end: lines.length, sha256, key: id, signature: signed(bundleText(seal, sha256)) })}\n`;
}
