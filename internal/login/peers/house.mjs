// An installation as an operator runs it, in production and on loopback, with the ways to sign in that a test gives it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

export function freePort() {
    return new Promise((resolve, reject) => {
        const probe = createServer().once("error", reject);
        probe.listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

/** Waits until something holds, and says what it waited for where it never does. */
export async function until(what, holds) {
    for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((next) => setTimeout(next, 50))) {
        const value = await holds();
        if (value) return value;
    }
    assert.fail(`it did not come to this: ${what}`);
}

/** Where an installation will be: providers want to know before it opens. The host is a name, so that passkeys would work. */
export const futureAddress = async () => `http://localhost:${await freePort()}`;

/** Opens an installation at an address. logins are the entries of its file of ways to sign in; env adds to its settings. */
export async function openHouse(address, logins, env = {}) {
    const folder = await mkdtemp(path.join(process.env.PIAZZA_WORKPLACE ?? tmpdir(), "house-"));
    await chmod(folder, 0o755);
    const file = path.join(folder, "logins.json");
    await writeFile(file, JSON.stringify(logins));
    let log = "";
    const child = spawn(process.env.PIAZZA_BIN, ["serve", "--addr", `127.0.0.1:${new URL(address).port}`, "--data-dir", path.join(folder, "data")], {
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, DATABASE_URL: "", PIAZZA_PUBLIC_URL: address, PIAZZA_LOGINS: file, PIAZZA_ADDR: "", PIAZZA_DATA_DIR: "", ...env },
    });
    for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (text) => {
            log += text;
            if (process.env.PIAZZA_LOUD) process.stderr.write(text);
        });
    }
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await until("piazza answers", async () => {
        assert.equal(child.exitCode, null, log);
        return (await fetch(`${address}/readyz`).catch(() => undefined))?.ok;
    });
    return {
        address,
        log: () => log,
        data: path.join(folder, "data"),
        stop: async () => {
            child.kill("SIGTERM");
            await ended;
        },
    };
}

/** Debian's browser, which asks nobody for anything by itself. */
export async function launch() {
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--no-sandbox", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability", "--mute-audio",
        ],
    });
    // A machine that does much else at once is slow, and right all the same.
    const open = browser.newContext.bind(browser);
    browser.newContext = async (options) => {
        const context = await open(options);
        context.setDefaultTimeout(90_000);
        return context;
    };
    return browser;
}

/** Asks the API as whoever a browser belongs to. */
export async function ask(context, address, query, variables = {}) {
    const response = await context.request.post(`${address}/graphql`, { data: { query, variables }, headers: { origin: address } });
    const { data, errors } = await response.json();
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
}

/** Who a browser is signed in as, undefined for nobody. */
export async function who(context, address) {
    const { viewer } = await ask(context, address, "{ viewer { member { id handle name } } }");
    return viewer?.member;
}

/** The ways in of whoever a browser belongs to. */
export async function ways(context, address) {
    const { viewer } = await ask(context, address, "{ viewer { logins { id provider title label assurance viewerCanUnlink } } }");
    return viewer.logins;
}

/** Says on the welcome page that one wants to be a member. */
export async function register(page, address, name) {
    await page.waitForURL((url) => url.origin === address && url.pathname === "/auth/welcome");
    if (name) await page.locator("#nome").fill(name);
    await page.locator("input[name=eta]").check();
    await page.locator("input[name=accetto]").check();
    await page.locator("form.pz-modulo button").click();
    await page.waitForURL((url) => url.origin === address && !url.pathname.startsWith("/auth/"));
}

/** Begins a login from a page of the installation, as its own buttons do. */
export async function from(page, address, path) {
    if (!page.url().startsWith(`${address}/`) || page.url().includes("/auth/")) await page.goto(`${address}/`);
    await page.evaluate((next) => { location.assign(next); }, path);
}

/** Signs out, as the page does. */
export async function signOut(page, address) {
    await page.goto(`${address}/`);
    await page.evaluate(() => {
        const form = document.createElement("form");
        form.method = "post";
        form.action = "/auth/logout";
        document.body.append(form);
        form.submit();
    });
}
