import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { check, type Key } from "./check";
import { saidOf } from "./outcome";
import { readReceipt, type Opened, type Receipt } from "./receipt";
import { readFile, type PublicFile } from "./record";
import { checkText } from "./useCheck";
import { secretEn } from "./words.en";
import { secretIt } from "./words.it";
import { commitmentOf, headAfter, noHead, sha256, signedBundle, signedHead, signedReceipt } from "./seal";

// A poll held here, by what docs/ballots.md says: a chain of three entries, five voters, a receipt.
const seal = "00112233445566778899aabbccddeeff";
const utf8 = new TextEncoder();

let keys: Key[];
let sign: (text: string) => Promise<string>;
let receipt: Receipt;
let log: string;
let bundle: string;

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

async function entries(bodies: { kind: string; body: string }[]): Promise<string[]> {
  let head = noHead;
  const lines: string[] = [];
  for (const [number, { kind, body }] of bodies.entries()) {
    head = await headAfter(seal, number, kind, head, body);
    lines.push(JSON.stringify({ entry: number, kind, body, head, key: keys[0]?.id, signature: await sign(signedHead(seal, number, head)) }));
  }
  return lines;
}

const header = (format: string) => JSON.stringify({ format, poll: 7, seal, url: "https://piazza.example.org", title: "Prova", form: "{}", keys: [] });
const head = (line: string | undefined) => (JSON.parse(line ?? "{}") as { head: string }).head;

async function bundleOf(lines: readonly string[], openings: readonly string[]): Promise<string> {
  const text = [header("piazza-ballots/1"), ...lines, ...openings].join("\n") + "\n";
  const hash = await sha256(utf8.encode(text));
  return `${text}${JSON.stringify({ end: lines.length + openings.length + 1, sha256: hash, key: keys[0]?.id, signature: await sign(signedBundle(seal, hash)) })}\n`;
}

const mine = { question: 3, nonce: "ab".repeat(32), choice: "{\"options\":[12]}", reason: "perché sì" };
const opening = (commitment: string, said: Omit<Opened, "commitment"> = { ...mine, nonce: "00".repeat(32) }) => JSON.stringify({ commitment, ...said });

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  keys = [{ id: "0123456789abcdef", public: base64(await crypto.subtle.exportKey("raw", pair.publicKey)) }];
  sign = async (text) => base64(await crypto.subtle.sign("Ed25519", pair.privateKey, utf8.encode(text)));
  const commitment = await commitmentOf(seal, mine);
  const others = await Promise.all(["1", "2", "3", "4"].map((n) => commitmentOf(seal, { ...mine, nonce: n.repeat(64) })));
  const body = [...others, commitment].map((each) => `3 ${each}\n`).sort().join("");
  const lines = await entries([{ kind: "open", body: "form 00\n" }, { kind: "batch", body }, { kind: "close", body: "commitments 5\n" }]);
  const unsigned = { poll: 7, url: "https://piazza.example.org", seal, entry: 0, head: head(lines[0]), ballots: [{ ...mine, commitment }], key: "0123456789abcdef", signature: "" };
  receipt = { ...unsigned, signature: await sign(signedReceipt(unsigned)) };
  log = [header("piazza-log/1"), ...lines.slice(0, 2)].join("\n") + "\n";
  bundle = await bundleOf(lines, [...others, commitment].sort().map((each) => opening(each, each === commitment ? mine : undefined)));
});

async function read(text: string): Promise<PublicFile> {
  const file = await readFile(utf8.encode(text));
  if (!file) throw new Error("unreadable");
  return file;
}

const codes = async (of: Receipt, text: string | undefined, own: readonly Key[] = keys) => {
  const { verdict, findings } = await check(of, { keys: own, file: text === undefined ? undefined : await read(text) });
  return { verdict, bad: findings.filter(({ tone }) => tone === "bad").map(({ code }) => code) };
};

