import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, bodies, comment, publishTopic } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { thread, within } from "./harness/thread";

let browser: Browser;
let irene: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  irene = await visit(browser, "irene");
});

afterAll(async () => {
  await browser.close();
});

const idOf = async (slug: string) => (await ask<{ piazza: { id: string } }>(irene, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug })).piazza.id;

async function done(mutation: string, input: Record<string, unknown>): Promise<void> {
  const kind = `${mutation[0]?.toUpperCase() ?? ""}${mutation.slice(1)}Input`;
  const answer = await ask<Record<string, { userErrors: unknown[] }>>(irene, `mutation($input: ${kind}!) { ${mutation}(input: $input) { userErrors { reason } } }`, { input });
  expect(answer[mutation]?.userErrors).toEqual([]);
}

const lost = "Non hai più accesso a questo spazio";

describe("rights that end while somebody reads", () => {
  test("a member of a closed piazza: the text leaves the page, what he wrote stays his", async () => {
    const slug = "cabina-di-regia";
    const entry = await publishTopic(irene, "Solo fra noi", slug);
    await comment(irene, entry.id, "Una cosa che resta fra noi.");
    const dario = await visit(browser, "dario");
    const page = await dario.newPage();
    const here = thread(page);
    await here.open(entry.path);
    await here.text("Una cosa che resta fra noi.").waitFor();
    await here.composer.locator("textarea").fill("Non ancora spedito.");
    const { member } = await ask<{ member: { id: string } }>(irene, '{ member(handle: "dario") { id } }');
    let asked = 0;
    page.on("websocket", (socket) => socket.on("framesent", (frame) => { if (frame.payload.toString().includes("ThreadNotices")) asked++; }));
    await done("membershipEnd", { piazzaId: await idOf(slug), memberId: member.id, reason: "tavolo concluso" });

    await expect.poll(() => page.locator("main h1").innerText(), within(8000)).toBe(lost);
    const shown = await page.locator("body").innerText();
    expect(shown).not.toContain("Una cosa che resta fra noi.");
    expect(shown).not.toContain("Secondo paragrafo.");
    expect(shown).toContain("Non ancora spedito.");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(lost);
    await expect.poll(() => page.getByRole("status").innerText(), within(8000)).toContain(lost);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await comment(irene, entry.id, "Detto dopo.");
    expect(await page.locator("body").innerText()).not.toContain("Detto dopo.");
    expect(asked).toBeLessThan(3);

    // Back through the history nothing of it is shown from memory.
    await page.getByRole("link", { name: "Torna alle piazze" }).click();
    await page.locator("main h1", { hasText: "Le cose di tutti" }).waitFor();
    await page.goBack();
    await expect.poll(() => page.locator("main h1").innerText()).toBe("Questa pagina non c’è");
    await dario.close();
  });

  test("a visitor of a piazza that closes is offered to sign in", async () => {
    const slug = "bilancio-di-genere-partecipato";
    const entry = await publishTopic(irene, "Prima aperta", slug);
    await comment(irene, entry.id, "Detto in pubblico.");
    const visitor = await visit(browser);
    const page = await visitor.newPage();
    await thread(page).open(entry.path);
    await thread(page).text("Detto in pubblico.").waitFor();
    const piazzaId = await idOf(slug);
    await done("piazzaUpdate", { piazzaId, visibility: "MEMBERS" });
    await expect.poll(() => page.locator("main h1").innerText(), within(8000)).toBe(lost);
    expect(await page.locator("body").innerText()).not.toContain("Detto in pubblico.");
    expect(await page.locator("main").getByRole("link", { name: "Accedi" }).getAttribute("href")).toContain(encodeURIComponent(entry.path.replace(/-prova$/, "")));
    await done("piazzaUpdate", { piazzaId, visibility: "PUBLIC" });
    await page.reload();
    await thread(page).text("Detto in pubblico.").waitFor();
    await visitor.close();
  });
});

describe("rights that change while somebody reads", () => {
  test("whoever becomes a moderator is let in again at once, in his place, and may hide", async () => {
    const slug = "bilancio-di-genere-partecipato";
    const entry = await publishTopic(irene, "Nuovo incarico", slug);
    await comment(irene, entry.id, "Da guardare.");
    const elena = await visit(browser, "elena");
    const page = await elena.newPage();
    const here = thread(page);
    await here.open(entry.path);
    await here.composer.locator("textarea").fill("Sto scrivendo.");
    const { member } = await ask<{ member: { id: string } }>(irene, '{ member(handle: "elena") { id } }');
    await done("membershipUpdate", { piazzaId: await idOf(slug), memberId: member.id, role: "MODERATOR" });
    await expect.poll(async () => {
      await here.article("Da guardare.").locator(".pz-azioni .pz-altro").first().click();
      const offered = await page.getByRole("menuitem", { name: "Nascondi con un motivo" }).count();
      await page.keyboard.press("Escape");
      return offered;
    }, { timeout: 10_000, interval: 300 }).toBe(1);
    expect(await here.composer.locator("textarea").inputValue()).toBe("Sto scrivendo.");
    await comment(irene, entry.id, "E si continua.");
    await expect.poll(() => here.text("E si continua.").or(here.pill).count(), within(5000)).toBe(1);
    await done("membershipUpdate", { piazzaId: await idOf(slug), memberId: member.id, role: "MEMBER" });
    await elena.close();
  });
});

