import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, publishTopic, square, type Entry } from "./harness/api";
import { launch } from "./harness/browser";
import { tell } from "./harness/database";
import { enter, withDevice } from "./harness/key";
import { startAlone } from "./harness/server";
import { within } from "./harness/thread";

let browser: Browser;
let piazza: Awaited<ReturnType<typeof startAlone>>;

beforeAll(async () => {
  browser = await launch();
  piazza = await startAlone(["--passkeys=required"]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await piazza.stop();
});

const waiting = "I tuoi diritti di moderare e amministrare aspettano";
const moderation = `/piazze/${square}/moderazione`;

/** Adds a passkey as people do, on the page of their ways in. */
async function add(page: Page, name: string): Promise<void> {
  await page.goto("/profilo/accessi");
  await page.getByRole("button", { name: "Aggiungi una chiave" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Come la chiami").fill(name);
  await dialog.getByRole("button", { name: "Aggiungi una chiave" }).click();
}

const keys = (page: Page) => page.locator("#chiavi .pz-pratiche > li, section:has(#chiavi) .pz-pratiche > li");

async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Il tuo profilo/ }).click();
  await page.getByRole("menuitem", { name: "Esci" }).click();
  await page.getByRole("link", { name: "Accedi" }).first().waitFor();
}

async function enterByKey(page: Page, back = "/"): Promise<void> {
  await page.goto(`/accedi?ritorno=${encodeURIComponent(back)}`);
  await page.getByRole("button", { name: "Usa una chiave di accesso" }).click();
}

const mayModerate = async (page: Page) =>
  (await ask<{ piazza: { viewerCanModerate: boolean } }>(page.context(), "query($slug: String!) { piazza(slug: $slug) { viewerCanModerate } }", { slug: square })).piazza.viewerCanModerate;

