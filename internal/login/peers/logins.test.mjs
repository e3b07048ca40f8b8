// Logins from end to end in Chromium: the first, the second, a second provider, unlinking, merging, leaving.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, from, futureAddress, launch, openHouse, register, signOut, ways, who } from "./house.mjs";
import { openIDEntry, passOpenID, startOpenID } from "./openid.mjs";
import { passSocial, signedRequest, startFacebook, startX } from "./social.mjs";

let address, house, browser, google, linkedin, comune, facebook, x;

before(async () => {
    address = await futureAddress();
    google = await startOpenID({ house: address, name: "google" });
    linkedin = await startOpenID({ house: address, name: "linkedin", pkce: false });
    comune = await startOpenID({ house: address, name: "comune" });
    facebook = await startFacebook();
    x = await startX();
    house = await openHouse(address, [
        openIDEntry("google", google),
        openIDEntry("linkedin", linkedin),
        openIDEntry("openid", comune, { name: "comune", title: "Comune di Faenza" }),
        facebook.entry,
        x.entry,
    ]);
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await Promise.all([house, google, linkedin, comune, facebook, x].map((one) => one?.stop()));
});

/** A browser of its own, closed with its test. */
async function visit(t) {
    const context = await browser.newContext({ locale: "it-IT" });
    t.after(() => context.close());
    return { context, page: await context.newPage() };
}

/** Comes in by OpenID Connect, for the first time where a name is given. */
async function enter(page, name, provider, person, called) {
    await page.goto(`${address}/auth/${name}?return=/`);
    await passOpenID(page, provider, person);
    if (called) await register(page, address, called);
    await page.waitForURL((url) => url.origin === address && !url.pathname.startsWith("/auth/"));
}

/** A page of the installation; what stands behind # does not matter. */
const at = (path) => (url) => url.origin === address && url.pathname + url.search === path;

const csrf = /^[A-Za-z0-9_-]{43}$/;

test("a first login asks, a second does not", async (t) => {
    const { context, page } = await visit(t);
    await page.goto(`${address}/auth/google?return=/privacy`);
    await passOpenID(page, google, "ada");
    await page.waitForURL(at("/auth/welcome"));
    assert.equal(await who(context, address), undefined, "nobody is in before he has agreed");
    assert.equal(await page.locator("#nome").inputValue(), "Ada Lovelace");
    await page.locator("form.pz-modulo button").click();
    await page.locator("#eta-error").waitFor();
    assert.match(await page.locator("#eta-error").innerText(), /14 anni/);
    await page.locator("summary").click();
    assert.ok((await page.locator("details .txt").innerText()).length > 200, "the notice is there to be read");
    await register(page, address, "Ada L.");
    assert.equal(new URL(page.url()).pathname, "/privacy");
    const ada = await who(context, address);
    assert.equal(ada.name, "Ada L.");
    const other = await visit(t);
    await enter(other.page, "google", google, "ada");
    assert.equal((await who(other.context, address)).id, ada.id);
    const [way] = await ways(other.context, address);
    assert.deepEqual([way.provider, way.title, way.label, way.assurance, way.viewerCanUnlink], ["google", "Google", "ada@gmail.com", "EMAIL", false]);
    for (const cookie of await context.cookies(address)) assert.ok(cookie.httpOnly && cookie.sameSite === "Lax" && (csrf.test(cookie.value) || !cookie.name.startsWith("piazza_")), cookie.name);
});

test("a login with an address that both prove is linked, one that proves none is not", async (t) => {
    const { context, page } = await visit(t);
    await enter(page, "google", google, "ada");
    const ada = await who(context, address);
    const second = await visit(t);
    await enter(second.page, "linkedin", linkedin, "ada");
    assert.equal((await who(second.context, address)).id, ada.id, "LinkedIn and Google vouch for the same address");
    assert.equal(await who(context, address), undefined, "whoever was in before is out");
    const third = await visit(t);
    await enter(third.page, "linkedin", linkedin, "carlo", "Carlo");
    assert.notEqual((await who(third.context, address)).id, ada.id, "an address that is not verified links nothing");
    const fourth = await visit(t);
    await enter(fourth.page, "comune", comune, "ada", "Ada del Comune");
    assert.notEqual((await who(fourth.context, address)).id, ada.id, "nobody said that the municipality's word about addresses counts");
});

test("a second provider is linked, confirms, and is taken away again", async (t) => {
    const { context, page } = await visit(t);
    await enter(page, "google", google, "bice", "Bice");
    const bice = await who(context, address);
    await from(page, address, "/auth/x?purpose=link&return=/profilo");
    await passSocial(page, x, "fede");
    await page.waitForURL(at("/profilo?esito=collegato"));
    const linked = await ways(context, address);
    assert.deepEqual(linked.map((way) => [way.provider, way.label, way.viewerCanUnlink]), [["google", "bice@example.org", true], ["x", "@fedeviola", true]]);
    await from(page, address, "/auth/x?purpose=link&return=/profilo");
    await passSocial(page, x, "fede");
    await page.waitForURL(at("/profilo?esito=gia-collegato"));
    await from(page, address, "/auth/google?purpose=confirm&return=/profilo");
    await passOpenID(page, google, "bice");
    await page.waitForURL(at("/profilo"));
    const other = await visit(t);
    await other.page.goto(`${address}/auth/x?return=/`);
    await passSocial(other.page, x, "fede");
    await other.page.waitForURL(at("/"));
    assert.equal((await who(other.context, address)).id, bice.id);
    const { loginUnlink } = await ask(context, address, "mutation ($id: ID!) { loginUnlink(input: {loginId: $id}) { logins { provider viewerCanUnlink } userErrors { reason } } }", { id: linked[1].id });
    assert.deepEqual(loginUnlink, { logins: [{ provider: "google", viewerCanUnlink: false }], userErrors: [] });
    assert.equal(await who(other.context, address), undefined, "what X had opened is closed");
});

