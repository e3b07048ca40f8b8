// Starts the demo on a free port with a data folder of its own, runs the tests against it, and stops it.
// PIAZZA_BIN names a program that is built already, PIAZZA_PEERS_ADDRESS a demo that is open already.
import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../../..");
const tests = ["audits.test.mjs", "ws.test.mjs", "graphql-ws.test.mjs", "graphql-sse.test.mjs"];
// Stops the server, and so comes last.
const last = ["restart.test.mjs"];

function program(workplace) {
  if (process.env.PIAZZA_BIN) return process.env.PIAZZA_BIN;
  const built = path.join(workplace, "piazza");
  execFileSync("go", ["build", "-o", built, "./cmd/piazza"], { cwd: repository, stdio: "inherit" });
  return built;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function ready(address, child) {
  const until = Date.now() + 60_000;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("piazza did not start");
}

function test(files, env) {
  return new Promise((resolve) => {
    const runner = spawn(process.execPath, ["--test", "--test-concurrency=1", "--test-timeout=60000", "--test-reporter=spec", ...files], {
      cwd: import.meta.dirname, stdio: "inherit", env: { ...process.env, ...env },
    });
    runner.once("exit", (code) => resolve(code ?? 1));
  });
}

async function open(workplace) {
  const address = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(program(workplace), ["serve", "--demo", "--addr", new URL(address).host, "--data-dir", path.join(workplace, "data")], {
    stdio: ["ignore", "ignore", process.env.PIAZZA_LOUD ? "inherit" : "ignore"],
    env: { ...process.env, DATABASE_URL: "", PIAZZA_PUBLIC_URL: "", PIAZZA_ADDR: "", PIAZZA_DATA_DIR: "" },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await ready(address, child);
  return { address, child, ended };
}

async function main() {
  if (process.env.PIAZZA_PEERS_ADDRESS) return test(tests, {});
  const workplace = await mkdtemp(path.join(tmpdir(), "piazza-peers-"));
  // As root, PostgreSQL runs as another user, who must be able to reach its folder.
  await chmod(workplace, 0o755);
  const { address, child, ended } = await open(workplace);
  try {
    const env = { PIAZZA_PEERS_ADDRESS: address, PIAZZA_PEERS_PID: String(child.pid) };
    return (await test(tests, env)) || (await test(last, env));
  } finally {
    child.kill("SIGTERM");
    await ended;
    await rm(workplace, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

process.exitCode = await main();
