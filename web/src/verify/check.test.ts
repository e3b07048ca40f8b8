import { expect, test } from "vitest";
import { check } from "./check";
import { Findings } from "./codes";
import { forged } from "./forged";
import { arranged, roleOf, taken } from "./intake";
import { lines, pieces } from "./lines";
import { byLibrary } from "./sign";
import { decimal, shown } from "./tables";

test("a large poll is read piece by piece and told on the way", async () => {
  const file = new Blob([forged(12_000)]);
  const told: number[] = [];
  const report = await check({ main: file, beside: [] }, (part) => told.push(part));
  expect(report.findings).toEqual([]);
  expect(report.checked).toMatchObject({ openings: 12_000, voters: 12_000, commitments: 12_000, batches: 240, signatures: 243 });
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
}, 60_000);

test("a browser without Ed25519 comes to the same", async () => {
  const good = forged(60);
  const wrong = good.replace(/"signature":"(.)/, (_, first: string) => `"signature":"${first === "A" ? "B" : "A"}`);
  const run = async (text: string): Promise<string[]> => (await check({ main: new Blob([text]), beside: [] }, () => undefined, byLibrary)).findings.map(({ code }) => code);
  expect(await run(good)).toEqual([]);
  expect(await run(wrong)).toEqual(["entry_signature", "end_hash"]);
});

test("each change is told, also where something before it was wrong", async () => {
  const text = forged(60);
  const report = await check({ main: new Blob([text.replace("@v0000004", "@w0000004").replace('"entry":2', '"entry":3')]), beside: [] }, () => undefined);
  expect(report.findings.map(({ code }) => code)).toEqual(["entry_number", "entry_head", "entry_signature", "entry_number", "voter_order", "end_hash"]);
});

test("every kind of finding is known, also where there are too many to keep", () => {
  const findings = new Findings();
  for (let line = 1; line <= 2000; line++) findings.add("entry_head", line);
  findings.add("result", 2001);
  expect(findings.sorted().map(({ code }) => code)).not.toContain("result");
  expect([...findings.codes]).toEqual(["entry_head", "result"]);
});

test("what one brings is known by how it begins", async () => {
  expect(roleOf('{"format":"piazza-ballots/1","poll":1')).toBe("bundle");
  expect(roleOf('{"format":"piazza-log/1","poll":1')).toBe("log");
  expect(roleOf(' {"format":"piazza-receipt/1","poll":1')).toBe("receipt");
  expect(roleOf(`12:${"0".repeat(64)}\n`)).toBe("head");
  expect(roleOf('{"farmat":"piazza-ballots/1"')).toBe("unknown");
  const items = await Promise.all(['{"format":"piazza-log/1"', '{"keys":[{"id":"a","public":"b"}]}', '{"keys":', '{"format":"piazza-ballots/1"'].map((text, i) => taken(i, `${i}`, new Blob([text]))));
  expect(items.map(({ role }) => role)).toEqual(["log", "keys", "unknown", "bundle"]);
  const { main, beside } = arranged(items);
  expect(main?.role).toBe("bundle");
  expect(beside.map(({ role }) => role)).toEqual(["log", "keys"]);
});

test("who took part is told by name; a log has nobody", async () => {
  const told = async (text: string): Promise<string[]> => (await check({ main: new Blob([text]), beside: [] }, () => undefined)).voters;
  const bundle = forged(60);
  const voters = await told(bundle);
  expect([voters.length, voters[0], voters.at(-1)]).toEqual([60, "@v0000000", "@v0000059"]);
  const log = bundle.split("\n").filter((line) => line.startsWith('{"format"') || line.startsWith('{"entry"')).join("\n").replace("piazza-ballots/1", "piazza-log/1");
  expect(await told(`${log}\n`)).toEqual([]);
});

test("lines come out whole, however the file is cut", async () => {
  const text = "uno\n\ndue è tre\nquattro";
  for (let size = 1; size < 30; size++) {
    const found: string[] = [];
    for await (const some of lines(pieces(new Blob([text]), size))) found.push(...some.map(({ bytes, isEnded }) => `${new TextDecoder().decode(bytes)}${isEnded ? "|" : ""}`));
    expect(found).toEqual(["uno|", "|", "due è tre|", "quattro"]);
  }
});

test("figures are written as people read them", () => {
  expect([decimal(0n), decimal(1_500_000n), decimal(-27_238n), decimal(12n)]).toEqual(["0", "1.5", "-0.027238", "0.000012"]);
  expect([shown("7"), shown("22/3"), shown("1/7"), shown("0")]).toEqual(["7", "7.33333", "0.14286", "0"]);
});
