import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

const folders = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin", process.env.PATH ?? ""].join(":");

/** Tells the database itself what no page can: that time has passed. */
export function tell(database: string, statement: string): string {
  return execFileSync("psql", ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--command", statement, database], {
    encoding: "utf8",
    env: { ...process.env, PATH: folders },
  }).trim();
}

/** Holds what a statement takes, a lock for one, until it is let go: what wants it as well stands still so long. */
export async function hold(database: string, statement: string): Promise<() => Promise<void>> {
  const child = spawn("psql", ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", database], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, PATH: folders } });
  const ended = once(child, "exit");
  child.stdin.write(`begin; ${statement}; select 'held';\n`);
  await Promise.race([once(child.stdout, "data"), ended.then(() => { throw new Error("the database did not give it"); })]);
  return async () => {
    child.stdin.end("rollback;\n");
    await ended;
  };
}
