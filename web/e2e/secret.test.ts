import { AxeBuilder } from "@axe-core/playwright";
import { readdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { square } from "./harness/api";
import { launch, visit } from "./harness/browser";
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
  await page.locator(".pz-segreto").waitFor(within);
  expect(page.url()).toContain(`/piazze/${square}/votazioni/`);
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
  const [bundle] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Scarica il documento pubblico" }).click()]);
  expect(await bundle.failure()).toBeNull();
  await bothWays(page, "registro-pubblico");

  await page.goto(`${poll.path}?vista=ricevuta`);
  await page.getByRole("button", { name: "Controlla la ricevuta conservata qui" }).click();
  await expect.poll(() => verdict(page), within).toBe("counted");
  await bothWays(page, "ricevuta-contata");
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
