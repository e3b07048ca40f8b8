// Links by e-mail, through a mail server that others wrote, in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { ask, from, futureAddress, launch, openHouse, register, until, ways, who } from "./house.mjs";
import { linkOf, startMail } from "./mail.mjs";

let address, house, browser, mail;

before(async () => {
    address = await futureAddress();
    mail = await startMail();
    house = await openHouse(address, [], { ...mail.env, PIAZZA_PASSKEYS: "optional" });
    browser = await launch();
});

after(async () => {
    await browser?.close();
    await house?.stop();
    await mail?.stop();
});

/** A browser of its own, closed with its test. */
async function visit(t) {
    const context = await browser.newContext({ locale: "it-IT" });
    t.after(() => context.close());
    return { context, page: await context.newPage() };
}

/** Asks for a link from the form, and returns where the mail says that it leads. */
async function request(page, to, back = "/") {
    await page.goto(`${address}/auth/mail?return=${encodeURIComponent(back)}`);
    await page.locator("#address").fill(to);
    await page.locator("form.pz-modulo button").click();
    await page.getByRole("heading", { name: back.startsWith("/en") ? "Look at your mail" : "Guarda la tua posta" }).waitFor();
    const text = await mail.next(to);
    const link = linkOf(text, address);
    assert.match(link, /\/auth\/mail\/callback\?state=[A-Za-z0-9_-]{43}$/, text);
    assert.ok(text.includes(`<a href="${link}"`), "the page of the mail leads to the same place");
    return { link, text };
}

/** Opens a link as one does from a mail, and presses its button. */
async function follow(page, link) {
    await page.goto(link);
    await page.locator("form.pz-modulo button").click();
}

async function enter(page, to, called) {
    const { link } = await request(page, to);
    await follow(page, link);
    if (called) await register(page, address, called);
    await page.waitForURL((url) => url.origin === address && !url.pathname.startsWith("/auth/"));
}

test("a first login by e-mail, and a second", async (t) => {
    const { context, page } = await visit(t);
    await enter(page, "ada@example.org", "Ada");
    const ada = await who(context, address);
    assert.equal(ada.name, "Ada");
    const [way] = await ways(context, address);
    assert.deepEqual([way.provider, way.label, way.assurance], ["mail", "ada@example.org", "EMAIL"]);
    const again = await visit(t);
    await enter(again.page, "ADA@example.org");
    assert.equal((await who(again.context, address)).id, ada.id, "the same mailbox is the same person");
});

test("the link is for the browser that asked, and works once", async (t) => {
    const mine = await visit(t), other = await visit(t);
    const { link } = await request(mine.page, "bruno@example.org");
    await other.page.goto(link);
    await other.page.getByRole("heading", { name: "Apri il collegamento nello stesso browser" }).waitFor();
    await request(other.page, "carla@example.org");
    await follow(other.page, link);
    await other.page.getByRole("heading", { name: "Ricominciamo" }).waitFor();
    assert.equal(await who(other.context, address), undefined);
    await follow(mine.page, link);
    await register(mine.page, address, "Bruno");
    assert.equal((await who(mine.context, address)).name, "Bruno");
    await mine.page.goto(link);
    await mine.page.getByRole("heading", { name: "Ricominciamo" }).waitFor();
});

test("who goes back to an English page is written to in English", async (t) => {
    const { page } = await visit(t);
    const { text } = await request(page, "dora@example.org", "/en/privacy");
    assert.match(text, /Subject: Your link to sign in/);
    assert.match(text, /Content-Language: en/);
});

test("a mailbox is linked to who is in by another one", async (t) => {
    const { context, page } = await visit(t);
    await enter(page, "ada@example.org");
    const ada = await who(context, address);
    await from(page, address, "/auth/mail?return=/&purpose=link");
    await page.locator("#address").fill("ada@lavoro.example");
    await page.locator("form.pz-modulo button").click();
    await follow(page, linkOf(await mail.next("ada@lavoro.example"), address));
    await page.waitForURL((url) => url.origin === address && !url.pathname.startsWith("/auth/"));
    assert.equal((await who(context, address)).id, ada.id);
    assert.deepEqual((await ways(context, address)).map((way) => way.label), ["ada@example.org", "ada@lavoro.example"]);
    assert.match(await mail.next("ada@example.org"), /Un nuovo modo di accedere/, "the other mailbox is told");
});

test("a server that cannot take a mail now gets it later", async (t) => {
    const { page } = await visit(t);
    mail.mood.refuse = 451;
    await page.goto(`${address}/auth/mail`);
    await page.locator("#address").fill("elio@example.org");
    await page.locator("form.pz-modulo button").click();
    await until("it was refused", () => house.log().includes("a mail could not be sent yet"));
    mail.mood.refuse = 0;
    assert.match(await mail.next("elio@example.org"), /auth\/mail\/callback/);
    assert.ok(!house.log().includes("elio@"), "the log names nobody");
});

test("the operator invites the first administrator, who invites the second by e-mail", async (t) => {
    const first = await visit(t), second = await visit(t);
    const said = execFileSync(process.env.PIAZZA_BIN, ["admin", "invite", "--data-dir", house.data, "--public-url", address], { encoding: "utf8" });
    const use = "mutation($in: InvitationUseInput!) { invitationUse(input: $in) { userErrors { reason } } }";
    const secretOf = (link) => link.trim().split("/inviti/")[1];
    await enter(first.page, "ada@example.org");
    const took = await ask(first.context, address, use, { in: { secret: secretOf(said) } });
    assert.deepEqual(took.invitationUse.userErrors, []);
    const { invitationCreate } = await ask(first.context, address,
        "mutation($in: InvitationCreateInput!) { invitationCreate(input: $in) { link invitation { state address } userErrors { reason } } }",
        { in: { role: "ADMINISTRATOR", address: "fabio@example.org", days: 3 } });
    assert.deepEqual(invitationCreate, { link: null, invitation: { state: "WAITING", address: "fabio@example.org" }, userErrors: [] });
    const secret = secretOf(linkOf(await mail.next("fabio@example.org"), address));
    await enter(second.page, "fabio@example.org", "Fabio");
    for (const reasons of [[], ["invitation_over"]]) {
        const { invitationUse } = await ask(second.context, address, use, { in: { secret } });
        assert.deepEqual(invitationUse.userErrors.map((refusal) => refusal.reason), reasons);
    }
    assert.equal((await ask(second.context, address, "{ viewer { isAdministrator } }")).viewer.isAdministrator, true);
});

test("a server whose certificate nobody vouches for gets no password and no mail", async (t) => {
    const sealed = await startMail({ sealed: true });
    const where = await futureAddress();
    const strict = await openHouse(where, [], sealed.env);
    t.after(async () => {
        await strict.stop();
        await sealed.stop();
    });
    const answer = await fetch(`${where}/auth/mail`, { method: "POST", body: new URLSearchParams({ address: "gino@example.org" }) });
    assert.equal(answer.status, 202);
    await until("it was tried", () => strict.log().includes("the server cannot be reached, or does not let us in"));
    assert.equal(sealed.mails.length, 0);
});
