import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, square } from "./harness/api";
import { launch } from "./harness/browser";
import { enter } from "./harness/key";
import { startAlone } from "./harness/server";
import { within } from "./harness/thread";

let browser: Browser;
let piazza: Awaited<ReturnType<typeof startAlone>>;
let page: Page;

// Roles, suspensions and notices are everybody's: what is done here is done in a demo of its own.
beforeAll(async () => {
  browser = await launch();
  piazza = await startAlone();
  [, page] = await as("gemma");
}, 120_000);

afterAll(async () => {
  await browser.close();
  await piazza.stop();
});

/** A browser of its own, of a visitor or of somebody who has just signed in. */
async function as(handle?: string): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({ baseURL: piazza.address, locale: "it-IT", timezoneId: "Europe/Rome", viewport: { width: 1280, height: 900 } });
  const first = await context.newPage();
  if (handle) await enter(first, handle);
  return [context, first];
}

const people = `/piazze/${square}/persone`;
const rows = (on: Page) => on.locator(".pz-registro-persone > li");
const said = (on: Page) => on.locator(".pz-avvisi");
const card = (on: Page, name: string) => on.locator("ul.persone > li", { has: on.getByRole("link", { name, exact: true }) });

async function act(on: Page, name: string, item: RegExp | string): Promise<void> {
  await on.getByRole("button", { name: `Azioni su ${name}` }).click();
  await on.getByRole("menuitem", { name: item }).click();
}

describe("the people of the installation", () => {
  test("are found by name and by how they stand", async () => {
    await page.goto("/amministrazione");
    await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
    await page.getByRole("search").getByRole("searchbox").fill("WALT");
    await page.keyboard.press("Enter");
    await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining("Walter")]);
    expect(page.url()).toContain("cerca=WALT");
    await page.getByRole("search").getByRole("searchbox").fill("nessuno di qui");
    await page.getByRole("button", { name: "Cerca" }).click();
    await expect.poll(() => page.locator("main").innerText()).toContain("Nessuno corrisponde a questa ricerca.");
    await page.goto("/amministrazione");
    await page.getByRole("link", { name: "Amministrano" }).click();
    await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining("Gemma")]);
  });

  test("are suspended with a reason until a day, and let back in, by the keyboard alone", async () => {
    await page.goto("/amministrazione?cerca=walter");
    const menu = page.getByRole("button", { name: "Azioni su Walter" });
    await menu.focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Sospendi l’accesso");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await page.keyboard.type("minacce ripetute");
    await dialog.getByLabel("Per quanto tempo").selectOption({ label: "Fino a un giorno preciso" });
    await dialog.getByLabel("Ultimo giorno").fill("2099-12-31");
    await dialog.getByLabel("Ultimo giorno").press("Enter");
    await expect.poll(() => rows(page).innerText()).toContain("minacce ripetute");
    expect(await rows(page).innerText()).toContain("31 dicembre 2099");

    await page.goto("/amministrazione?chi=sospesi");
    await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining("Walter")]);
    await act(page, "Walter", "Fai rientrare");
    await expect.poll(() => page.locator("main").innerText()).toContain("Nessuno corrisponde a questa ricerca.");
    await page.goto("/amministrazione/registro?persona=walter");
    await expect.poll(() => page.locator(".pz-tracce").innerText()).toContain("Rientro dopo una sospensione");
    expect(await page.locator(".pz-tracce").innerText()).toContain("minacce ripetute");
  });

  test("run the installation when they are asked to, and never nobody does", async () => {
    await page.goto("/amministrazione?cerca=gemma");
    await act(page, "Gemma", "Togli l’amministrazione");
    await page.getByRole("dialog").getByRole("button", { name: "Togli" }).click();
    await expect.poll(() => page.getByRole("dialog").innerText()).toContain("È l’ultima persona");
    await page.keyboard.press("Escape");

    const [nadia, hers] = await as("nadia");
    await hers.goto("/amministrazione");
    await expect.poll(() => hers.locator("main h1").innerText()).toBe("Questa pagina non c’è");
    await page.goto("/amministrazione?cerca=nadia");
    await act(page, "Nadia", "Affida l’amministrazione");
    await page.getByRole("dialog").getByRole("button", { name: "Affida" }).click();
    await expect.poll(() => rows(page).innerText()).toContain("amministra l’installazione");
    await hers.goto("/amministrazione?cerca=nadia");
    await expect.poll(() => rows(hers).count(), within(8000)).toBe(1);
    await act(page, "Nadia", "Togli l’amministrazione");
    await page.getByRole("dialog").getByRole("button", { name: "Togli" }).click();
    await expect.poll(() => rows(page).innerText()).not.toContain("amministra l’installazione");
    await nadia.close();
  });

  test("are nobody else’s to see", async () => {
    const [visitor, open] = await as();
    await open.goto("/amministrazione");
    await expect.poll(() => open.locator("main").innerText()).toContain("Per questa pagina bisogna accedere.");
    expect(await ask(visitor, "{ members(first: 5) { totalCount nodes { handle } } }")).toEqual({ members: { totalCount: 0, nodes: [] } });
    await visitor.close();
  });
});

