// Builds the program, and runs the tests one file after the other: each opens an installation of its own.
// PIAZZA_BIN names a program that is built already; arguments name the files to run.
import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const here = import.meta.dirname;

function program(workplace) {
    if (process.env.PIAZZA_BIN) return process.env.PIAZZA_BIN;
    const built = path.join(workplace, "piazza");
    execFileSync("go", ["build", "-o", built, "./cmd/piazza"], { cwd: path.resolve(here, "../../.."), stdio: "inherit" });
    return built;
}

function test(files, env) {
    return new Promise((resolve) => {
        // A whole file is a test to node, and gets as much time as one: what is waited for in it has bounds of its own.
        const runner = spawn(process.execPath, ["--test", "--test-concurrency=1", "--test-timeout=1800000", "--test-reporter=spec", ...files], {
            cwd: here, stdio: "inherit", env: { ...process.env, ...env },
        });
        runner.once("exit", (code) => resolve(code ?? 1));
    });
}

async function main() {
    const workplace = await mkdtemp(path.join(tmpdir(), "piazza-logins-"));
    // As root, PostgreSQL runs as another user, who must be able to reach its folder.
    await chmod(workplace, 0o755);
    try {
        const asked = process.argv.slice(2);
        const files = asked.length > 0 ? asked : (await readdir(here)).filter((name) => name.endsWith(".test.mjs")).sort();
        return await test(files, { PIAZZA_BIN: program(workplace), PIAZZA_WORKPLACE: workplace });
    } finally {
        await rm(workplace, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    }
}

process.exitCode = await main();
