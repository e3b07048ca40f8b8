// Federa from end to end in Chromium, by a gateway that nobody here wrote: samlify. It checks what we send; we check what it says.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { forgeries } from "./federa-answers.mjs";
import { startFedera } from "./federa.mjs";
import { futureAddress, launch, openHouse, register, signOut, until, ways, who } from "./house.mjs";

let address, house, browser;
/** One gateway for each way of asking. */
const gateways = {};

const entry = (name, binding, url) => ({
    kind: "federa", name, title: `Federa ${binding}`, binding, metadataUrl: `${url}/metadata`,
    organization: { name: "Comune di Prova", displayName: "Prova", url: "https://prova.example.org", locality: "Prova" },
    contact: { ipaCode: "c_x000", email: "ufficio@prova.example.org", telephone: "+39055123456" },
});

before(async () => {
    address = await futureAddress();
    const entries = [];
    for (const [name, binding] of [["federa", "redirect"], ["federa-post", "post"]]) {
        gateways[name] = await startFedera({ metadata: `${address}/auth/${name}/metadata` });
        entries.push(entry(name, binding, gateways[name].url));
    }
    house = await openHouse(address, entries);
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await Promise.all([house, ...Object.values(gateways)].map((one) => one?.stop()));
});

async function visit(t) {
    const context = await browser.newContext({ locale: "it-IT" });
    t.after(() => context.close());
    return { context, page: await context.newPage() };
}

/** Goes to the gateway and has it answer in one way. */
async function answered(page, name, kind) {
    await page.goto(`${address}/auth/${name}?return=/`);
    await page.waitForURL(`${gateways[name].url}/**`);
    await page.locator(`button[value="${kind}"]`).click();
    await page.waitForURL((url) => url.origin === address);
}

async function enter(page, name) {
    await answered(page, name, "vera");
    await page.waitForURL((url) => url.origin === address && !url.pathname.endsWith("/acs") && !url.pathname.endsWith("/callback"));
    if (new URL(page.url()).pathname === "/auth/welcome") await register(page, address);
    await page.waitForURL(`${address}/`);
}

for (const name of ["federa", "federa-post"]) {
    test(`${name}: a new name at each login is the same account`, async (t) => {
        const first = await visit(t);
        await enter(first.page, name);
        const anna = await who(first.context, address);
        assert.equal(anna.name, "Anna Bertini");
        const [way] = await ways(first.context, address);
        assert.deepEqual([way.provider, way.assurance, way.label], [name, "SUBSTANTIAL", "Anna Bertini"]);
        const second = await visit(t);
        await enter(second.page, name);
        assert.equal((await who(second.context, address)).id, anna.id);
        const [before, now] = gateways[name].gateway.names.slice(-2);
        assert.notEqual(before.name, now.name);
        assert.deepEqual(gateways[name].gateway.faults, []);
    });

    test(`${name}: who leaves here leaves there`, async (t) => {
        const { context, page } = await visit(t);
        await enter(page, name);
        const came = gateways[name].gateway.names.at(-1);
        await signOut(page, address);
        await until("the gateway hears of it", () => gateways[name].gateway.farewells.some((one) => one.asked === came.name && one.session === came.session));
        await page.waitForURL(`${address}/`);
        assert.equal(await who(context, address), undefined);
    });

    for (const by of name === "federa" ? ["redirect", "post"] : ["post"]) {
        test(`${name}: who leaves there, by ${by}, leaves here`, async (t) => {
            const stays = await visit(t);
            await enter(stays.page, name);
            const { context, page } = await visit(t);
            await enter(page, name);
            await page.goto(`${gateways[name].url}/leave?by=${by}`);
            await page.getByRole("heading", { name: "Uscito ovunque" }).waitFor();
            assert.equal(await who(context, address), undefined);
            assert.ok(await who(stays.context, address), "the other session goes on");
        });
    }
}

test("lies let nobody in", async (t) => {
    const { context, page } = await visit(t);
    for (const kind of forgeries) {
        await answered(page, "federa", kind);
        const title = kind === "annullata" ? "Hai annullato l’accesso" : "Non sappiamo chi sei";
        await page.getByRole("heading", { name: title }).waitFor();
        assert.equal(await who(context, address), undefined, kind);
    }
});

test("an answer that was taken is not taken again", async (t) => {
    const { page } = await visit(t);
    await enter(page, "federa");
    const { context, relay } = gateways.federa.gateway.answers.at(-1);
    const again = await fetch(`${address}/auth/federa/acs`, {
        method: "POST", redirect: "manual", headers: { "Sec-Fetch-Site": "cross-site", Origin: gateways.federa.url },
        body: new URLSearchParams({ SAMLResponse: context, RelayState: relay }),
    });
    assert.equal(again.status, 400);
});

test("nothing that was said is in the log", () => {
    assert.doesNotMatch(house.log(), /BRTNNA85C41D612K|PRIVATE KEY/);
});