describe("an invitation", () => {
  /** Makes a link on the page of a piazza's people, and reads it as it is shown once. */
  async function link(slug: string, role: string): Promise<string> {
    await page.goto(`/piazze/${slug}/persone?vista=inviti`);
    await page.getByRole("button", { name: "Invita qualcuno" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: role }).check();
    await dialog.getByRole("button", { name: "Crea il collegamento" }).click();
    const made = await dialog.getByLabel("Collegamento d’invito").inputValue();
    await dialog.getByRole("button", { name: "Ho finito" }).click();
    return made;
  }

  test("by link leads who signs in to his role, once", async () => {
    const made = await link(square, "redazione");
    expect(made).toContain(`${piazza.address}/inviti/`);
    await page.reload();
    await page.locator(".pz-pratiche > li").first().waitFor();
    expect(await page.content()).not.toContain(made.split("/").at(-1));

    const [zoe, hers] = await as();
    await hers.goto(made);
    await expect.poll(() => hers.locator("main").innerText()).toContain("Gemma ti invita a farne parte.");
    await hers.getByRole("link", { name: "Accedi per accettare" }).click();
    await hers.getByRole("link", { name: /Entra con l’accesso dimostrativo/ }).click();
    await hers.locator("button[name=subject][value=zoe]").click();
    await hers.waitForURL(made);
    await expect.poll(() => hers.locator("main").innerText()).toContain("Accetti come Zoe.");
    await hers.getByRole("button", { name: "Accetta l’invito" }).click();
    await hers.waitForURL(`**/piazze/${square}`);
    const { viewer } = await ask<{ viewer: { memberships: { role: string; piazza: { slug: string } }[] } }>(zoe, "{ viewer { memberships { role piazza { slug } } } }");
    expect(viewer.memberships.find((one) => one.piazza.slug === square)?.role).toBe("EDITOR");

    const [rita, late] = await as("rita");
    await late.goto(made);
    await expect.poll(() => late.locator("main h1").innerText()).toBe("Questo invito è già stato usato");
    const secret = made.split("/").at(-1);
    const again = await ask<{ invitationUse: { userErrors: { reason: string }[] } }>(rita, "mutation($input: InvitationUseInput!) { invitationUse(input: $input) { userErrors { reason } } }", { input: { secret } });
    expect(again.invitationUse.userErrors).toEqual([{ reason: "invitation_over" }]);
    await page.reload();
    await expect.poll(() => page.locator(".pz-pratiche > li").first().innerText()).toContain("accettato da Zoe");
    for (const context of [zoe, rita]) await context.close();
  });

  test("opens a closed piazza to whoever could not see it", async () => {
    const [karim, his] = await as("karim");
    await his.goto("/piazze/cabina-di-regia");
    await expect.poll(() => his.locator("main h1").innerText()).toBe("Questa pagina non c’è");
    await his.goto(await link("cabina-di-regia", "iscritto"));
    await expect.poll(() => his.locator("main h1").innerText()).toBe("Ti aspettano in “Cabina di regia”");
    await his.getByRole("button", { name: "Accetta l’invito" }).click();
    await his.waitForURL("**/piazze/cabina-di-regia");
    await expect.poll(() => his.locator("main h1").innerText()).toBe("Cabina di regia");
    await karim.close();
  });

  test("is worth nothing once it was taken back, and an address that was guessed never was", async () => {
    const [rita, hers] = await as("rita");
    const made = await link(square, "moderazione");
    await page.getByRole("button", { name: "Ritira l’invito Con un collegamento" }).first().click();
    await expect.poll(() => said(page).innerText()).toContain("Invito ritirato");
    await hers.goto(made);
    await expect.poll(() => hers.locator("main h1").innerText()).toBe("Questo invito è stato ritirato");
    await hers.goto("/inviti/non-e-di-nessuno");
    await expect.poll(() => hers.locator("main h1").innerText()).toBe("Questo invito non c’è");
    await rita.close();
  });

  test("by e-mail reaches the mailbox, and its button the invitation", async () => {
    await page.goto("/amministrazione/inviti");
    await page.getByRole("button", { name: "Invita qualcuno" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Per e-mail" }).check();
    await dialog.getByLabel("Indirizzo e-mail").fill("sindaca");
    await dialog.getByRole("button", { name: "Manda l’invito" }).click();
    await expect.poll(() => dialog.innerText()).toContain("Scrivi un indirizzo e-mail intero");
    await dialog.getByLabel("Indirizzo e-mail").fill("sindaca@comune.example");
    await dialog.getByRole("button", { name: "Manda l’invito" }).click();
    await expect.poll(() => page.locator(".pz-pratiche").innerText()).toContain("sindaca@comune.example");

    const [visitor, post] = await as();
    const letter = post.locator("article", { hasText: "sindaca@comune.example" });
    await expect.poll(async () => { await post.goto("/demo-posta"); return letter.count(); }, within(20_000)).toBe(1);
    await letter.getByRole("link").click();
    await expect.poll(() => post.locator("main h1").innerText()).toBe("Ti chiedono di amministrare");
    await visitor.close();
  });
});

describe("the people of a piazza", () => {
  test("change roles by who runs it, and the trail tells from what to what", async () => {
    await page.goto(people);
    await page.getByLabel("Ruolo di Olga").selectOption({ label: "redazione" });
    await expect.poll(() => said(page).innerText()).toContain("Olga: ora redazione.");
    await page.goto("/amministrazione/registro?cosa=ruoli&persona=olga");
    await expect.poll(() => page.locator(".pz-tracce > li").first().innerText()).toContain("Ruolo cambiato");
    expect(await page.locator(".pz-tracce > li").first().innerText()).toContain("da iscritto a redazione");
  });

  test("who is put out cannot come back until he is let in", async () => {
    const [ivo, his] = await as("ivo");
    await page.goto(people);
    await act(page, "Ivo", /Chiudi l’iscrizione/);
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Motivo").fill("insulti, dopo due avvisi");
    await dialog.getByLabel("Può tornare?").selectOption({ label: "No, per 30 giorni" });
    await dialog.getByRole("button", { name: "Chiudi l’iscrizione" }).click();
    await expect.poll(() => card(page, "Ivo").count()).toBe(0);

    await his.goto(`/piazze/${square}`);
    await his.locator("main h1").waitFor();
    const joined = await join(ivo);
    expect(joined).toEqual(["excluded"]);

    await page.getByRole("link", { name: "Esclusioni" }).click();
    const row = page.locator(".pz-pratiche > li", { hasText: "Ivo" });
    await expect.poll(() => row.innerText()).toContain("insulti, dopo due avvisi");
    await row.getByRole("button", { name: "Fai rientrare Ivo" }).click();
    await expect.poll(() => page.locator("main").innerText()).toContain("Nessuno è escluso da questa piazza.");
    expect(await join(ivo)).toEqual([]);
    await ivo.close();
  });

  test("see only what they may do", async () => {
    const [marta, hers] = await as("marta");
    await hers.goto(people);
    await hers.getByRole("link", { name: "Esclusioni" }).waitFor();
    expect(await hers.getByRole("link", { name: "Inviti" }).count()).toBe(0);
    expect(await hers.getByLabel("Ruolo di Elena").count()).toBe(0);
    await hers.goto(`${people}?vista=inviti`);
    await hers.locator("ul.persone").waitFor();
    const [elena, plain] = await as("elena");
    await plain.goto(people);
    await plain.locator("ul.persone").waitFor();
    expect(await plain.getByRole("link", { name: "Esclusioni" }).count()).toBe(0);
    for (const context of [marta, elena]) await context.close();
  });

  async function join(context: BrowserContext): Promise<string[]> {
    const { piazza: there } = await ask<{ piazza: { id: string } }>(context, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug: square });
    const { piazzaJoin } = await ask<{ piazzaJoin: { userErrors: { reason: string }[] } }>(context, "mutation($input: PiazzaJoinInput!) { piazzaJoin(input: $input) { userErrors { reason } } }", { input: { piazzaId: there.id } });
    return piazzaJoin.userErrors.map(({ reason }) => reason);
  }
});

describe("the audit trail", () => {
  test("is checked on request, and shows what is asked for", async () => {
    await page.goto("/amministrazione/registro");
    await page.getByRole("button", { name: "Verifica il registro" }).click();
    await expect.poll(() => page.locator(".pz-integro").innerText()).toMatch(/Il registro è integro: \d+ righe verificate/);
    expect(await page.locator(".pz-verifica code").innerText()).toMatch(/^[0-9a-f]{64}$/);
    await page.getByRole("link", { name: "Sanzioni" }).click();
    await expect.poll(() => page.locator(".pz-tracce").innerText()).not.toContain("Invito fatto");
    expect(await page.locator(".pz-tracce").innerText()).toContain("Sospensione");
    await page.locator(".pz-impronta summary").first().click();
    expect(await page.locator(".pz-impronta p").first().innerText()).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the privacy notice", () => {
  test("is written in both languages, previewed, published for good, and read by everybody", async () => {
    await page.goto("/amministrazione/informativa");
    await page.getByRole("button", { name: "Pubblica" }).click();
    await expect.poll(() => page.locator("form [role=alert]").innerText()).toContain("Non è cambiato nulla");
    await page.getByRole("textbox", { name: "Testo italiano" }).fill("# Nuova informativa\n\nRestano **cinque anni**.");
    await page.getByRole("tab", { name: "Anteprima" }).click();
    await expect.poll(() => page.locator(".anteprima strong").innerText()).toBe("cinque anni");
    await page.getByRole("tab", { name: "Testo inglese" }).click();
    await page.getByRole("textbox", { name: "Testo inglese" }).fill("");
    await page.getByRole("button", { name: "Pubblica" }).click();
    await expect.poll(() => page.locator("form [role=alert]").innerText()).toContain("Serve il testo in tutte e due le lingue.");
    await page.getByRole("textbox", { name: "Testo inglese" }).fill("# New notice\n\nKept for **five years**.");
    await page.getByRole("button", { name: "Pubblica" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Pubblica" }).click();
    await expect.poll(() => page.locator("main").innerText()).toContain("Versione 2");

    const [visitor, reader] = await as();
    await reader.goto("/");
    await reader.locator(".pz-pie").getByRole("link", { name: "Come trattiamo i tuoi dati" }).click();
    await expect.poll(() => reader.locator("main").innerText()).toContain("Restano cinque anni.");
    await reader.getByRole("link", { name: "Versione 1" }).click();
    await expect.poll(() => reader.locator("main").innerText()).toContain("Questa è una versione precedente.");
    await reader.goto("/en/privacy");
    await expect.poll(() => reader.locator("main").innerText()).toContain("Kept for five years.");
    const bare = await browser.newContext({ baseURL: piazza.address, javaScriptEnabled: false });
    const plain = await bare.newPage();
    await plain.goto("/privacy");
    expect(await plain.locator("main").innerText()).toContain("Restano cinque anni.");
    for (const context of [visitor, bare]) await context.close();
  });
});