describe("a session that ends while somebody reads", () => {
  test("the public page goes on as a visitor's, in its place, and offers to sign in", async () => {
    const nadia = await visit(browser, "nadia");
    const entry = await publishTopic(nadia, "Fuori altrove");
    await comment(nadia, entry.id, "Si legge anche da fuori.");
    const rita = await visit(browser, "rita");
    const page = await rita.newPage();
    const here = thread(page);
    await here.open(entry.path);
    await here.text("Si legge anche da fuori.").evaluate((text) => { (text as HTMLElement).dataset.same = "yes"; });
    await here.composer.locator("textarea").fill("Bozza di Rita.");
    const closed = page.waitForEvent("websocket", { timeout: 20_000 });
    await rita.request.post("/auth/logout");
    await closed;
    await expect.poll(() => page.locator("body").innerText(), within(8000)).toContain("Il tuo accesso è finito");
    await expect.poll(() => here.section.getByRole("link", { name: "Accedi per commentare" }).count()).toBe(1);
    // The comments were not drawn anew.
    expect(await here.text("Si legge anche da fuori.").getAttribute("data-same")).toBe("yes");
    expect(await page.locator(".pz-strumenti").innerText()).toContain("Accedi");
    await comment(nadia, entry.id, "Arriva anche a chi è uscito.");
    await expect.poll(() => here.text("Arriva anche a chi è uscito.").or(here.pill).count(), within(8000)).toBe(1);
    expect(await page.evaluate(() => Object.entries(localStorage).some(([key, text]) => key.includes("/draft/") && text === "Bozza di Rita."))).toBe(true);
    expect(await bodies(nadia, entry.number)).toHaveLength(2);
    for (const context of [rita, nadia]) await context.close();
  });
});

describe("what is taken away while somebody reads", () => {
  test("a withdrawn text leaves the page of whoever may no longer read it, and stays with its author", async () => {
    const nadia = await visit(browser, "nadia");
    const entry = await publishTopic(nadia, "Da ritirare");
    await comment(nadia, entry.id, "Sotto un testo che se ne va.");
    const reader = await visit(browser);
    const [page, own] = [await reader.newPage(), await nadia.newPage()];
    await thread(page).open(entry.path);
    await thread(own).open(entry.path);
    await thread(page).text("Sotto un testo che se ne va.").waitFor();
    await ask(nadia, "mutation($input: EntryReasonInput!) { entryWithdraw(input: $input) { userErrors { reason } } }", { input: { entryId: entry.id, reason: "pubblicato per errore" } });
    await expect.poll(() => page.locator("main h1").innerText(), within(5000)).toBe("Questo testo è stato ritirato");
    expect(await page.locator("body").innerText()).not.toContain("Sotto un testo che se ne va.");
    expect(await page.locator("main").getByRole("link", { name: "Registro delle decisioni" }).count()).toBe(1);
    await expect.poll(() => thread(own).section.locator(".pz-filo-stato").innerText()).toContain("la discussione è chiusa");
    expect(await thread(own).text("Sotto un testo che se ne va.").count()).toBe(1);
    for (const context of [reader, nadia]) await context.close();
  });
});

describe("a node that sends its visitors away", () => {
  test("they come back by themselves, and miss nothing", async () => {
    const nadia = await visit(browser, "nadia");
    const entry = await publishTopic(nadia, "Riavvio");
    const reader = await visit(browser);
    const page = await reader.newPage();
    const sockets: { at: number; drop: () => Promise<void> }[] = [];
    await page.routeWebSocket("**/graphql", (socket) => {
      socket.connectToServer();
      sockets.push({ at: Date.now(), drop: () => socket.close({ code: 1012, reason: "Service restart, retry in 3 s" }) });
    });
    await thread(page).open(entry.path);
    const droppedAt = Date.now();
    await sockets[0]?.drop();
    await comment(nadia, entry.id, "Detto durante il riavvio.");
    await expect.poll(() => thread(page).text("Detto durante il riavvio.").or(thread(page).pill).count(), within(8000)).toBe(1);
    expect(sockets.length).toBe(2);
    expect((sockets[1]?.at ?? 0) - droppedAt).toBeLessThan(30_000);
    for (const context of [reader, nadia]) await context.close();
  });
});
