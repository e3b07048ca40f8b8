import { AxeBuilder } from "@axe-core/playwright";
import { readdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { square } from "./harness/api";
import { address, launch, signIn, visit } from "./harness/browser";
import { builder } from "./harness/builder";
import { enter } from "./harness/key";
import { close, publishPoll, sample, vote, type PollEntry } from "./harness/poll";
import { startAlone } from "./harness/server";

let browser: Browser;
let editor: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  editor = await visit(browser, "nadia");
});

afterAll(async () => {
  await browser.close();
});

const within = { timeout: 30_000 };
const wide = { width: 1440, height: 900 };
const small = { width: 390, height: 844 };
const secret = { isConfidential: true, resultsVisibility: "AFTER_CLOSE" };
const others = ["ivo", "omar", "marta", "luce", "irene", "gemma", "zoe", "karim", "fatima"];

/** A picture of what is on the page, where somebody wants to look at it. */
async function look(page: Page, name: string): Promise<void> {
  if (process.env.PIAZZA_E2E_SHOTS) await page.screenshot({ path: path.join(process.env.PIAZZA_E2E_SHOTS, `${name}.png`), fullPage: true });
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

/** A view in both widths: nothing sticks out, and axe complains of nothing. */
async function bothWays(page: Page, name: string): Promise<void> {
  for (const size of [small, wide]) {
    await page.setViewportSize(size);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    expect(await axe(page)).toEqual([]);
    await look(page, `${name}-${String(size.width)}`);
  }
}

const choiceOf = (poll: PollEntry, at: number) => [{ question: poll.questions[0]?.id, choice: { options: [poll.questions[0]?.options[at]?.id] } }];
const seal = (page: Page) => page.locator("[data-seal]").first();
const verdict = (page: Page) => page.locator("[data-verdict]").getAttribute("data-verdict");

/** Votes on the page, for the first option. */
async function voteHere(page: Page): Promise<void> {
  await page.locator(".pz-voce input").first().check();
  await page.locator(".pz-invia button[type=submit]").click();
  await page.locator(".pz-arrivato").waitFor(within);
}

/** The text of the receipt, from its page. */
async function receiptOn(page: Page, poll: PollEntry): Promise<string> {
  await page.goto(`${poll.path}?vista=ricevuta`);
  return (await page.locator("[data-receipt-text]").textContent(within)) ?? "";
}

test("a draft is made secret: what it closes off is off, with the reason", { timeout: 120_000 }, async () => {
  const context = await visit(browser, "nadia", { viewport: wide });
  const page = await context.newPage();
  const build = builder(page);
  await build.open();
  await page.getByLabel("Titolo", { exact: true }).fill("Chi rappresenta la comunità?");
  await build.add("SINGLE");
  await build.write("SINGLE");
  await build.next();
  await build.step("Chi vota e quando").waitFor();
  await page.getByRole("radio", { name: "Voto segreto" }).check();
  expect(await page.locator("[data-secret]").innerText()).toContain("in assemblea gli ospiti guardano e non votano");
  const adding = page.getByRole("switch", { name: "Chi vota può aggiungere opzioni" });
  expect(await adding.isDisabled()).toBe(true);
  await bothWays(page, "costruttore-segreto");
  await page.getByRole("button", { name: "fra 7 giorni" }).click();
  await build.next();
  await build.step("Come si vedono i risultati").waitFor();
  expect(await page.getByRole("radio", { name: "Dal vivo, a tutti" }).isDisabled()).toBe(true);
  expect(await page.getByRole("radio", { name: "Alla chiusura, per tutti insieme" }).isChecked()).toBe(true);
  expect(await page.getByRole("switch", { name: "Si vede chi ha votato che cosa" }).isDisabled()).toBe(true);
  expect(await page.locator("main").innerText()).toContain("Con il voto segreto non lo sa nessuno.");
  await bothWays(page, "costruttore-risultati");
  await build.next();
  await build.step("Controllo finale").waitFor();
  await page.getByRole("button", { name: "Pubblica e apri la votazione" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pubblica e apri la votazione" }).click();
  await page.waitForURL(`**/piazze/${square}/votazioni/*`, within);
  await page.locator(".pz-segreto").waitFor(within);
  await context.close();
});

test("a secret vote is told about, cast, kept, checked, counted and sealed", { timeout: 240_000 }, async () => {
  const poll = await publishPoll(editor, "Voto segreto di prova", [sample.SINGLE], secret);
  const context = await visit(browser, "elena", { viewport: wide });
  const page = await context.newPage();
  await page.goto(poll.path);
  const told = page.locator(".pz-segreto");
  await told.waitFor(within);
  for (const words of ["devi fidarti di chi gestisce il servizio", "La ricevuta mostra come hai votato", "si pubblica chi ha partecipato", "avanza a gruppi"]) expect(await told.innerText()).toContain(words);
  await bothWays(page, "voto-prima");
  await voteHere(page);
  const receipt = page.locator("[data-receipt=kept]");
  await receipt.waitFor(within);
  await bothWays(page, "voto-dopo");
  const [file] = await Promise.all([page.waitForEvent("download"), receipt.getByRole("button", { name: "Scarica" }).click()]);
  expect(file.suggestedFilename()).toBe(`ricevuta-${poll.number}.json`);
  await page.reload();
  await receipt.waitFor(within);
  const text = await receiptOn(page, poll);
  expect(JSON.parse(text)).toMatchObject({ format: "piazza-receipt/1", poll: poll.number, entry: 0 });
  expect(await page.locator("[data-receipt-text]").isVisible()).toBe(false);
  await printed(page, text);
  await page.getByRole("button", { name: "Dettagli tecnici" }).click();
  expect(await page.locator("[data-receipt-text]").isVisible()).toBe(true);
  await page.getByRole("button", { name: "Controlla la ricevuta conservata qui" }).click();
  await expect.poll(() => verdict(page), within).toBe("waiting");
  await bothWays(page, "ricevuta-in-attesa");

  for (const handle of others) {
    const other = await visit(browser, handle);
    await vote(other, poll, choiceOf(poll, 1), true);
    await other.close();
  }
  await close(editor, poll);
  await page.goto(poll.path);
  await expect.poll(() => seal(page).getAttribute("data-seal"), { timeout: 60_000 }).toBe("SEALED");
  await expect.poll(() => page.locator(".pz-risultato p").first().textContent(), within).toBe("10 persone hanno risposto.");
  await receipt.waitFor(within);
  await bothWays(page, "voto-sigillato");

  await page.goto(`${poll.path}?vista=registro`);
  await page.locator("[data-entry]").first().waitFor(within);
  expect(await page.locator("[data-bundle]").innerText()).toMatch(/^[0-9a-f ]{79}$/);
  expect(await page.locator(".documenti a[href='/verify#votanti']").innerText()).toBe("Chi ha votato");
  const [bundle] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Scarica il documento pubblico" }).click()]);
  expect(await bundle.failure()).toBeNull();
  await bothWays(page, "registro-pubblico");

  await page.goto(`${poll.path}?vista=ricevuta`);
  await page.getByRole("button", { name: "Controlla la ricevuta conservata qui" }).click();
  await expect.poll(() => verdict(page), within).toBe("counted");
  await bothWays(page, "ricevuta-contata");
  await context.close();
});

/** On paper a receipt is whole: one sheet, nothing cut, the code for a camera and all that is needed to check it. */
async function printed(page: Page, text: string): Promise<void> {
  await page.emulateMedia({ media: "print" });
  // What A4 has within margins of a centimetre.
  await page.setViewportSize({ width: 718, height: 1047 });
  const cut = await page.locator(".pz-scontrino *:visible").evaluateAll((parts, width) => parts.filter((part) => part.getBoundingClientRect().right > width + 1 || part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display === "block").map((part) => part.outerHTML.slice(0, 120)), 718);
  expect(cut).toEqual([]);
  const code = await page.locator(".pz-scontrino svg.pz-qr").boundingBox();
  expect(code?.width).toBeGreaterThan(280);
  expect(await page.locator("[data-receipt-text]").innerText()).toBe(text);
  for (const words of ["chi lo ha in mano può sapere come hai votato", "Si controlla su", "Impronta del voto"]) expect(await page.locator(".pz-scontrino").innerText()).toContain(words);
  for (const gone of [".pz-testata", ".pz-pie", ".pz-controllo", ".pz-scontrino button"]) expect(await page.locator(gone).first().isVisible()).toBe(false);
  await look(page, "ricevuta-stampata");
  const sheets = await page.pdf({ format: "A4", margin: { top: "1cm", bottom: "1cm", left: "1cm", right: "1cm" }, ...(process.env.PIAZZA_E2E_SHOTS ? { path: path.join(process.env.PIAZZA_E2E_SHOTS, "ricevuta-stampata.pdf") } : {}) });
  expect(sheets.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(wide);
}

test("by the keyboard alone somebody votes, keeps the receipt and checks it", { timeout: 120_000 }, async () => {
  const poll = await publishPoll(editor, "Con la sola tastiera", [sample.SINGLE], secret);
  const context = await visit(browser, "elena", { viewport: small });
  const page = await context.newPage();
  const { keyboard } = page;
  await page.goto(poll.path);
  await page.locator(".pz-voce input").first().waitFor(within);
  /** Goes on by Tab until something is reached, as who uses no mouse does. */
  const reach = async (what: string) => {
    for (let steps = 0; steps < 120; steps++) {
      await keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, what)) return;
    }
    throw new Error(`${what} is not reached by Tab`);
  };
  await reach(".pz-voce input");
  await keyboard.press("Space");
  await reach(".pz-invia button[type=submit]");
  await keyboard.press("Enter");
  await page.locator("[data-receipt=kept]").waitFor(within);
  await reach("[data-receipt=kept] button");
  const [file] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
  expect(file.suggestedFilename()).toBe(`ricevuta-${poll.number}.json`);
  await reach("[data-receipt=kept] a");
  await keyboard.press("Enter");
  await page.locator(".pz-scontrino").waitFor(within);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await reach(".pz-controllo button");
  await keyboard.press("Enter");
  await expect.poll(() => verdict(page), within).toBe("waiting");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("aspetta di entrare nel registro pubblico");
  expect(await page.evaluate(() => document.activeElement?.closest("[role=status]"))).toBeNull();
  await context.close();
});

// Words of Italian that English has not. What people wrote themselves, and the names of places, are left out.
const italian = /\b(il|lo|gli|della|del|delle|dei|che|non|una|per|con|voto|voti|votazione|votazioni|votare|ricevuta|chiave|registro|chi|sono|questa|questo|dopo|alla|chiusura|segreto|segreta)\b/i;
const own = ["Piazza della Comunità di pratiche partecipative", "ufficio partecipazione", "Osservatorio dei processi", "Dove si riunisce l’osservatorio", "Chi coordina l’osservatorio per il prossimo anno", "A secret poll in English", "Una votazione per provare.", ...["Voto segreto di prova", "Ricevute false", "Chi rappresenta la comunità?", "Con la sola tastiera", "Prima di uscire"]];

/** The lines of a text in which there is Italian. */
const foreign = (text: string): string[] => own.reduce((rest, name) => rest.replaceAll(name, ""), text).split("\n").filter((line) => italian.test(line) && !line.includes("/piazze/"));

test("in English no room of a secret vote has an Italian word", { timeout: 240_000 }, async () => {
  const question = { ...sample.SINGLE, title: "How often do we meet?", options: [{ title: "Often", meaning: "Each week" }, { title: "Seldom", meaning: "Each month" }] };
  const poll = await publishPoll(editor, "A secret poll in English", [question], secret);
  const context = await visit(browser, "elena", { viewport: small, locale: "en-GB" });
  const page = await context.newPage();
  const said = async (where: string) => {
    const text = await page.evaluate(() => [...document.querySelectorAll("main")].map((main) => main.innerText).join("\n"));
    expect(foreign(text), where).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBe(small.width);
    await look(page, `english-${where}`);
  };
  await page.goto(`/en${poll.path}`);
  await page.locator(".pz-segreto").waitFor(within);
  await page.locator(".pz-voto .pz-invia").waitFor(within);
  expect(foreign(await page.locator("article.pz-voto").innerText())).toEqual([]);
  await voteHere(page);
  await page.locator("[data-receipt=kept]").waitFor(within);
  expect(foreign(await page.locator("article.pz-voto").innerText())).toEqual([]);
  await page.goto(`/en${poll.path}?vista=ricevuta`);
  await page.getByRole("button", { name: "Technical details" }).click();
  await page.getByRole("button", { name: "Check the receipt that is kept here" }).click();
  await expect.poll(() => verdict(page), within).toBe("waiting");
  expect(await page.locator(".pz-controllo a[href='/verify?lang=en']").count()).toBe(1);
  await said("receipt");
  await close(editor, poll);
  await page.goto(`/en${poll.path}?vista=registro`);
  await page.locator("[data-seal=SEALED]").waitFor(within);
  await page.locator("[data-entry]").first().waitFor(within);
  await said("record");
  await page.goto("/verify?lang=en");
  await page.locator("h1").waitFor(within);
  await said("verify");
  const bundle = await (await context.request.get(`/export/polls/${poll.number}/bundle.jsonl`)).body();
  await page.locator("#file").setInputFiles({ name: "bundle.jsonl", mimeType: "application/json", buffer: bundle });
  await page.locator("#verdetto").waitFor(within);
  await said("verify-good");
  const bent = Buffer.from(bundle.toString().replace(/"nonce":"(..)/, (_, two: string) => `"nonce":"${two === "00" ? "11" : "00"}`));
  await page.locator("#file").setInputFiles({ name: "bundle.jsonl", mimeType: "application/json", buffer: bent });
  await page.locator(".trovato").waitFor(within);
  await said("verify-bad");
  const gemma = await visit(browser, "gemma", { viewport: small, locale: "en-GB" });
  const operator = await gemma.newPage();
  await operator.goto("/en/amministrazione/voti-segreti");
  await operator.locator("[data-keys=ready]").waitFor(within);
  await operator.locator("[data-polls]").waitFor(within);
  expect(foreign(await operator.locator(".pz-urne").innerText())).toEqual([]);
  await Promise.all([context.close(), gemma.close()]);
});

test("who signs out is asked before the receipts in his browser are deleted, and may stay", { timeout: 120_000 }, async () => {
  const poll = await publishPoll(editor, "Prima di uscire", [sample.SINGLE], secret);
  // A session of his own, as it is ended: the others share theirs.
  const context = await browser.newContext({ baseURL: address(), locale: "it-IT", timezoneId: "Europe/Rome", viewport: wide });
  const page = await context.newPage();
  await signIn(page, "elena");
  await page.goto(poll.path);
  await voteHere(page);
  await page.locator("[data-receipt=kept]").waitFor(within);
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/receipt/")).length);
  expect(await kept()).toBe(1);
  const profile = page.getByRole("button", { name: /^Il tuo profilo/ });
  const dialog = page.getByRole("dialog", { name: "Prima di uscire" });
  const leave = async () => {
    await profile.click();
    await page.getByRole("menuitem", { name: "Esci" }).click();
    await dialog.waitFor(within);
  };
  await leave();
  for (const words of ["c’è una ricevuta di un voto segreto", "Su un computer non tuo, salvala altrove"]) expect(await dialog.innerText()).toContain(words);
  await dialog.getByRole("button", { name: "Annulla" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await kept()).toBe(1);
  await page.reload();
  await page.locator("[data-receipt=kept]").waitFor(within);
  await profile.waitFor(within);
  await leave();
  await dialog.getByRole("button", { name: "Esci e cancella" }).click();
  await page.getByRole("link", { name: "Accedi" }).first().waitFor(within);
  await expect.poll(kept, within).toBe(0);
  await context.close();
});

test("by the keyboard alone a forged receipt is pasted, and what is wrong is named", { timeout: 120_000 }, async () => {
  const poll = await publishPoll(editor, "Ricevute false", [sample.SINGLE], secret);
  const context = await visit(browser, "elena", { viewport: small });
  const page = await context.newPage();
  await page.goto(poll.path);
  await voteHere(page);
  await page.locator("[data-receipt=kept]").waitFor(within);
  const text = await receiptOn(page, poll);
  const { keyboard } = page;
  await page.locator("summary", { hasText: "Controlla un’altra ricevuta" }).focus();
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  await keyboard.insertText(text.replace(/"nonce":"(..)/, (_, two: string) => `"nonce":"${two === "00" ? "11" : "00"}`));
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect.poll(() => verdict(page), within).toBe("wrong");
  expect(await page.locator("[data-finding=commitment_wrong]").innerText()).toContain("domanda 1");
  expect(await page.locator("[data-verdict] h3").innerText()).toBe("La ricevuta che hai incollato o aperto");
  expect(await axe(page)).toEqual([]);
  await look(page, "ricevuta-falsa-390");
  await page.getByLabel("Incolla qui il testo").fill("quello che capita");
  await page.getByRole("button", { name: "Controlla", exact: true }).click();
  await expect.poll(() => page.locator(".pz-controllo .pz-guasto").innerText(), within).toContain("Questo non è il testo di una ricevuta");
  await context.close();
});

test("the operator reads which poll waits for a key, and that it goes on once the key is back", { timeout: 240_000 }, async () => {
  const piazza = await startAlone();
  try {
    const as = async (handle: string) => {
      const context = await browser.newContext({ baseURL: piazza.address, locale: "it-IT", timezoneId: "Europe/Rome", viewport: wide });
      const page = await context.newPage();
      await enter(page, handle);
      return { context, page };
    };
    const { context: nadia } = await as("nadia");
    const poll = await publishPoll(nadia, "Una votazione senza chiave", [sample.SINGLE], secret);
    const { context: gemma, page } = await as("gemma");
    await page.goto("/amministrazione/voti-segreti");
    await page.locator("[data-keys=ready]").waitFor(within);
    await bothWays(page, "amministrazione-in-ordine");
    const [folder, name] = await newestKey(piazza.keys);
    await rename(path.join(folder, name), path.join(folder, `${name}.away`));
    await page.reload();
    const waiting = page.locator("[data-waiting] [data-problem=key_missing]");
    await waiting.waitFor(within);
    expect(await waiting.innerText()).toContain(`piazza admin poll-accept-loss ${poll.number}`);
    expect(await waiting.locator("[data-key-file]").innerText()).toBe(`ballots/${name}`);
    expect(await waiting.innerText()).toMatch(/Ferma: manca la chiave · ultimo passo riuscito qui: /);
    await bothWays(page, "amministrazione-chiave-mancante");
    const citizen = await gemma.newPage();
    await citizen.goto(poll.path);
    await expect.poll(() => seal(citizen).getAttribute("data-seal"), within).toBe("KEY_MISSING");
    await bothWays(citizen, "voto-chiave-mancante");
    await rename(path.join(folder, `${name}.away`), path.join(folder, name));
    await page.reload();
    await page.locator("[data-polls]").waitFor(within);
    await expect.poll(() => waiting.count(), within).toBe(0);
  } finally {
    await piazza.stop();
  }
});

/** The key of the poll that was opened last: the demo may have some of its own. */
async function newestKey(keys: string): Promise<[folder: string, name: string]> {
  const folder = path.join(keys, "ballots");
  const made = await Promise.all((await readdir(folder)).filter((name) => name.endsWith(".key")).map(async (name) => ({ name, at: (await stat(path.join(folder, name))).mtimeMs })));
  const newest = made.sort((a, b) => b.at - a.at)[0];
  if (!newest) throw new Error("no key was made");
  return [folder, newest.name];
}
