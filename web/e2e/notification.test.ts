import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ask, comment, publishTopic, type Entry } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { thread, within } from "./harness/thread";

let browser: Browser;
let editor: BrowserContext;
let ivo: BrowserContext;
let olga: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  [editor, ivo, olga] = [await visit(browser, "nadia"), await visit(browser, "ivo"), await visit(browser, "olga")];
});

afterAll(async () => {
  await browser.close();
});

/** Everything that came before is read: each test counts from nothing. */
beforeEach(async () => {
  await ask(olga, "mutation { notificationsRead(input: {}) { unread { count } } }");
});

const bell = (page: Page) => page.locator("a.pz-campana");
const says = (page: Page) => bell(page).getAttribute("aria-label");
const rows = (page: Page) => page.locator("ul.pz-notifiche > li");
const pill = (page: Page) => page.locator("main .pz-pillola");

/** An entry where Olga has said something that can be answered. */
async function talk(title: string): Promise<{ entry: Entry; said: { id: string; number: number } }> {
  const entry = await publishTopic(editor, title);
  return { entry, said: await comment(olga, entry.id, "Io dico questo.") };
}

/** A page whose bell has heard from the server. */
async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  const heard = page.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived", (frame) => frame.payload.toString().includes('"unread"')));
  await page.goto(path);
  await bell(page).waitFor();
  await heard;
  return page;
}

/** The list as it stands, with its line open: what comes from here on comes live. */
async function openList(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const joined = page.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived", (frame) => frame.payload.toString().includes("StreamJoined")));
  await page.goto("/notifiche");
  await joined;
  await page.locator("main h1").waitFor();
  return page;
}

