import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { act, end, entranceOf, enterByCode, holdAssembly, say, screenOf, show, type Hall } from "./harness/assembly";
import { ask, square } from "./harness/api";
import { address, visit } from "./harness/browser";
import { sample } from "./harness/poll";
import { first, openStage, within } from "./harness/stage";

const stage = openStage();

// What is done at the desk of an assembly, before it and after it: rehearsing, slips on paper, annulling, minutes.

const pathOf = (number: number, room = "") => `/piazze/${square}/assemblee/${number}${room}`;

async function desk(number: number): Promise<Page> {
  const page = await stage.come("nadia", { viewport: { width: 1440, height: 900 } });
  await page.goto(pathOf(number, "/regia"));
  await page.locator(".pz-regia .banco").waitFor(within);
  return page;
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** Looked at as it stands, by day and by night. */
async function clean(page: Page, where: string): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axe(page), `${where}, ${colorScheme}`).toEqual([]);
  }
}

/** An assembly that is prepared and has not begun. */
async function prepare(title: string, rules: Record<string, unknown> = {}, questions: readonly Record<string, unknown>[] = []): Promise<Pick<Hall, "id" | "number">> {
  const { piazza } = await ask<{ piazza: { id: string } }>(stage.editor, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug: square });
  const { assemblyCreate } = await ask<{ assemblyCreate: { assembly: Pick<Hall, "id" | "number"> } }>(stage.editor, "mutation($input: AssemblyCreateInput!) { assemblyCreate(input: $input) { assembly { id number } userErrors { reason } } }", { input: { piazzaId: piazza.id, title, ...rules } });
  for (const question of questions) {
    const { assemblyItemAdd } = await ask<{ assemblyItemAdd: { userErrors: unknown[] } }>(stage.editor, "mutation($input: AssemblyItemAddInput!) { assemblyItemAdd(input: $input) { userErrors { reason } } }", { input: { assemblyId: assemblyCreate.assembly.id, question } });
    expect(assemblyItemAdd.userErrors).toEqual([]);
  }
  return assemblyCreate.assembly;
}

async function command(page: Page, name: string): Promise<void> {
  const button = page.locator(`[data-command=${name}]:not([aria-disabled])`);
  await button.waitFor(within);
  await button.click();
}

/** Chooses what stands in a menu. */
async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** All that the page's status regions say from now on, in order, with the moment. */
async function listen(page: Page): Promise<() => Promise<{ words: string; at: number }[]>> {
  await page.evaluate(() => {
    const said: { words: string; at: number }[] = [];
    Object.assign(window, { said });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const words = (target instanceof Element ? target : target.parentElement)?.closest("[role=status]")?.textContent.trim();
        if (words && said.at(-1)?.words !== words) said.push({ words, at: performance.now() });
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: { words: string; at: number }[] }).said);
}