test("to link, and to confirm, is begun on our pages alone", async (t) => {
    const { page } = await visit(t);
    await enter(page, "google", google, "bice");
    await page.goto(`${x.url}/nowhere`);
    await page.evaluate((next) => { location.assign(next); }, `${address}/auth/x?purpose=link&return=/profilo`);
    await page.getByRole("heading", { name: "Comincia dal tuo profilo" }).waitFor();
});

test("two accounts of one person become one, once he has proved both", async (t) => {
    const first = await visit(t);
    await first.page.goto(`${address}/auth/facebook?return=/`);
    await passSocial(first.page, facebook, "elsa");
    await register(first.page, address, "Elsa di là");
    const goes = await who(first.context, address);
    assert.deepEqual((await ways(first.context, address)).map((way) => way.label), ["Elsa Blu"], "Facebook may know no address");
    assert.deepEqual(facebook.social.asked.at(-1), ["id", "name", "email"]);
    const { context, page } = await visit(t);
    await page.goto(`${address}/auth/x?return=/`);
    await passSocial(page, x, "gino");
    await register(page, address, "Elsa di qua");
    const stays = await who(context, address);
    assert.notEqual(stays.id, goes.id);
    await from(page, address, "/auth/facebook?purpose=link&return=/profilo");
    await passSocial(page, facebook, "elsa");
    await page.waitForURL(at("/auth/merge"));
    assert.deepEqual(await page.locator(".pz-chi b").allInnerTexts(), ["Elsa di qua", "Elsa di là"]);
    await page.locator("form.pz-modulo button").click();
    await page.waitForURL(at("/profilo?esito=unito"));
    assert.equal((await who(context, address)).id, stays.id);
    assert.deepEqual((await ways(context, address)).map((way) => way.provider).sort(), ["facebook", "x"]);
    assert.equal(await who(first.context, address), undefined, "the account that is gone is signed out");
});

test("who signs out is out at the provider too", async (t) => {
    const { context, page } = await visit(t);
    await enter(page, "comune", comune, "bice", "Bice del Comune");
    const elsewhere = await context.newPage();
    await signOut(page, address);
    await page.waitForURL(`${comune.issuer}/session/end**`);
    await page.locator("button[name=logout]").click();
    await page.waitForURL(at("/"));
    assert.equal(await who(context, address), undefined);
    await elsewhere.goto(`${address}/auth/comune?return=/`);
    await elsewhere.waitForURL(`${comune.issuer}/interaction/**`);
    assert.equal(await elsewhere.locator("input[name=login]").count(), 1, "the provider asks again who one is");
});

test("who signs out at the provider is out here", async (t) => {
    const { context, page } = await visit(t);
    await enter(page, "comune", comune, "bice");
    assert.ok(await who(context, address));
    await page.goto(`${comune.issuer}/session/end`);
    await page.locator("button[name=logout]").click();
    await page.waitForURL(`${comune.issuer}/session/end/success**`);
    assert.equal(await who(context, address), undefined);
});

test("who gives up is told so, and is nobody", async (t) => {
    for (const [name, service] of [["facebook", facebook], ["x", x]]) {
        const { context, page } = await visit(t);
        await page.goto(`${address}/auth/${name}?return=/`);
        await passSocial(page, service, "no");
        await page.getByRole("heading", { name: "Non sei entrato" }).waitFor();
        assert.equal(await who(context, address), undefined);
    }
});

test("Facebook asks to forget somebody: valid, forged, old", async (t) => {
    const { context, page } = await visit(t);
    await page.goto(`${address}/auth/facebook?return=/`);
    await passSocial(page, facebook, "dino");
    await register(page, address, "Dino");
    const ask = (request) => fetch(`${address}/auth/facebook/deletion`, { method: "POST", body: new URLSearchParams({ signed_request: request }) });
    for (const forged of [signedRequest("10", { key: "altro" }), signedRequest("10", { algorithm: "none" }), signedRequest("10", { at: 0 }), `.${signedRequest("10").split(".")[1]}`, "", "a.b"]) {
        assert.equal((await ask(forged)).status, 400, forged);
    }
    assert.equal((await who(context, address)).name, "Dino", "forged requests change nothing");
    const answer = await (await ask(signedRequest("10"))).json();
    assert.equal(await who(context, address), undefined);
    await page.goto(answer.url);
    assert.match(await page.locator("main").innerText(), /abbiamo cancellato il profilo intero/);
    await page.goto(answer.url.slice(0, -1));
    assert.match(await page.locator("main").innerText(), /Questo codice non c’è/);
    const again = await (await ask(signedRequest("10"))).json();
    await page.goto(again.url);
    assert.match(await page.locator("main").innerText(), /non conservavamo nulla/);
});

test("no provider saw an error of its own", () => {
    for (const provider of [google, linkedin, comune]) assert.deepEqual(provider.faults, []);
    assert.doesNotMatch(house.log(), /panicked|un-segreto-lungo|il-segreto-della/);
});