describe("a receipt", () => {
  test("is in the log while the poll is open, and counted in the bundle", async () => {
    expect(await codes(receipt, log)).toEqual({ verdict: "listed", bad: [] });
    expect(await codes(receipt, bundle)).toEqual({ verdict: "counted", bad: [] });
  });

  test("waits where the log has not taken it yet, and is missing where the log is closed", async () => {
    const [first, opened, , closed] = bundle.split("\n");
    expect(await codes(receipt, `${first ?? ""}\n${opened ?? ""}\n`)).toEqual({ verdict: "waiting", bad: [] });
    const short = await entries([{ kind: "open", body: "form 00\n" }, { kind: "close", body: "commitments 0\n" }]);
    expect(closed).toBeDefined();
    expect(await codes(receipt, [header("piazza-log/1"), ...short].join("\n"))).toEqual({ verdict: "wrong", bad: ["missing"] });
  });

  test("of a vote that was changed is told to be replaced", async () => {
    const lines = bundle.split("\n").filter((line) => line.startsWith("{\"entry\""));
    expect(await codes(receipt, await bundleOf(lines, []))).toEqual({ verdict: "replaced", bad: [] });
  });

  test("cannot be checked where nothing came to check it against", async () => {
    expect(await codes(receipt, undefined)).toEqual({ verdict: "unsure", bad: [] });
  });
});

describe("what was forged is named", () => {
  test.each<[string, (of: Receipt) => Receipt, string[]]>([
    ["another choice", (of) => ({ ...of, ballots: of.ballots.map((ballot) => ({ ...ballot, choice: "{\"options\":[13]}" })) }), ["commitment_wrong"]],
    ["another signature", (of) => ({ ...of, signature: `${of.signature.startsWith("A") ? "B" : "A"}${of.signature.slice(1)}` }), ["signature_wrong"]],
    ["a key that was never published", (of) => ({ ...of, key: "ffffffffffffffff" }), ["key_unknown"]],
    ["another head", (of) => ({ ...of, head: "0".repeat(64) }), ["signature_wrong", "fork"]],
    ["another poll", (of) => ({ ...of, poll: 8 }), ["other_poll"]],
  ])("%s", async (_, forge, bad) => {
    expect(await codes(forge(receipt), log)).toEqual({ verdict: "wrong", bad });
  });

  test("a log that was rewritten", async () => {
    const altered = log.replace("form 00", "form 01");
    expect(await codes(receipt, altered)).toEqual({ verdict: "wrong", bad: ["chain_broken"] });
    const lines = await entries([{ kind: "open", body: "form 01\n" }, { kind: "batch", body: `3 ${receipt.ballots[0]?.commitment ?? ""}\n` }]);
    expect(await codes(receipt, [header("piazza-log/1"), ...lines].join("\n"))).toEqual({ verdict: "wrong", bad: ["fork"] });
  });

  test.each([["choice", "{\"options\":[13]}"], ["nonce", "cd".repeat(32)], ["reason", "perché no"]])("a ballot that is opened with another %s than it was cast with", async (part, other) => {
    const lines = bundle.split("\n").filter((line) => line.startsWith("{\"entry\""));
    const [{ commitment } = { commitment: "" }] = receipt.ballots;
    expect(await codes(receipt, await bundleOf(lines, [opening(commitment, { ...mine, [part]: other })]))).toEqual({ verdict: "wrong", bad: ["opened_other"] });
  });

  test("a bundle of which a byte is another", async () => {
    expect(await codes(receipt, bundle.replace("Prova", "Prove"))).toEqual({ verdict: "wrong", bad: ["bundle_wrong"] });
  });

  test("a bundle that is another than the poll’s page says", async () => {
    const { findings } = await check(receipt, { keys, file: await read(bundle), bundleHash: "0".repeat(64) });
    expect(findings.map(({ code }) => code)).toContain("bundle_other");
  });
});

