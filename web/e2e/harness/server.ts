import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../../..");

/** Builds the program, unless PIAZZA_BIN names one that is built already. */
async function program(workplace: string): Promise<string> {
  if (process.env.PIAZZA_BIN) return process.env.PIAZZA_BIN;
  const built = path.join(workplace, "piazza");
  execFileSync("go", ["build", "-o", built, "./cmd/piazza"], { cwd: repository, stdio: "inherit" });
  return Promise.resolve(built);
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => { resolve(port); });
    });
  });
}

/** Starts `piazza serve --demo` twice on one database, which is the first one's own. */
export async function startPiazza() {
  const workplace = await mkdtemp(path.join(tmpdir(), "piazza-e2e-"));
  // As root, PostgreSQL runs as another user, who must be able to reach its folder.
  await chmod(workplace, 0o755);
  const binary = await program(workplace);
  const stop: (() => Promise<void>)[] = [() => rm(workplace, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })];
  const stopAll = async () => { for (const each of stop.toReversed()) await each(); };
  try {
    const first = await startNode(binary, path.join(workplace, "data"), "");
    stop.push(first.stop);
    const database = databaseIn(workplace);
    const second = await startNode(binary, path.join(workplace, "second"), database);
    stop.push(second.stop);
    return { address: first.address, elsewhere: second.address, stop: stopAll };
  } catch (failure) {
    await stopAll();
    throw failure;
  }
}

/**
 * Starts one node of its own, with a database of its own, as a test needs it; by the name localhost, where browsers
 * allow passkeys. What it must be told beyond the demo comes as flags and as variables of its environment.
 */
export async function startAlone(flags: readonly string[] = [], env: Record<string, string> = {}) {
  const workplace = await mkdtemp(path.join(tmpdir(), "piazza-e2e-"));
  await chmod(workplace, 0o755);
  const remove = () => rm(workplace, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  try {
    const binary = await program(workplace);
    const start = (port?: string) => startNode(binary, path.join(workplace, "data"), "", { host: "localhost", flags, env, port });
    let node = await start();
    return {
      address: node.address,
      database: databaseIn(workplace),
      /** Where the demo keeps the keys of secret votes. */
      keys: path.join(workplace, "data", "keys"),
      /** Where its database keeps everything, which is a copy of it while it is not running. */
      tables: path.join(workplace, "data", "postgres"),
      /** Ends it and begins it again at the same address, with what it kept, or with what it is given in between. */
      restart: async (between: () => Promise<unknown> = () => Promise.resolve()) => {
        await node.stop();
        await between();
        node = await start(new URL(node.address).port);
      },
      /** What whoever runs it types on the server, beside the program that serves. */
      admin: (...words: string[]): string => execFileSync(binary, ["admin", ...words, "--demo"], { encoding: "utf8", env: { ...process.env, DATABASE_URL: databaseIn(workplace), PIAZZA_KEYS_DIR: path.join(workplace, "data", "keys"), PIAZZA_DATA_DIR: "" } }),
      stop: async () => { await node.stop(); await remove(); },
    };
  } catch (failure) {
    await remove();
    throw failure;
  }
}

/** How to reach the database that a node keeps in its own folder. */
const databaseIn = (workplace: string): string => `host='${workplace}/data/postgres/socket' user=piazza dbname=piazza`;

interface Settings { host?: string; port?: string | undefined; flags?: readonly string[]; env?: Record<string, string> }

/** Starts one node on a free port. */
async function startNode(binary: string, folder: string, database: string, { host = "127.0.0.1", port, flags = [], env = {} }: Settings = {}) {
  const address = `http://${host}:${port ?? await freePort()}`;
  const child = spawn(binary, ["serve", "--demo", "--addr", new URL(address).host, "--data-dir", folder, ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: database, PIAZZA_PUBLIC_URL: "", PIAZZA_ADDR: "", PIAZZA_DATA_DIR: "", PIAZZA_LAME_DUCK: "0s", ...env },
  });
  let told = "";
  const hear = (chunk: Buffer) => {
    told = (told + chunk.toString()).slice(-20_000);
    if (process.env.PIAZZA_LOUD) process.stderr.write(chunk);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<void>((resolve) => child.once("exit", () => { resolve(); }));
  try {
    await ready(address, () => child.exitCode);
  } catch (failure) {
    child.kill("SIGKILL");
    throw new Error(`piazza did not start:\n${told}`, { cause: failure });
  }
  return {
    address,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function ready(address: string, exit: () => number | null): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (exit() !== null) throw new Error("it ended");
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it was not ready in time");
}