describe("a passkey", () => {
  test("is added, opens the door alone, and is not asked of whoever has no such rights", async () => {
    const { context, page, device } = await withDevice(browser, piazza.address);
    await enter(page, "elena");
    expect(await page.locator("body").innerText()).not.toContain(waiting);
    await add(page, "Telefono");
    await expect.poll(() => keys(page).allInnerTexts(), within(8000)).toEqual([expect.stringContaining("Telefono")]);
    expect(await device.kept()).toBe(1);

    await leave(page);
    await enterByKey(page, `/piazze/${square}/persone`);
    await page.waitForURL(`**/piazze/${square}/persone`);
    await page.getByRole("button", { name: "Il tuo profilo: Elena" }).waitFor();
    await context.close();
  });

  test("lets nobody in whose owner does not confirm, nor one that is not known here", async () => {
    const { context, page, device } = await withDevice(browser, piazza.address);
    await enter(page, "omar");
    await add(page, "Portatile");
    await expect.poll(() => device.kept(), within(8000)).toBe(1);
    await leave(page);
    await device.willing(false);
    const sent: string[] = [];
    page.on("request", (request) => { if (request.url().includes("/auth/passkey/")) sent.push(new URL(request.url()).pathname); });
    await enterByKey(page);
    await expect.poll(() => sent).toEqual(["/auth/passkey/enter/begin"]);
    await expect.poll(() => page.getByRole("button", { name: "Usa una chiave di accesso" }).getAttribute("aria-disabled"), within(15_000)).toBeNull();
    expect(sent).toEqual(["/auth/passkey/enter/begin"]);

    // In another browser he came in by a login alone: there he takes no key away, and is led to use one.
    const elsewhere = await withDevice(browser, piazza.address);
    await enter(elsewhere.page, "omar");
    await elsewhere.page.goto("/profilo/accessi");
    await elsewhere.page.getByRole("button", { name: "Togli Portatile" }).click();
    await elsewhere.page.getByRole("dialog").getByRole("button", { name: "Togli" }).click();
    await elsewhere.page.getByRole("dialog").getByRole("link", { name: "Usa la tua chiave" }).waitFor();
    await elsewhere.context.close();

    // With the key he does: the device still offers it, and it opens nothing any more.
    await device.willing(true);
    await enterByKey(page, "/profilo/accessi");
    await page.waitForURL("**/profilo/accessi");
    await page.getByRole("button", { name: "Togli Portatile" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Togli" }).click();
    await expect.poll(() => keys(page).count(), within(8000)).toBe(0);
    await leave(page);
    await enterByKey(page);
    await page.locator("main [role=alert]").waitFor();
    expect((await ask<{ viewer: unknown }>(context, "{ viewer { member { id } } }")).viewer).toBeNull();
    await context.close();
  });
});

describe("whoever moderates", () => {
  test("has his rights only with a passkey, and the page tells him so", async () => {
    const { context, page } = await withDevice(browser, piazza.address);
    await enter(page, "marta");
    await expect.poll(() => page.locator("body").innerText(), within(8000)).toContain(waiting);
    expect(await mayModerate(page)).toBe(false);
    await page.goto(moderation);
    await expect.poll(() => page.locator("main").innerText()).toContain("Questa pagina è per chi modera la piazza.");

    await page.getByRole("link", { name: "Aggiungi una chiave" }).click();
    await page.locator("main h1").waitFor();
    await add(page, "Chiave di Marta");
    await expect.poll(() => page.locator("body").innerText(), within(8000)).not.toContain(waiting);
    expect(await mayModerate(page)).toBe(true);
    await page.goto(moderation);
    await expect.poll(() => page.locator("main h1").innerText()).toBe("Moderazione");
    await page.locator(".pz-pratiche").waitFor();

    // Entering in the old way withholds them again; using the key on the page gives them back at once.
    await leave(page);
    await enter(page, "marta");
    await expect.poll(() => page.locator("body").innerText(), within(8000)).toContain(waiting);
    expect(await mayModerate(page)).toBe(false);
    await page.getByRole("link", { name: "Usa la tua chiave" }).click();
    await page.getByRole("button", { name: "Usa una chiave di accesso" }).click();
    await expect.poll(() => mayModerate(page), within(8000)).toBe(true);

    await leave(page);
    await enterByKey(page, moderation);
    await page.waitForURL(`**${moderation}`);
    await page.locator(".pz-pratiche").waitFor();
    await context.close();
  });

  test("who has lost his only one is helped by an administrator, and by nobody else", async () => {
    const fatima = await withDevice(browser, piazza.address);
    await enter(fatima.page, "irene");
    await add(fatima.page, "Telefono perduto");
    await expect.poll(() => fatima.device.kept(), within(8000)).toBe(1);
    await fatima.device.lose();
    await fatima.context.close();

    // With the other way in alone, the lost key cannot be replaced: a further one needs one of those there are.
    const again = await withDevice(browser, piazza.address);
    await enter(again.page, "irene");
    await again.page.goto("/profilo/accessi");
    await expect.poll(() => again.page.locator("main").innerText(), within(8000)).toContain("Per aggiungerne un’altra usa prima una di quelle che hai.");
    expect(await again.page.getByRole("button", { name: "Aggiungi una chiave" }).count()).toBe(0);

    const gemma = await withDevice(browser, piazza.address);
    await enter(gemma.page, "gemma");
    await gemma.page.goto("/amministrazione");
    await expect.poll(() => gemma.page.locator("main").innerText(), within(8000)).toContain("aggiungi una chiave di accesso al tuo profilo");
    await add(gemma.page, "Chiave di Gemma");
    await expect.poll(() => gemma.page.locator("body").innerText(), within(8000)).not.toContain(waiting);
    await gemma.page.goto("/amministrazione?cerca=irene");
    await gemma.page.getByRole("button", { name: "Azioni su Irene" }).click();
    await gemma.page.getByRole("menuitem", { name: /Azzera le chiavi/ }).click();
    await gemma.page.getByRole("dialog").getByRole("button", { name: "Azzera" }).click();
    await expect.poll(() => gemma.page.locator(".pz-avvisi").innerText()).toContain("sono azzerate");
    await gemma.page.goto("/amministrazione/registro?persona=irene");
    await expect.poll(() => gemma.page.locator(".pz-tracce").innerText()).toContain("Chiavi di accesso azzerate");

    await enter(again.page, "irene");
    await add(again.page, "Telefono nuovo");
    await expect.poll(() => again.page.locator("body").innerText(), within(8000)).not.toContain(waiting);
    await again.page.goto("/profilo/accessi");
    await expect.poll(() => keys(again.page).allInnerTexts()).toEqual([expect.stringContaining("Telefono nuovo")]);
    for (const { context } of [again, gemma]) await context.close();
  });
});

describe("a program with a token", () => {
  /** What the API answers a program: the data, the code and the reason of a refusal, the status. */
  async function program(secret: string, query: string, variables: Record<string, unknown> = {}) {
    const answer = await fetch(`${piazza.address}/graphql`, {
      method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${secret}` }, body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data?: Record<string, unknown>; errors?: { extensions: { code: string; reason?: string } }[] };
    return { status: answer.status, data, refused: errors?.[0]?.extensions };
  }

  /** Makes a token on the page of programs, and reads its secret as it is shown. */
  async function token(page: Page, name: string, scopes: string[], days: string): Promise<string> {
    await page.goto("/profilo/programmi");
    await page.getByRole("button", { name: "Crea un token" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("A che cosa serve").fill(name);
    for (const scope of scopes) await dialog.getByRole("checkbox", { name: new RegExp(`^${scope}`) }).check();
    await dialog.getByLabel("Per quanto tempo").selectOption({ label: days });
    await dialog.getByRole("button", { name: "Crea il token" }).click();
    const secret = await page.getByLabel("Il token", { exact: true }).inputValue();
    await page.getByRole("button", { name: "L’ho copiato" }).click();
    return secret;
  }

  const who = "{ viewer { member { handle } } }";
  const write = "mutation($input: CommentCreateInput!) { commentCreate(input: $input) { comment { author { handle } } userErrors { reason } } }";
  const hide = "mutation($input: CommentReasonInput!) { commentHide(input: $input) { userErrors { reason } } }";
  let topic: Entry;

  beforeAll(async () => {
    const { context, page } = await withDevice(browser, piazza.address);
    await enter(page, "nadia");
    topic = await publishTopic(context, "Che cosa fanno i programmi");
    await context.close();
  });

  test("does what its scopes say and nothing more", async () => {
    const { context, page } = await withDevice(browser, piazza.address);
    await enter(page, "elena");
    const reads = await token(page, "Lettura", [], "7 giorni");
    const writes = await token(page, "Scrittura", ["Scrivere"], "30 giorni");
    const input = { entryId: topic.id, body: "Scritto da un programma." };

    expect((await program(reads, who)).data).toEqual({ viewer: { member: { handle: "elena" } } });
    expect((await program(reads, write, { input })).refused).toMatchObject({ code: "FORBIDDEN", reason: "token_scope" });
    expect((await program(writes, write, { input })).data).toEqual({ commentCreate: { comment: { author: { handle: "elena" } }, userErrors: [] } });
    expect((await program(writes, 'mutation { tokenCreate(input: { name: "Un altro", scopes: [READ], days: 1 }) { secret } }')).refused).toMatchObject({ reason: "token_refused" });
    expect((await program(writes, 'mutation { memberErase(input: { handle: "elena" }) { isErased } }')).refused).toMatchObject({ reason: "token_refused" });
    expect((await program(`${reads}x`, who)).refused).toMatchObject({ code: "UNAUTHENTICATED" });
    await context.close();
  });

  test("has the rights of a moderator only where the token says so, and never those of the installation", async () => {
    const { context, page } = await withDevice(browser, piazza.address);
    await enter(page, "sandro");
    await add(page, "Chiave di Sandro");
    await expect.poll(() => page.locator("body").innerText(), within(8000)).not.toContain(waiting);
    const plain = await token(page, "Senza ruolo", ["Scrivere"], "7 giorni");
    expect((await program(plain, hide, { input: { commentId: "x", reason: "prova di ruolo" } })).refused).toMatchObject({ reason: "token_scope" });
    const moderates = await token(page, "Con ruolo", ["Moderare e amministrare"], "7 giorni");
    expect((await program(moderates, hide, { input: { commentId: "x", reason: "prova di ruolo" } })).refused).toBeUndefined();
    expect((await program(moderates, "{ members(first: 1) { totalCount } }")).data).toEqual({ members: { totalCount: 0 } });
    await context.close();
  });

  test("ends on its day", async () => {
    const { context, page } = await withDevice(browser, piazza.address);
    await enter(page, "omar");
    const secret = await token(page, "Fino a domani", [], "7 giorni");
    await expect.poll(() => page.locator(".pz-pratiche").innerText()).toContain("scade");
    expect((await program(secret, who)).status).toBe(200);
    tell(piazza.database, "update session set expires_at = now() - interval '1 second' where name = 'Fino a domani'");
    const late = await program(secret, who);
    expect(late.refused).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(late.data?.viewer ?? null).toBeNull();
    await page.reload();
    await page.getByRole("button", { name: "Crea un token" }).waitFor();
    await expect.poll(() => page.locator("main").innerText()).not.toContain("Fino a domani");
    await context.close();
  });
});
