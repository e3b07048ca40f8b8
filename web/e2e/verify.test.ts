import { AxeBuilder } from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { address, launch } from "./harness/browser";

// The built page, from the disk and without a network, as somebody opens it who kept it.
const built = pathToFileURL(path.resolve(import.meta.dirname, "../dist/verify.html")).href;
const folder = path.resolve(import.meta.dirname, "../../docs/ballots");
const vector = (name: string): string => path.join(folder, name);

let browser: Browser;
let context: BrowserContext;
let asked: string[];

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

async function open(width = 1440, where = built): Promise<Page> {
  context = await browser.newContext({ viewport: { width, height: 900 }, locale: "it-IT", offline: where === built });
  asked = [];
  context.on("request", (request) => asked.push(request.url()));
  const page = await context.newPage();
  await page.goto(where);
  await page.locator("h1").waitFor();
  return page;
}

const give = async (page: Page, ...names: string[]): Promise<string> => {
  await page.locator("#file").setInputFiles(names.map(vector));
  const verdict = page.locator("#verdetto");
  await verdict.waitFor();
  return verdict.innerText();
};

const complaints = async (page: Page): Promise<unknown[]> => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }));

/** Everything that the page asked for, but itself and what it made itself. */
const outside = (): string[] => asked.filter((url) => url !== built && !/^(blob|data):/.test(url));

test.each([1440, 390])("a file that is right passes from the disk without a network, at %i", async (width) => {
  const page = await open(width);
  expect(await complaints(page)).toEqual([]);
  expect(await give(page, "mixed.jsonl")).toBe("Torna tutto.");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("verdetto");
  expect(await page.locator(".domanda").count()).toBe(6);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await complaints(page)).toEqual([]);
  expect(outside()).toEqual([]);
  await context.close();
});

test.each([1440, 390])("a file that is wrong is told what is, in both languages, at %i", async (width) => {
  const page = await open(width);
  expect(await give(page, "forged-ballot-turned.jsonl")).toMatch(/non torna/);
  const found = page.locator(".trovato li").first();
  expect(await found.innerText()).toContain("opening_hash");
  expect(await found.innerText()).toContain("riga 10");
  expect(await found.locator("h3").innerText()).toBe("Una scheda non corrisponde alla sua impronta");
  await page.getByRole("button", { name: "English" }).click();
  expect(await page.evaluate(() => [document.documentElement.lang, document.activeElement?.getAttribute("lang")])).toEqual(["en", "en"]);
  expect(await found.locator("h3").innerText()).toBe("A ballot does not match its fingerprint");
  expect(await found.innerText()).toContain("line 10");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await complaints(page)).toEqual([]);
  expect(outside()).toEqual([]);
  await context.close();
});

test("receipt, earlier log and published keys are held against the file; one of them can be taken away again", async () => {
  const page = await open();
  expect(await give(page, "mixed.jsonl", "mixed.log-3.jsonl", "keys.json")).toBe("Torna tutto.");
  const [receipt = ""] = readFileSync(vector("receipts.jsonl"), "utf8").split("\n");
  await page.getByText("Incolla il testo").click();
  await page.getByLabel(/^Documento pubblico, ricevuta/).fill(receipt);
  await page.getByRole("button", { name: "Aggiungi" }).click();
  await page.getByText("La firma è giusta").waitFor();
  expect(await page.locator(".schede li").count()).toBe(5);
  expect(await page.locator("section[aria-labelledby=portato]").innerText()).toContain("le 3 voci annotate sono nel registro");
  await page.locator("#file").setInputFiles(vector("keys-of-others.json"));
  await page.getByText("Una chiave non è tra quelle del sito").first().waitFor();
  await page.getByRole("button", { name: "Togli keys-of-others.json" }).click();
  await page.getByText("Torna tutto.").waitFor();
  await context.close();
});

test.each([1440, 390])("who voted is listed, folded, and a name is found by typing, at %i", async (width) => {
  const page = await open(width);
  await give(page, "mixed.jsonl");
  const section = page.locator("section[aria-labelledby=votanti]");
  expect(await section.locator("h2").innerText()).toBe("Chi ha votato (22)");
  expect(await section.locator(".nomi").isVisible()).toBe(false);
  await section.locator("summary").click();
  expect(await section.locator(".nomi li").count()).toBe(21);
  expect(await section.innerText()).toContain("Più una persona senza nome");
  await page.getByLabel("Cerca un nome utente").fill("@VOTER1");
  expect(await section.locator(".nomi li").count()).toBe(10);
  expect(await section.locator("[role=status]").innerText()).toBe("10 nomi trovati.");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await complaints(page)).toEqual([]);
  await page.getByRole("button", { name: "English" }).click();
  expect(await section.locator("h2").innerText()).toBe("Who voted (22)");
  await context.close();
});

test("a log says what it proves and what it does not; a file that is wrong warns where its figures and names stand", async () => {
  const page = await open();
  const says = page.locator("section[aria-labelledby=registro]");
  const warned = page.locator(".badate");
  expect(await give(page, "mixed.log-3.jsonl")).toBe("Il registro fin qui è in ordine.");
  expect(await says.innerText()).toMatch(/Da solo non dice[^]*se è completo/);
  expect(await page.locator("section[aria-labelledby=votanti]").count()).toBe(0);
  expect(await complaints(page)).toEqual([]);
  await give(page, "mixed.jsonl");
  await page.getByText("Torna tutto.").waitFor();
  expect(await page.getByRole("link", { name: "Confronta la chiave" }).getAttribute("href")).toBe("#dati");
  expect([await says.count(), await warned.count()]).toEqual([0, 0]);
  await give(page, "forged-ballot-turned.jsonl");
  await page.locator(".trovato").waitFor();
  expect(await warned.first().innerText()).toContain("non va preso per il risultato");
  expect(await warned.count()).toBe(2);
  await context.close();
});

test("files are taken where they are dropped, and a fork is seen", async () => {
  const page = await open();
  const dropped = await page.evaluateHandle(([bundle = "", log = ""]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([bundle], "bundle.jsonl"));
    transfer.items.add(new File([log], "log.jsonl"));
    return transfer;
  }, ["forged-shorter-fork.jsonl", "mixed.log-3.jsonl"].map((name) => readFileSync(vector(name), "utf8")));
  await page.locator(".lascia").dispatchEvent("drop", { dataTransfer: dropped });
  await page.locator("#verdetto").waitFor();
  expect(await page.locator(".trovato").innerText()).toContain("head_fork");
  await context.close();
});

test("it works by keyboard alone, and can be printed", async () => {
  const page = await open();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Vai al contenuto");
  for (let i = 0; i < 3; i++) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("file");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(readFileSync(vector("single.jsonl"), "utf8"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Torna tutto.").waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.locator(".lascia").isVisible()).toBe(false);
  expect(await page.locator("#verdetto").isVisible()).toBe(true);
  expect(await page.getByText("Impronta del file (SHA-256)").isVisible()).toBe(true);
  await context.close();
});

test("the site serves the same page, which may connect to nothing there either", async () => {
  const page = await open(1440, `${address()}/verify`);
  expect(await give(page, "ranked.jsonl")).toBe("Torna tutto.");
  const refused = await page.evaluate(() => fetch("/healthz").then(() => "connected", () => "refused"));
  expect(refused).toBe("refused");
  expect(await page.evaluate(() => document.querySelector("#programma")?.textContent.length)).toBeGreaterThan(10_000);
  await context.close();
});
