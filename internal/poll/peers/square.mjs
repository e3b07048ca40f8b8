// Draws elections with the program of this folder, and asks belenios-tool.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";

const wanted = 1000;

// draw returns elections with what we make of them.
export function draw(seed, elections) {
  const text = execFileSync("go", ["run", ".", seed, String(elections)], { cwd: import.meta.dirname, maxBuffer: 1 << 30, encoding: "utf8" });
  return text.trimEnd().split("\n").map((line) => JSON.parse(line));
}

// compared runs a comparison over a thousand elections for which the rules agree.
export async function compared(elections, agree, same) {
  const these = agreeing(elections, agree);
  for (const one of these) same(one);
  return these.length;
}

function agreeing(elections, agree) {
  const these = elections.filter(agree).slice(0, wanted);
  assert.equal(these.length, wanted, `too few of ${elections.length} elections are ones for which the rules agree`);
  return these;
}

// Counts what lies in this folder; a shell starts a thousand small programs in less time than it takes here to begin.
const counting = `
set -eu
for ballots in *."$1".json; do belenios-tool method $(<"\${ballots%.json}.method") <"$ballots" >"\${ballots%.json}.counted"; done`;

// comparedIn does the same with what belenios-tool makes of the ballots that ask gives for an election.
export async function comparedIn(elections, agree, ask, same) {
  const these = agreeing(elections, agree);
  const folder = await mkdtemp(path.join(tmpdir(), "piazza-elections-"));
  try {
    const hands = availableParallelism();
    const file = (i, end) => path.join(folder, `${i}.${i % hands}.${end}`);
    for (const [i, one] of these.entries()) {
      const { method, ballots } = ask(one);
      await writeFile(file(i, "method"), method.join(" "));
      await writeFile(file(i, "json"), JSON.stringify(ballots));
    }
    await Promise.all(Array.from({ length: hands }, (_, hand) => count(folder, hand)));
    for (const [i, one] of these.entries()) same(one, JSON.parse(await readFile(file(i, "counted"), "utf8")));
  } finally {
    await rm(folder, { recursive: true, maxRetries: 20, retryDelay: 250 });
  }
  return these.length;
}

async function count(folder, hand) {
  const shell = spawn("bash", ["-c", counting, "count", String(hand)], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve, reject) => shell.once("error", reject).once("exit", resolve));
  assert.equal(code, 0, "belenios-tool failed");
}