describe("what is written to a member", () => {
  test("an answer and a mention arrive live on whatever page is open, each once, and lead to the comment", async () => {
    const { entry, said } = await talk("Risposte e nomi");
    const page = await open(olga, "/");
    expect(await says(page)).toBe("Notifiche");

    const there = await ivo.newPage();
    await thread(there).open(entry.path);
    await thread(there).article("Io dico questo.").getByRole("button", { name: "Rispondi a Olga" }).click();
    await there.keyboard.type("Rispondo a @olga, e la nomino pure.");
    await there.keyboard.press("Control+Enter");
    await expect.poll(() => says(page)).toBe("1 notifica da leggere");
    await comment(editor, entry.id, "Ne parlavo con @olga ieri.");
    await expect.poll(() => says(page)).toBe("2 notifiche da leggere");
    await expect.poll(() => page.getByRole("status").innerText(), within(12_000)).toBe("2 notifiche da leggere");

    await bell(page).click();
    await rows(page).first().waitFor();
    const texts = await rows(page).filter({ hasText: "Risposte e nomi" }).allInnerTexts();
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain("Nadia ti ha nominato");
    expect(texts[1]).toContain("Ivo ha risposto al tuo commento");
    expect(texts[1]).toContain("Rispondo a @olga, e la nomino pure.");
    expect(texts.every((text) => text.includes("da leggere"))).toBe(true);

    await rows(page).nth(1).getByRole("link").click();
    await page.waitForURL(/commento=\d+#commento-\d+$/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? "")).toContain("Rispondo a @olga");
    await expect.poll(() => says(page)).toBe("1 notifica da leggere");
    expect(said.number).toBeGreaterThan(0);
    await page.close();
    await there.close();
  });

  test("the count goes down everywhere when it is read in one window", async () => {
    const { entry, said } = await talk("Due finestre");
    await comment(ivo, entry.id, "Prima risposta.", said.id);
    await comment(ivo, entry.id, "Seconda risposta.", said.id);
    const elsewhere = await open(olga, "/");
    const list = await openList(olga);
    await expect.poll(() => says(elsewhere)).toBe("2 notifiche da leggere");
    const other = await openList(olga);
    await list.getByRole("button", { name: "Segna tutte come lette" }).click();
    await expect.poll(() => says(elsewhere)).toBe("Notifiche");
    await expect.poll(() => rows(other).filter({ hasText: "da leggere" }).count()).toBe(0);
    await expect.poll(() => rows(list).filter({ hasText: "da leggere" }).count()).toBe(0);
    await expect.poll(() => list.getByText("Hai letto tutto.").count()).toBe(1);
    for (const page of [elsewhere, list, other]) await page.close();
  });

  test("enters by itself at the top, and waits behind a pill where somebody reads further down", async () => {
    const { entry, said } = await talk("Nulla si muove");
    for (let i = 1; i <= 22; i++) await comment(ivo, entry.id, `Risposta numero ${i}.`, said.id);
    await expect.poll(async () => (await ask<{ viewer: { unread: { count: number } } }>(olga, "{ viewer { unread { count } } }")).viewer.unread.count, within(15_000)).toBe(22);
    const page = await openList(olga);
    expect(await rows(page).count()).toBe(20);
    await comment(ivo, entry.id, "Entra da sola.", said.id);
    await expect.poll(() => rows(page).first().innerText()).toContain("Entra da sola.");
    expect(await pill(page).count()).toBe(0);

    const row = rows(page).filter({ hasText: "Risposta numero 12." });
    await row.evaluate((element) => { element.scrollIntoView({ block: "center", behavior: "instant" }); });
    const top = () => row.evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    await comment(ivo, entry.id, "Aspetta sopra.", said.id);
    await expect.poll(() => pill(page).innerText()).toContain("1 nuova notifica");
    expect(Math.abs((await top()) - before)).toBeLessThan(2);
    expect(await rows(page).filter({ hasText: "Aspetta sopra." }).count()).toBe(0);
    await pill(page).click();
    expect(await rows(page).first().innerText()).toContain("Aspetta sopra.");
    expect(await page.evaluate(() => document.activeElement?.closest("li")?.textContent)).toContain("Aspetta sopra.");

    await page.getByRole("button", { name: "Mostra altri" }).click();
    await expect.poll(() => rows(page).filter({ hasText: "Risposta numero 1." }).count()).toBe(1);
    const texts = await rows(page).filter({ hasText: "Nulla si muove" }).allInnerTexts();
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).toHaveLength(24);
    await page.close();
  });

  test("what was hidden or taken away meanwhile comes without its words", async () => {
    const { entry, said } = await talk("Tolto e nascosto");
    const hidden = await comment(ivo, entry.id, "Questo verrà nascosto.", said.id);
    const deleted = await comment(ivo, entry.id, "Questo verrà tolto.", said.id);
    const marta = await visit(browser, "marta");
    await ask(marta, "mutation($input: CommentReasonInput!) { commentHide(input: $input) { userErrors { message } } }", { input: { commentId: hidden.id, reason: "dati di altri" } });
    await ask(ivo, "mutation($input: CommentInput!) { commentDelete(input: $input) { userErrors { message } } }", { input: { commentId: deleted.id } });
    const page = await openList(olga);
    const here = rows(page).filter({ hasText: "Tolto e nascosto" });
    await expect.poll(() => here.count()).toBe(2);
    const texts = (await here.allInnerTexts()).join("\n");
    expect(texts).toContain("Tolto da chi l’ha scritto.");
    expect(texts).toContain("Nascosto dalla moderazione: dati di altri.");
    expect(texts).not.toContain("verrà");
    expect(texts).not.toContain("Ivo");
    await marta.close();
    await page.close();
  });

  test("a cursor that cannot be followed reads the list anew, and goes on", async () => {
    const { entry, said } = await talk("Da capo");
    const page = await olga.newPage();
    let drop: () => Promise<void> = () => Promise.resolve();
    let asked = 0;
    await page.routeWebSocket("**/graphql", (socket) => {
      const server = socket.connectToServer();
      drop = () => socket.close({ code: 4410 });
      socket.onMessage((message) => {
        const text = message.toString();
        const lost = text.includes("NotificationNotices") && text.includes('"subscribe"') && ++asked === 2;
        server.send(lost ? text.replace(/"after":"[^"]*"/, '"after":"perduto"') : message);
      });
    });
    await page.goto("/notifiche");
    await expect.poll(() => asked).toBe(1);
    const again = page.waitForRequest((request) => request.postData()?.includes("query Notifications") ?? false);
    await drop();
    await again;
    await comment(ivo, entry.id, "Dopo il vuoto.", said.id);
    await expect.poll(() => rows(page).filter({ hasText: "Dopo il vuoto." }).or(pill(page)).count(), within(10_000)).toBe(1);
    await page.close();
  });

  test("a visitor is asked to sign in, and no bell rings for him", async () => {
    const visitor = await visit(browser);
    const page = await visitor.newPage();
    await page.goto("/notifiche");
    await expect.poll(() => page.locator("main").innerText()).toContain("Per questa pagina bisogna accedere.");
    expect(await bell(page).count()).toBe(0);
    await visitor.close();
  });
});
