// Providers that are down when the installation opens, that are slow, or that answer rubbish; and that come back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, freePort, futureAddress, launch, openHouse, register, until, who } from "./house.mjs";
import { openIDEntry, passOpenID, startOpenID } from "./openid.mjs";
import { passSocial, startX } from "./social.mjs";

let address, house, browser, comune, port, x;

before(async () => {
    address = await futureAddress();
    port = await freePort();
    x = await startX();
    // The municipality's provider is not there yet.
    house = await openHouse(address, [openIDEntry("openid", { issuer: `http://127.0.0.1:${port}` }, { name: "comune", title: "Comune" }), x.entry]);
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await Promise.all([house, comune, x].map((one) => one?.stop()));
});

/** Whether a way to sign in is shown as available. */
async function available(context, name) {
    const { loginProviders } = await ask(context, address, "{ loginProviders { name isAvailable } }");
    return loginProviders.find((one) => one.name === name).isAvailable;
}

test("it opens without them, says so, and they come back by themselves", async (t) => {
    const context = await browser.newContext({ locale: "it-IT" });
    t.after(() => context.close());
    const page = await context.newPage();
    await until("the municipality's is shown as unavailable", async () => !(await available(context, "comune")));
    assert.equal(await available(context, "x"), true);
    await page.goto(`${address}/auth/comune?return=/`);
    await page.getByRole("heading", { name: "Il servizio non risponde" }).waitFor();
    comune = await startOpenID({ house: address, name: "comune", port });
    await until("it is back", () => available(context, "comune"));
    for (const mood of ["slow", "garbage", "down"]) {
        await context.clearCookies();
        await page.goto(`${address}/auth/comune?return=/`);
        await page.waitForURL(`${comune.issuer}/interaction/**`);
        comune.mood.is = mood;
        await passOpenID(page, comune, "ada");
        await page.getByRole("heading", { name: "Il servizio non risponde" }).waitFor();
        await until(`what was ${mood} is shown as unavailable`, async () => !(await available(context, "comune")));
        comune.mood.is = "well";
        await until(`what was ${mood} is back`, () => available(context, "comune"));
    }
    await page.goto(`${address}/auth/comune?return=/`);
    await register(page, address, "Ada");
    assert.equal((await who(context, address)).name, "Ada");
});

test("X is down in the middle of a login, and comes back", async (t) => {
    const context = await browser.newContext({ locale: "it-IT" });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${address}/auth/x?return=/`);
    await page.locator("#fede").waitFor();
    x.mood.is = "down";
    await passSocial(page, x, "fede");
    await page.getByRole("heading", { name: "Il servizio non risponde" }).waitFor();
    assert.equal(await available(context, "x"), false);
    x.mood.is = "well";
    await until("X is back", () => available(context, "x"));
});