describe("the verdict stands under whose receipt it is of", () => {
  const told = async (of: Receipt, isOwn: boolean, here = 7) => saidOf(secretIt, await check(of, { keys, file: await read(bundle) }), { isOwn, poll: of.poll, here });

  test("one’s own, another, and on a phone no heading at all", async () => {
    expect(await told(receipt, true)).toMatchObject({ title: "La tua ricevuta, conservata in questo browser", verdict: "Il tuo voto è stato contato." });
    expect(await told(receipt, false)).toMatchObject({ title: "La ricevuta che hai incollato o aperto", verdict: "Il voto di questa ricevuta è stato contato." });
    expect(saidOf(secretIt, { verdict: "counted", findings: [] })).toMatchObject({ title: undefined, verdict: "Il tuo voto è stato contato." });
  });

  test("one of another poll is no fault, but one that was forged as well is", async () => {
    const foreign = { ...receipt, poll: 9 };
    expect(await told(foreign, false)).toMatchObject({ verdict: "Questa ricevuta è di un’altra votazione.", after: "Si controlla dalla pagina della votazione 9." });
    expect(await told({ ...foreign, entry: 1 }, false)).toMatchObject({ verdict: "Qualcosa non torna." });
    expect(await told({ ...receipt, seal: "ff".repeat(16) }, false)).toMatchObject({ verdict: "Qualcosa non torna." });
  });

  test.each([secretIt, secretEn])("somebody else’s vote is not called the reader’s: $title", (words) => {
    for (const verdict of ["counted", "listed", "waiting", "replaced"] as const) {
      const { verdict: sentence, after } = saidOf(words, { verdict, findings: [] }, { isOwn: false, poll: 7, here: 7 });
      expect(`${sentence} ${after}`).not.toMatch(/\b(tuo|hai|your?)\b/i);
    }
  });
});

describe("the public record is asked for", () => {
  afterEach(() => { vi.unstubAllGlobals(); });

  /** A site whose bundle answers with this status. */
  const site = (status: number): string[] => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", (url: string) => {
      asked.push(url);
      if (url.endsWith("/piazza-keys")) return Promise.resolve(Response.json({ keys }));
      return Promise.resolve(url.endsWith("/bundle.jsonl") ? new Response(status === 200 ? bundle : "{}", { status }) : new Response(log));
    });
    return asked;
  };
  const run = async (hasBundle: boolean) => {
    const state = await checkText(JSON.stringify({ format: "piazza-receipt/1", ...receipt }), { poll: 7, hasBundle, bundleHash: null });
    return state.phase === "done" ? state.checked.verdict : state.phase;
  };

  test.each([403, 409])("as a log where the bundle is held back (%d): until it is published, or written", async (status) => {
    const asked = site(status);
    expect(await run(true)).toBe("listed");
    expect(asked).toContain("/export/polls/7/log.jsonl");
  });

  test("as a bundle where it may be had, and as a log alone before there is one", async () => {
    const asked = site(200);
    expect(await run(true)).toBe("counted");
    expect(asked).not.toContain("/export/polls/7/log.jsonl");
    expect(await run(false)).toBe("listed");
    expect(asked.filter((url) => url.endsWith("bundle.jsonl"))).toHaveLength(1);
  });

  test("not in another way where the server fails: then it is said", async () => {
    site(500);
    expect(await run(true)).toBe("unsure");
  });
});

describe("the text of a receipt", () => {
  const text = () => JSON.stringify({ format: "piazza-receipt/1", ...receipt });

  test("is read whole", () => {
    expect(readReceipt(`  ${text()}\n`)).toEqual(receipt);
  });

  test.each([["nothing", ""], ["a list", "[]"], ["another format", "{\"format\":\"piazza-receipt/2\"}"], ["no JSON", "{"]])("is none where it is %s", (_, not) => {
    expect(readReceipt(not)).toBeUndefined();
  });

  test.each(["seal", "head", "ballots", "key", "signature", "entry", "poll", "url"])("is none without its %s", (part) => {
    const { [part]: gone, ...rest } = JSON.parse(text()) as Record<string, unknown>;
    expect(gone).toBeDefined();
    expect(readReceipt(JSON.stringify(rest))).toBeUndefined();
  });
});
