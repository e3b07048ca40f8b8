import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { address, launch, visit } from "./harness/browser";
import { close, heldBy, kinds, publishPoll, sample, vote, type Kind, type PollEntry } from "./harness/poll";

let browser: Browser;
let editor: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  editor = await visit(browser, "nadia");
});

afterAll(async () => {
  await browser.close();
});

const within = { timeout: 60_000 };
const opened: BrowserContext[] = [];

// Who has left holds no line: a member has ten at most.
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
});

/** A browser that is gone with its test. */
async function come(...who: Parameters<typeof visit>): Promise<BrowserContext> {
  const context = await visit(...who);
  opened.push(context);
  return context;
}

const widths = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

/** Opens a poll as somebody, in a window of a width. */
async function open(poll: PollEntry, handle: string, viewport = widths[0]): Promise<{ context: BrowserContext; page: Page }> {
  const context = await come(browser, handle, { baseURL: address(), ...(viewport ? { viewport } : {}) });
  const page = await context.newPage();
  await page.goto(poll.path);
  await page.locator(".pz-colonna").waitFor();
  return { context, page };
}

const question = (page: Page, kind: Kind) => page.locator(`.pz-domanda[data-kind=${kind}]`);
const result = (page: Page, poll: PollEntry, kind: Kind) => page.locator(`.pz-risultato[data-question="${poll.questions.find((each) => each.kind === kind)?.id ?? ""}"]`);
const send = (page: Page) => page.locator(".pz-invia button[type=submit]");

/** Fills in a ballot as a hand does, and what the server must then hold; `again` is another answer. */
const answers: Record<Kind, { first: (page: Page) => Promise<void>; again: (page: Page) => Promise<void> }> = {
  SINGLE: { first: (page) => pick(page, "SINGLE", "Una volta al mese"), again: (page) => pick(page, "SINGLE", "Nessuna di queste") },
  MULTIPLE: { first: (page) => pick(page, "MULTIPLE", "Verbali aperti"), again: (page) => pick(page, "MULTIPLE", "Mappa delle proposte") },
  RANKED: { first: (page) => rank(page, "RANKED", "Cura del verde", "Bilancio sociale"), again: (page) => question(page, "RANKED").getByRole("button", { name: "Sposta su Bilancio sociale" }).click() },
  STV: { first: (page) => rank(page, "STV", "Carla", "Anna"), again: (page) => question(page, "STV").getByRole("button", { name: "Togli Carla dall’ordine" }).click() },
  SCORE: { first: (page) => press(page, "SCORE", "Biblioteca", "4"), again: (page) => press(page, "SCORE", "Biblioteca", "2") },
  DOTS: { first: (page) => dots(page, "Ascolto", 3), again: (page) => dots(page, "Scrittura", 2) },
  BUDGET: { first: (page) => pick(page, "BUDGET", "Pista dei pattini"), again: (page) => pick(page, "BUDGET", "Panchine all’ombra") },
  CONSENT: { first: (page) => pick(page, "CONSENT", "D’accordo"), again: (page) => pick(page, "CONSENT", "Mi oppongo") },
  MEETING: { first: (page) => press(page, "MEETING", "sabato 16 gennaio", "Sì"), again: (page) => press(page, "MEETING", "sabato 16 gennaio", "Forse") },
  NUMBER: { first: (page) => question(page, "NUMBER").locator("input").fill("2.5"), again: (page) => question(page, "NUMBER").locator("input").fill("4") },
  OPEN: { first: (page) => question(page, "OPEN").locator("textarea").first().fill("Le sedie comode."), again: (page) => question(page, "OPEN").locator("textarea").first().fill("I verbali.") },
  MATRIX: { first: (page) => press(page, "MATRIX", "Trasporti", "Bene"), again: (page) => press(page, "MATRIX", "Trasporti", "Male") },
};

async function pick(page: Page, kind: Kind, name: string): Promise<void> {
  await question(page, kind).locator(".pz-voce", { has: page.locator("b", { hasText: new RegExp(`^${name}`) }) }).locator("input").click();
}

