import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, comment, publishTopic, square } from "./harness/api";
import { address, launch, signIn, visit } from "./harness/browser";
import { thread, within } from "./harness/thread";

let browser: Browser;
let editor: BrowserContext;
let gemma: BrowserContext;
let marta: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  [editor, gemma, marta] = [await visit(browser, "nadia"), await visit(browser, "gemma"), await visit(browser, "marta")];
});

afterAll(async () => {
  await browser.close();
});

const over = "Il tuo accesso è finito";

/** A page whose line is open: rights that move are heard there. */
async function openLive(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  const heard = page.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived", (frame) => frame.payload.toString().includes('"unread"')));
  await page.goto(path);
  await page.locator("a.pz-campana").waitFor();
  await heard;
  return page;
}

const idOf = async (handle: string) =>
  (await ask<{ member: { id: string } }>(gemma, "query($handle: String!) { member(handle: $handle) { id } }", { handle })).member.id;

describe("a suspension", () => {
  test("is said on the open page within seconds, told at the door with its reason, and can be taken back", async () => {
    const walter = await visit(browser, "walter");
    const page = await openLive(walter, `/piazze/${square}`);

    const desk = await gemma.newPage();
    await desk.goto("/persone/walter");
    await desk.getByRole("button", { name: "Sospendi l’accesso" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("button", { name: "Sospendi", exact: true }).click();
    expect(await dialog.innerText()).toContain("Da 3 a 500 caratteri");
    await dialog.getByLabel("Motivo").fill("minacce a un’altra persona");
    await dialog.getByLabel("Per quanto tempo").selectOption({ label: "30 giorni" });
    await dialog.getByRole("button", { name: "Sospendi", exact: true }).click();
    await expect.poll(() => desk.locator("main").innerText()).toContain("L’accesso di questa persona è sospeso.");
    expect(await desk.locator("main").innerText()).toContain("minacce a un’altra persona");

    await expect.poll(() => page.locator("body").innerText(), within(8000)).toContain(over);
    await expect.poll(() => page.locator("a.pz-campana").count(), within(8000)).toBe(0);
    expect(await page.locator("main h1").count()).toBe(1);

    await page.goto("/auth/demo?return=/");
    await page.locator("button[name=subject][value=walter]").click();
    await expect.poll(() => page.locator("main").innerText()).toContain("minacce a un’altra persona");

    const visitor = await visit(browser);
    const reader = await visitor.newPage();
    await reader.goto("/persone/walter");
    await expect.poll(() => reader.locator("main").innerText()).toContain("L’accesso di questa persona è sospeso.");
    expect(await reader.locator("main").innerText()).not.toContain("minacce");

    await desk.getByRole("button", { name: "Fai rientrare" }).click();
    await expect.poll(() => desk.getByRole("button", { name: "Sospendi l’accesso" }).count()).toBe(1);
    await signIn(page, "walter");
    for (const context of [walter, visitor]) await context.close();
    await desk.close();
  });

  test("is not offered to whoever may not decide it", async () => {
    const page = await marta.newPage();
    await page.goto("/persone/walter");
    await page.locator("main h1").waitFor();
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true], #lettura"));
    expect(await page.getByRole("button", { name: "Sospendi l’accesso" }).count()).toBe(0);
    await page.close();
  });
});

describe("a membership", () => {
  test("is ended with a reason, and the open page no longer offers to write", async () => {
    const entry = await publishTopic(editor, "Chi può scrivere");
    const ettore = await visit(browser, "ettore");
    const page = await ettore.newPage();
    await thread(page).open(entry.path);
    await page.locator("section.discussione form.pz-comp textarea").waitFor();

    const people = await marta.newPage();
    await people.goto(`/piazze/${square}/persone`);
    const card = people.locator("ul.persone > li", { hasText: "Ettore" });
    await card.getByRole("button", { name: "Azioni su Ettore" }).click();
    await people.getByRole("menuitem", { name: "Chiudi l’iscrizione" }).click();
    await people.getByRole("dialog").getByLabel("Motivo").fill("account di prova doppio");
    await people.getByRole("dialog").getByRole("button", { name: "Chiudi l’iscrizione" }).click();
    await expect.poll(() => card.count()).toBe(0);
    // Of those who hold a role the administrators decide.
    expect(await people.locator("ul.persone > li", { hasText: "Piero" }).getByRole("button", { name: "Azioni su Piero" }).count()).toBe(0);

    await expect.poll(() => page.locator("section.discussione").innerText(), within(10_000)).toContain("Iscriviti alla piazza per commentare");
    expect(await page.locator("body").innerText()).not.toContain(over);
    await ettore.close();
    await people.close();
  });

  test("of a closed piazza takes the page away from whoever has it open", async () => {
    const fatima = await visit(browser, "fatima");
    const irene = await visit(browser, "irene");
    const page = await openLive(fatima, "/piazze/cabina-di-regia");
    await expect.poll(() => page.locator("main h1").innerText()).toBe("Cabina di regia");
    const { piazza } = await ask<{ piazza: { id: string } }>(irene, '{ piazza(slug: "cabina-di-regia") { id } }');
    const ended = await ask<{ membershipEnd: { userErrors: unknown[] } }>(
      irene, "mutation($input: MembershipEndInput!) { membershipEnd(input: $input) { userErrors { reason } } }",
      { input: { piazzaId: piazza.id, memberId: await idOf("fatima"), reason: "tavolo concluso" } },
    );
    expect(ended.membershipEnd.userErrors).toEqual([]);
    await expect.poll(() => page.locator("main h1").innerText(), within(8000)).toBe("Questa pagina non c’è");
    await fatima.close();
    await irene.close();
  });

  test("is left by whoever holds it, who is told first what it means, and taken up again", async () => {
    const lia = await visit(browser, "lia");
    const page = await lia.newPage();
    await page.goto(`/piazze/${square}/persone`);
    await page.getByRole("button", { name: "Lascia la piazza" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.innerText()).toContain("Quello che hai scritto resta");
    await page.keyboard.press("Escape");
    expect(await dialog.count()).toBe(0);
    await page.getByRole("button", { name: "Lascia la piazza" }).click();
    await dialog.getByRole("button", { name: "Lascia la piazza" }).click();
    await expect.poll(() => page.locator("ul.persone").getByRole("link", { name: "Lia", exact: true }).count()).toBe(0);
    await expect.poll(() => page.getByRole("button", { name: "Lascia la piazza" }).count()).toBe(0);
    await page.goto(`/piazze/${square}`);
    await page.getByRole("button", { name: "Iscriviti" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Iscriviti" }).count()).toBe(0);
    await lia.close();
  });

  test("of the only administrator cannot be left, and is not offered", async () => {
    const page = await gemma.newPage();
    await page.goto(`/piazze/${square}/persone`);
    await expect.poll(() => page.locator("main").innerText()).toContain("Fai parte di questa piazza");
    expect(await page.getByRole("button", { name: "Lascia la piazza" }).count()).toBe(0);
    await page.close();
  });
});

describe("a profile that is erased", () => {
  test("leaves its places without a name, here and on the pages that are open", async () => {
    const bruna = await visit(browser, "bruna");
    const entry = await publishTopic(editor, "Chi se ne va");
    const said = await comment(bruna, entry.id, "Parole che spariranno.");
    await comment(editor, entry.id, "Una risposta che resta.", said.id);
    const reader = await visit(browser, "omar");
    const open = await reader.newPage();
    await thread(open).open(entry.path);
    await thread(open).text("Parole che spariranno.").waitFor();

    const page = await bruna.newPage();
    await page.goto("/persone/bruna");
    await page.locator("main").getByRole("link", { name: "Il mio account" }).click();
    await page.getByRole("link", { name: "I tuoi dati", exact: true }).click();
    await page.getByRole("button", { name: "Cancella il mio profilo" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Per conferma").fill("bruno");
    await dialog.getByRole("button", { name: "Cancella per sempre" }).click();
    expect(await dialog.innerText()).toContain("Non corrisponde");
    await dialog.getByLabel("Per conferma").fill("bruna");
    await dialog.getByRole("button", { name: "Cancella per sempre" }).click();
    await page.waitForURL(`${address()}/`);
    await expect.poll(() => page.getByRole("link", { name: "Accedi" }).count()).toBeGreaterThan(0);

    await expect.poll(() => thread(open).text("Parole che spariranno.").count(), within(8000)).toBe(0);
    await expect.poll(() => thread(open).section.innerText()).toContain("Tolto da chi l’ha scritto.");
    expect(await thread(open).section.innerText()).toContain("Una risposta che resta.");
    await open.goto("/persone/bruna");
    await expect.poll(() => open.locator("main h1").innerText()).toBe("Questa pagina non c’è");
    await reader.close();
    await bruna.close();
  });

  test("signs what it published as somebody who is gone, with no way to a page", async () => {
    const sandro = await visit(browser, "sandro");
    const { piazza } = await ask<{ piazza: { id: string } }>(sandro, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug: square });
    const created = await ask<{ entryCreate: { entry: { id: string; number: number } } }>(
      sandro, "mutation($input: EntryCreateInput!) { entryCreate(input: $input) { entry { id number } userErrors { reason } } }",
      { input: { piazzaId: piazza.id, kind: "TOPIC", title: "Resta dopo di me", body: "Che ne sarà?" } },
    );
    const { id, number } = created.entryCreate.entry;
    await ask(sandro, "mutation($input: EntryInput!) { entrySubmit(input: $input) { userErrors { reason } } }", { input: { entryId: id } });
    await ask(editor, "mutation($input: EntryInput!) { entryPublish(input: $input) { userErrors { reason } } }", { input: { entryId: id } });
    const erased = await ask<{ memberErase: { isErased: boolean | null } }>(sandro, 'mutation { memberErase(input: { handle: "sandro" }) { isErased userErrors { reason } } }');
    expect(erased.memberErase.isErased).toBe(true);
    const visitor = await visit(browser);
    const page = await visitor.newPage();
    await page.goto(`/piazze/${square}/argomenti/${number}-resta`);
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true], #lettura"));
    const signature = page.locator("article .firma");
    expect(await signature.innerText()).toContain("Persona cancellata");
    expect(await signature.getByRole("link").count()).toBe(0);
    expect(await signature.locator(".pz-av.vuoto").count()).toBe(1);
    await visitor.close();
    await sandro.close();
  });
});