/** Presses Tab until what is wanted has the focus. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((each) => document.activeElement?.matches(each) ?? false, wanted)) return;
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
}

describe("a rehearsal", () => {
  test("is begun at the desk, votes by itself, says everywhere what it is, and leaves nothing", { timeout: 120_000 }, async () => {
    const { number } = await prepare("Da provare prima", {}, [sample.SINGLE]);
    const page = await desk(number);
    await choose(page, "Altro su questa assemblea", "Fai una prova");
    const asks = page.getByRole("dialog", { name: "Fare una prova?" });
    await asks.getByLabel("Quanti partecipanti inventare").fill("0");
    await asks.getByRole("button", { name: "Comincia la prova" }).click();
    await asks.getByRole("alert").waitFor(within);
    await asks.getByLabel("Quanti partecipanti inventare").fill("10");
    await clean(page, "asking for a rehearsal");
    await asks.getByRole("button", { name: "Comincia la prova" }).click();
    await page.getByText("Questa è una prova.").waitFor(within);
    const rehearsal = Number(/assemblee\/(\d+)\/regia/.exec(page.url())?.[1]);
    expect(rehearsal).not.toBe(number);

    // Ten who were made up come in, and vote once they are asked.
    await command(page, "open");
    await page.getByText(/^([3-9]|10) su 10$/).waitFor({ timeout: 60_000 });
    await clean(page, "a rehearsal");
    await command(page, "close");
    await command(page, "reveal");
    await page.getByText("lo vedono tutti").waitFor(within);
    // Nobody else sees that there is one.
    const visitor = await stage.come();
    await visitor.goto(`/piazze/${square}/assemblee`);
    await visitor.getByRole("link", { name: "Da provare prima", exact: true }).waitFor(within);
    expect(await visitor.locator(`a[href$="/assemblee/${rehearsal}"]`).count()).toBe(0);

    await page.getByRole("button", { name: "Finisci ed elimina la prova" }).click();
    await page.getByRole("dialog", { name: "Eliminare la prova?" }).getByRole("button", { name: "Finisci ed elimina la prova" }).click();
    await page.waitForURL(/\/assemblee$/, within);
    await page.getByRole("link", { name: "Da provare prima", exact: true }).waitFor(within);
    await expect.poll(() => page.locator(`a[href$="/assemblee/${rehearsal}"]`).count(), within).toBe(0);
    const { gone, stays } = await ask<{ gone: unknown; stays: { state: { phase: string; items: { state: string }[] } } }>(stage.editor, "query($gone: Int!, $stays: Int!) { gone: assembly(number: $gone) { id } stays: assembly(number: $stays) { state { phase items { state } } } }", { gone: rehearsal, stays: number });
    expect(gone).toBeNull();
    expect(stays.state).toEqual({ phase: "PLANNED", items: [{ state: "WAITING" }] });
  });
});

describe("slips on paper", () => {
  const onPaper = (page: Page) => page.locator(".foglietti .codice");
  const row = (page: Page, number: number) => page.locator(".elenco li").filter({ has: page.getByText(`Cedola ${number}`, { exact: true }) });

  test("are made, printed, made anew and revoked; the codes are seen once", { timeout: 120_000 }, async () => {
    const { number } = await prepare("Con le cedole", { guests: "SLIPS" });
    const page = await stage.come("nadia");
    await page.goto(pathOf(number, "/cedole"));
    await page.getByLabel("Quante cedole fare").fill("501");
    await page.getByRole("button", { name: "Prepara le cedole" }).click();
    await page.getByText("Serve un numero da 1 a 500.").waitFor(within);
    await clean(page, "no slip yet");
    await page.getByLabel("Quante cedole fare").fill("5");
    await page.getByRole("button", { name: "Prepara le cedole" }).click();
    await expect.poll(() => onPaper(page).count(), within).toBe(5);
    const codes = await onPaper(page).allTextContents();
    expect(new Set(codes.filter((code) => /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(code))).size).toBe(5);
    await clean(page, "slips to print");

    // What comes out of the printer: the slips, and nothing that is pressed.
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".foglietti li").evaluateAll((slips) => slips.every((slip) => slip.checkVisibility()))).toBe(true);
    expect(await page.getByRole("button").evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.textContent))).toEqual([]);
    await page.emulateMedia({ media: "screen" });

    await page.getByRole("button", { name: "Le ho stampate" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Le ho stampate" }).click();
    await row(page, 5).getByText("non usata").waitFor(within);
    for (const code of codes) expect((await page.content()).includes(code)).toBe(false);
    await clean(page, "slips in the list");

    await row(page, 2).getByRole("button", { name: "Rifai il codice della cedola 2" }).click();
    await page.getByRole("dialog", { name: "Rifare il codice della cedola 2?" }).getByRole("button", { name: "Rifai il codice" }).click();
    await expect.poll(() => onPaper(page).count(), within).toBe(1);
    const again = await onPaper(page).textContent();
    expect(codes).not.toContain(again);
    await page.getByRole("button", { name: "Le ho stampate" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Le ho stampate" }).click();

    await row(page, 3).getByRole("button", { name: "Revoca la cedola 3" }).click();
    await page.getByRole("dialog", { name: "Revocare la cedola 3?" }).getByRole("button", { name: "Revoca", exact: true }).click();
    await row(page, 3).getByText("revocata").waitFor(within);
    expect(await row(page, 3).getByRole("button").count()).toBe(0);

    // The paper of before and the revoked one open nothing any more; the one made anew does.
    const { id } = await ask<{ assembly: { id: string } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { id } }", { number }).then(({ assembly }) => assembly);
    await ask(stage.editor, "mutation($input: AssemblyInput!) { assemblyStart(input: $input) { userErrors { reason } } }", { input: { assemblyId: id } });
    const guest = await stage.come();
    for (const dead of [codes[1], codes[2]]) {
      await guest.goto("about:blank");
      await guest.goto(`${address()}/entra#b=${(dead ?? "").replace("-", "")}`);
      await guest.locator(".errore", { hasText: "non apre nulla" }).waitFor(within);
    }
    await guest.goto("about:blank");
    await guest.goto(`${address()}/entra#b=${(again ?? "").replace("-", "")}`);
    await guest.locator(".apre", { hasText: "Con le cedole" }).waitFor(within);
    await end(stage.editor, id);
  });
});

describe("a question that went wrong", () => {
  test("is annulled at the desk with its reason, and comes again from the start", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Da ripetere", [sample.SINGLE]);
    const page = await desk(hall.number);
    const said = await listen(page);
    const phone = await stage.come("elena", { viewport: { width: 390, height: 844 } });
    await enterByCode(phone, (await entranceOf(stage.editor, hall.number)).code);
    await command(page, "open");
    await phone.locator(".pz-voce input").first().check();
    await phone.locator(".pz-tel .piede button[type=submit]").click();
    await phone.locator("[data-vote=received]").waitFor(within);
    await command(page, "close");

    await choose(page, `Altro su “${sample.SINGLE.title}”`, "Annulla con un motivo");
    const dialog = page.getByRole("dialog", { name: "Annullare questa domanda?" });
    await clean(page, "annulling");
    await dialog.getByRole("button", { name: "Annulla la domanda" }).click();
    await expect.poll(() => dialog.locator("[aria-invalid=true]").count(), within).toBe(1);
    await dialog.getByRole("textbox").fill("In fondo alla sala non si sentiva.");
    expect(await dialog.getByLabel("La stessa domanda torna in coda, da capo").isChecked()).toBe(true);
    await dialog.getByRole("button", { name: "Annulla la domanda" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Annullata: In fondo alla sala non si sentiva.").waitFor(within);
    await phone.getByText("In fondo alla sala non si sentiva.").first().waitFor(within);

    await command(page, "next");
    await command(page, "open");
    // Nobody's earlier answer is there any more.
    await phone.locator(".pz-tel .scena[data-view=OPEN] .pz-voce input").first().waitFor(within);
    expect(await phone.locator(".pz-voce input:checked").count()).toBe(0);
    const { assembly } = await ask<{ assembly: { state: { items: { state: string; turnout: { voters: number } }[] } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { state { items { state turnout { voters } } } } }", { number: hall.number });
    expect(assembly.state.items.map(({ state }) => state)).toEqual(["ANNULLED", "OPEN"]);
    expect(assembly.state.items[1]?.turnout.voters).toBe(0);

    // Said to whoever does not see the desk: the turns, and never two sentences within five seconds.
    const turns = async () => (await said()).filter(({ words }) => words.includes(sample.SINGLE.title));
    await expect.poll(async () => (await turns())[0]?.words, within).toBe(`Votazione aperta: ${sample.SINGLE.title}`);
    const heard = await turns();
    for (const [i, { at }] of heard.entries()) if (i > 0) expect(at - (heard[i - 1]?.at ?? 0)).toBeGreaterThan(4500);
    const item = await ask<{ assembly: { state: { current: { id: string } } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { state { current { id } } } }", { number: hall.number });
    await act(stage.editor, "assemblyItemClose", item.assembly.state.current.id);
    await end(stage.editor, hall.id);
  });
});

describe("the minutes", () => {
  test("are written, published, and read by a visitor with and without a program", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Con il suo verbale", [sample.SINGLE]);
    const item = first(hall);
    await show(stage.editor, hall.id, item.id);
    for (const each of ["assemblyItemOpen", "assemblyItemClose", "assemblyItemReveal"] as const) await act(stage.editor, each, item.id);
    await say(stage.editor, hall.id, "Grazie a tutti.");
    await end(stage.editor, hall.id);

    const early = await stage.come();
    await early.goto(pathOf(hall.number));
    await early.getByText("Il verbale non è ancora pubblicato.").waitFor(within);

    const page = await stage.come("nadia");
    await page.goto(pathOf(hall.number));
    const text = page.locator(".pz-verbale textarea");
    await text.fill("Presiede Nadia.\n\n- Si è parlato **a lungo** del bilancio.");
    await clean(page, "writing minutes");
    await page.getByRole("button", { name: "Salva la bozza" }).click();
    await page.getByText("La bozza del verbale è salva.").first().waitFor(within);
    await page.reload();
    await expect.poll(() => text.inputValue(), within).toContain("a lungo");
    // A draft is nobody else's.
    await early.reload();
    await early.getByText("Il verbale non è ancora pubblicato.").waitFor(within);
    expect(await early.content()).not.toContain("Presiede Nadia");

    await page.getByRole("button", { name: "Pubblica il verbale" }).click();
    await page.getByRole("dialog", { name: "Pubblicare il verbale?" }).getByRole("button", { name: "Pubblica il verbale" }).click();
    await page.locator(".pz-verbale strong", { hasText: "a lungo" }).waitFor(within);
    expect(await text.count()).toBe(0);

    await early.reload();
    await early.locator(".pz-verbale strong", { hasText: "a lungo" }).waitFor(within);
    await early.getByText(sample.SINGLE.title).first().waitFor(within);
    await clean(early, "minutes");
    const plain = await stage.come(undefined, { javaScriptEnabled: false });
    await plain.goto(pathOf(hall.number));
    const read = await plain.locator("#lettura").innerText();
    for (const words of ["Presiede Nadia.", "a lungo", sample.SINGLE.title]) expect(read).toContain(words);
    const file = await plain.request.get(`/export/assembly/${hall.number}.md`);
    expect(file.status()).toBe(200);
    expect(await file.text()).toContain("Presiede Nadia.");
  });
});

describe("the wall by the keyboard alone", () => {
  test("shows the questions from the floor, fills the screen, and both by its buttons too", async () => {
    const hall = await holdAssembly(stage.editor, "Il muro con i tasti", [sample.SINGLE]);
    const asks = await visit(stage.browser, "elena");
    stage.opened.push(asks);
    await ask(asks, "mutation($input: AssemblyEnterInput!) { assemblyEnter(input: $input) { userErrors { reason } } }", { input: { code: (await entranceOf(stage.editor, hall.number)).code } });
    const { assemblyAsk } = await ask<{ assemblyAsk: { userErrors: unknown[] } }>(asks, "mutation($input: AssemblyAskInput!) { assemblyAsk(input: $input) { userErrors { reason } } }", { input: { assemblyId: hall.id, text: "Chi tiene le chiavi?" } });
    expect(assemblyAsk.userErrors).toEqual([]);
    const { assembly } = await ask<{ assembly: { floor: { questions: { id: string }[] } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { floor { questions { id } } } }", { number: hall.number });
    await ask(stage.editor, "mutation($input: AssemblyFloorSetInput!) { assemblyFloorSet(input: $input) { userErrors { reason } } }", { input: { questionId: assembly.floor.questions[0]?.id, state: "SHOWN" } });

    const item = first(hall);
    await show(stage.editor, hall.id, item.id);
    const page = await stage.come(undefined, { viewport: { width: 1920, height: 1080 } });
    await page.goto(await screenOf(stage.editor, hall.id));
    await page.locator(".pz-sala[data-state=WAITING]").waitFor(within);
    const asked = page.getByText("Chi tiene le chiavi?");
    const full = () => page.evaluate(() => document.fullscreenElement !== null);
    expect(await asked.count()).toBe(0);
    // The tools are out of sight while nothing moves, and come with the focus: a single key counts there alone.
    await page.keyboard.press("d");
    await tabTo(page, ".attrezzi button[aria-pressed]");
    expect(await asked.count()).toBe(0);
    await page.keyboard.press("d");
    await asked.waitFor(within);
    await page.keyboard.press("D");
    await asked.waitFor({ state: "detached" });
    await page.keyboard.press("f");
    await expect.poll(full, within).toBe(true);
    await page.keyboard.press("f");
    await expect.poll(full, within).toBe(false);

    const tools = page.locator(".attrezzi");
    await expect.poll(() => tools.evaluate((each) => getComputedStyle(each).opacity), within).toBe("1");
    await page.keyboard.press("Enter");
    await asked.waitFor(within);
    await page.keyboard.press("Space");
    await asked.waitFor({ state: "detached" });
    await tabTo(page, ".attrezzi button:not([aria-pressed])");
    await page.keyboard.press("Enter");
    await expect.poll(full, within).toBe(true);
    await end(stage.editor, hall.id);
  });
});