async function rank(page: Page, kind: Kind, ...names: string[]): Promise<void> {
  for (const name of names) await question(page, kind).getByRole("button", { name: `Aggiungi ${name}` }).click();
}

async function press(page: Page, kind: Kind, row: string, name: string): Promise<void> {
  const group = kind === "MATRIX" ? question(page, kind).getByRole("radiogroup", { name: row }) : question(page, kind).locator("li", { hasText: row });
  await group.getByRole("radio", { name, exact: true }).check({ force: true });
}

async function dots(page: Page, name: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await question(page, "DOTS").getByRole("button", { name: `Un punto in più a ${name}` }).click();
}

describe.each(widths)("a poll of each kind at $width", (viewport) => {
  test.each(kinds)("%s: vote, watch, change, close", async (kind) => {
    const poll = await publishPoll(editor, `Prova ${kind} ${viewport.width}`, [sample[kind]]);
    const [{ context: elena, page }, { page: watching }] = await Promise.all([open(poll, "elena", viewport), open(poll, "ivo", viewport)]);
    let reloads = 0;
    watching.on("load", () => reloads++);

    await answers[kind].first(page);
    await send(page).click();
    await page.locator(".pz-arrivato").waitFor(within);
    const first = (await heldBy(elena, poll))[kind];
    expect(first).toBeDefined();
    await expect.poll(() => watching.locator(".pz-affluenza [data-voters]").getAttribute("data-voters"), within).toBe("1");
    await expect.poll(() => result(watching, poll, kind).locator("p").first().textContent(), within).toBe("1 persona ha risposto.");
    const version = Number(await watching.locator(".pz-risultati").getAttribute("data-version"));

    await page.getByRole("button", { name: "Cambia il voto" }).click();
    await answers[kind].again(page);
    await send(page).click();
    await page.locator(".pz-arrivato").waitFor(within);
    expect((await heldBy(elena, poll))[kind]).not.toEqual(first);
    await expect.poll(async () => Number(await watching.locator(".pz-risultati").getAttribute("data-version")), within).toBeGreaterThan(version);
    expect(await watching.locator(".pz-affluenza [data-voters]").getAttribute("data-voters")).toBe("1");

    await close(editor, poll);
    await expect.poll(() => watching.locator(".pz-fase").getAttribute("data-phase"), within).toBe("CLOSED");
    await expect.poll(() => page.getByRole("button", { name: "Cambia il voto" }).count(), within).toBe(0);
    await expect.poll(() => watching.getByRole("heading", { name: "I risultati" }).count(), within).toBe(1);
    await expect.poll(() => watching.locator("form.pz-scheda-voto").count(), within).toBe(0);
    expect(reloads).toBe(0);
    expect(await watching.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });
});

test("each chart is a table too, in light, dark and grey nothing axe complains of", async () => {
  const poll = await publishPoll(editor, "Tutte le specie", kinds.map((kind) => sample[kind]));
  const piero = await come(browser, "piero");
  await vote(piero, poll, poll.questions.map(({ id, kind, options, rows }) => ({ question: id, choice: choiceOf(kind, options.map((option) => option.id), rows.map((row) => row.id)) })));
  for (const [colorScheme, viewport] of [["light", widths[1]], ["dark", widths[0]]] as const) {
    const context = await come(browser, "elena", { colorScheme, ...(viewport ? { viewport } : {}) });
    const page = await context.newPage();
    await page.goto(poll.path);
    await page.locator(".pz-risultato").nth(kinds.length - 1).waitFor(within);
    const wrong = async () => (await new AxeBuilder({ page }).include(".pz-articolo").analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ").slice(0, 300)}`);
    expect(await wrong()).toEqual([]);
    const switches = page.getByRole("button", { name: "Tabella" });
    for (let i = 0; i < (await switches.count()); i++) await switches.nth(i).click();
    expect(await page.locator(".pz-risultato table").count()).toBeGreaterThanOrEqual(kinds.length);
    expect(await wrong()).toEqual([]);
  }
});

function choiceOf(kind: Kind, options: string[], rows: string[]): Record<string, unknown> {
  const [one = "", two = ""] = options;
  const row = rows[0] ?? "";
  const choices: Record<Kind, Record<string, unknown>> = {
    SINGLE: { options: [one] }, MULTIPLE: { options: [one, two] }, RANKED: { options }, STV: { options }, BUDGET: { options: [one] },
    SCORE: { marks: [{ option: one, value: 3 }] }, DOTS: { marks: [{ option: two, value: 4 }] }, MEETING: { marks: [{ option: one, value: 2 }] },
    CONSENT: { stance: "DISAGREE" }, NUMBER: { number: "3.5" }, OPEN: { text: "Le sedie." }, MATRIX: { cells: [{ row, option: one }] },
  };
  return choices[kind];
}

test("by keyboard alone: rank, take up, move, put back, and send", async () => {
  const poll = await publishPoll(editor, "Con la tastiera", [sample.SINGLE, sample.RANKED]);
  const { context, page } = await open(poll, "elena");
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
  await question(page, "SINGLE").locator("input").first().focus();
  await keyboard.press("ArrowDown");
  expect(await question(page, "SINGLE").locator("input").nth(1).isChecked()).toBe(true);
  for (const name of ["Bilancio sociale", "Scuola e giovani", "Cura del verde"]) {
    await question(page, "RANKED").getByRole("button", { name: `Aggiungi ${name}` }).focus();
    await keyboard.press("Enter");
  }
  // What was added keeps the focus on its handle.
  await expect.poll(focused).toBe("Sposta Cura del verde, posizione 3 di 3");
  const said = question(page, "RANKED").locator("[role=status]");
  await keyboard.press("Space");
  await keyboard.press("ArrowUp");
  await expect.poll(() => said.textContent()).toBe("Cura del verde, posizione 2 di 3.");
  await keyboard.press("Escape");
  await expect.poll(() => said.textContent()).toBe("Cura del verde è tornata dov’era.");
  await keyboard.press("Space");
  await keyboard.press("Home");
  await keyboard.press("Space");
  await expect.poll(focused).toBe("Sposta Cura del verde, posizione 1 di 3");
  for (let i = 0; i < 40 && (await focused()) !== "Invia il voto"; i++) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await page.locator(".pz-arrivato").waitFor(within);
  const order = (await heldBy(context, poll)).RANKED?.options as string[];
  const titles = order.map((id) => poll.questions[1]?.options.find((option) => option.id === id)?.title);
  expect(titles).toEqual(["Cura del verde", "Bilancio sociale", "Scuola e giovani"]);
});

test("a handle is dragged with the pointer", async () => {
  const poll = await publishPoll(editor, "Con il puntatore", [sample.RANKED]);
  const { page } = await open(poll, "elena");
  await rank(page, "RANKED", "Bilancio sociale", "Scuola e giovani", "Cura del verde");
  const handle = page.locator(".pz-ranghi .maniglia");
  const [from, to] = [await handle.nth(2).boundingBox(), await handle.nth(0).boundingBox()];
  if (!from || !to) throw new Error("no handles");
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, to.y + 4, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => page.locator(".pz-ranghi b").allTextContents()).toEqual(["Cura del verde", "Bilancio sociale", "Scuola e giovani"]);
});

test("a survey goes part by part, asks what its condition says, and names what is missing", async () => {
  const poll = await publishPoll(editor, "Un questionario", [
    { ...sample.SINGLE, section: "Incontrarsi" },
    { kind: "OPEN", title: "Che cosa proponi invece?", isRequired: true, onlyIf: { question: 0, option: 2 } },
    { ...sample.NUMBER, section: "Darsi da fare" },
  ]);
  const { context, page } = await open(poll, "elena", widths[1]);
  expect(await page.locator(".pz-domanda").count()).toBe(1);
  await send(page).click();
  await expect.poll(() => page.locator(".pz-domanda .errore").textContent()).toBe("A questa domanda bisogna rispondere.");
  await pick(page, "SINGLE", "Due giornate a stagione");
  await expect.poll(() => page.locator(".pz-domanda").count()).toBe(2);
  await pick(page, "SINGLE", "Una volta al mese");
  await expect.poll(() => page.locator(".pz-domanda").count()).toBe(1);
  await send(page).click();
  await page.getByRole("heading", { name: "Darsi da fare" }).waitFor();
  await question(page, "NUMBER").locator("input").fill("99");
  await send(page).click();
  await expect.poll(() => page.locator(".pz-domanda .errore").textContent()).toContain("fuori dai limiti");
  await question(page, "NUMBER").locator("input").fill("3");
  await send(page).click();
  await page.locator(".pz-arrivato").waitFor(within);
  expect(Object.keys(await heldBy(context, poll)).sort()).toEqual(["NUMBER", "SINGLE"]);
});

test("without a network the vote waits, survives a reload, and is counted once", async () => {
  const poll = await publishPoll(editor, "Senza rete", [sample.SINGLE]);
  const { context, page } = await open(poll, "elena");
  await pick(page, "SINGLE", "Una volta al mese");
  await context.setOffline(true);
  await send(page).click();
  await page.locator(".pz-invia .attesa").waitFor(within);
  expect(await page.locator(".pz-arrivato").count()).toBe(0);
  await context.setOffline(false);
  await page.reload();
  await page.locator(".pz-arrivato").waitFor(within);
  await expect.poll(() => page.locator(".pz-affluenza [data-voters]").getAttribute("data-voters"), within).toBe("1");
});

test("who may not vote reads why, and what can be done", async () => {
  const poll = await publishPoll(editor, "Con identità digitale", [sample.SINGLE], { assurance: "SUBSTANTIAL", resultsVisibility: "AFTER_CLOSE" });
  const { page } = await open(poll, "elena");
  await page.locator(".pz-nonvoti", { hasText: "prova più forte" }).waitFor(within);
  expect(await question(page, "SINGLE").locator("input").first().isDisabled()).toBe(true);
  expect(await page.locator(".pz-nascosti").textContent()).toContain("nemmeno chi tiene la votazione");
  const visitor = await (await come(browser)).newPage();
  await visitor.goto(poll.path);
  await visitor.getByRole("link", { name: "Accedi per votare" }).waitFor(within);
});

test("a vote that is owed is told, and no more once it is given", async () => {
  const poll = await publishPoll(editor, "Un voto dovuto", [sample.SINGLE], { electorate: "MEMBERS", closesAt: new Date(Date.now() + 5 * 60_000).toISOString() });
  const { page } = await open(poll, "bruna");
  await page.goto("/");
  const owed = page.getByRole("link", { name: "Vota: Un voto dovuto" });
  await owed.waitFor(within);
  await owed.click();
  await pick(page, "SINGLE", "Una volta al mese");
  await send(page).click();
  await page.locator(".pz-arrivato").waitFor(within);
  await page.goto("/");
  await page.locator(".pz-elenco").first().waitFor(within);
  await expect.poll(() => owed.count(), within).toBe(0);
});

test("ballots travel as files, with their count on the way", async () => {
  const poll = await publishPoll(editor, "Da portare via", [sample.RANKED], { resultsVisibility: "LIVE", showsVoters: true });
  const { context, page } = await open(poll, "elena");
  await vote(context, poll, [{ question: poll.questions[0]?.id, choice: { options: poll.questions[0]?.options.map((option) => option.id) } }]);
  for (const name of ["CSV", "JSON", "BLT"]) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Scarica ${name}` }).click()]);
    expect(file.suggestedFilename()).toBe(`${poll.number}-da-portare-via.${name.toLowerCase()}`);
  }
});
