import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { ask, square } from "./harness/api";
import { nodes } from "./harness/browser";
import { openStage, within } from "./harness/stage";

const stage = openStage();

interface Asked { id: string; questions: { id: string; options: { id: string; title: string }[] }[] }
interface Standing { id: string; state: { phase: string; message: string; current: { id: string; state: string } | null; entrance: { code: string } | null; items: (Asked & { position: number; state: string; title: string })[] } }

async function standing(context: BrowserContext, number: number): Promise<Standing> {
  const { assembly } = await ask<{ assembly: Standing }>(context, "query($number: Int!) { assembly(number: $number) { id state { phase message current { id state } entrance { code } items { id position state title questions { id options { id title } } } } } }", { number });
  return assembly;
}

/** Prepares an assembly with some questions, one a title, without the page. */
async function prepare(context: BrowserContext, title: string, questions: readonly string[]): Promise<number> {
  const { piazza } = await ask<{ piazza: { id: string } }>(context, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug: square });
  const { assemblyCreate } = await ask<{ assemblyCreate: { assembly: { id: string; number: number } } }>(context, "mutation($input: AssemblyCreateInput!) { assemblyCreate(input: $input) { assembly { id number } userErrors { reason } } }", { input: { piazzaId: piazza.id, title } });
  for (const asked of questions) {
    await ask(context, "mutation($input: AssemblyItemAddInput!) { assemblyItemAdd(input: $input) { userErrors { reason } } }", {
      input: { assemblyId: assemblyCreate.assembly.id, question: { kind: "SINGLE", title: asked, options: [{ title: "Sì" }, { title: "No" }] }, rules: { seconds: 120, showsStaff: true } },
    });
  }
  return assemblyCreate.assembly.number;
}

async function start(context: BrowserContext, number: number): Promise<void> {
  const { id } = await standing(context, number);
  await ask(context, "mutation($input: AssemblyInput!) { assemblyStart(input: $input) { userErrors { reason } } }", { input: { assemblyId: id } });
}

/** Comes in by the code and votes for an option, as a phone does. */
async function vote(context: BrowserContext, held: Standing, title: string): Promise<void> {
  await ask(context, "mutation($input: AssemblyEnterInput!) { assemblyEnter(input: $input) { userErrors { reason } } }", { input: { code: held.state.entrance?.code } });
  const item = held.state.items.find((each) => each.id === held.state.current?.id);
  const question = item?.questions[0];
  const option = question?.options.find((each) => each.title === title);
  const { assemblyVote } = await ask<{ assemblyVote: { userErrors: { reason: string }[] } }>(context, "mutation($input: AssemblyVoteInput!) { assemblyVote(input: $input) { userErrors { reason } } }", {
    input: { itemId: item?.id, ballots: [{ question: question?.id, choice: { options: [option?.id] } }] },
  });
  expect(assemblyVote.userErrors).toEqual([]);
}

const consoleOf = (number: number) => `/piazze/${square}/assemblee/${number}/regia`;

async function open(context: BrowserContext, number: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(consoleOf(number));
  await page.locator(".pz-regia .banco").waitFor();
  return page;
}

const command = (page: Page, name: string) => page.locator(`[data-command=${name}]`);
const isOn = (page: Page, name: string) => page.locator(`[data-command=${name}]:not([aria-disabled])`).waitFor(within);
const row = (page: Page, title: string) => page.locator(".coda > ol > li", { hasText: title });
const tab = async (page: Page, to: string) => {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, to)) return;
  }
  throw new Error(`the keyboard does not reach ${to}`);
};

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.flatMap(({ id, nodes: found }) => found.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

const end = async (context: BrowserContext, number: number) => {
  const { id, state } = await standing(context, number);
  if (state.current?.state === "OPEN") await ask(context, "mutation($input: AssemblyItemInput!) { assemblyItemClose(input: $input) { userErrors { reason } } }", { input: { itemId: state.current.id } });
  await ask(context, "mutation($input: AssemblyInput!) { assemblyEnd(input: $input) { userErrors { reason } } }", { input: { assemblyId: id } });
};

describe("an assembly by the keyboard alone", () => {
  test("is prepared, begun, and asks a question from opening to result", { timeout: 120_000 }, async () => {
    const moderator = await stage.enter("nadia");
    const page = await moderator.newPage();
    await page.goto(`/piazze/${square}/scrivi/assemblea`);
    await page.getByLabel("Titolo").waitFor();
    await tab(page, "main input.form-control");
    await page.keyboard.type("Tutta da tastiera");
    await page.keyboard.press("Enter");
    await page.locator(".pz-regia .banco").waitFor();
    const number = Number(/assemblee\/(\d+)/.exec(page.url())?.[1]);

    // A question on the spot: title, two options, a time.
    await tab(page, ".coda > .pz-riga button");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Una domanda nuova" });
    await dialog.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-field"))).toBe("question");
    await page.keyboard.type("Si comincia dal bilancio?");
    await tab(page, "[data-field=title]");
    await page.keyboard.type("Sì");
    await tab(page, "[data-field=title]");
    await page.keyboard.type("No");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    await row(page, "Si comincia dal bilancio?").waitFor();

    // Letters typed into fields were no commands, and before the beginning none is one.
    await page.keyboard.press("a");
    expect((await standing(moderator, number)).state.phase).toBe("PLANNED");

    await tab(page, ".pz-regia-barra .btn-primary");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Cominciare l’assemblea?" }).waitFor();
    await tab(page, "dialog .btn-primary");
    await page.keyboard.press("Enter");
    await isOn(page, "open");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await isOn(page, "close");
    await vote(await stage.enter("marta"), await standing(moderator, number), "Sì");
    await page.getByText("1 su 1").waitFor(within);

    const before = await page.getByRole("timer").getAttribute("aria-label");
    await page.keyboard.press("t");
    await expect.poll(async () => page.getByRole("timer").getAttribute("aria-label"), within).not.toBe(before);
    // One command after the other: while one is on its way, keys do nothing.
    await isOn(page, "close");
    await page.keyboard.press("c");
    await isOn(page, "reveal");
    // A slip of the hand: it goes on where it was.
    await page.keyboard.press("Control+z");
    await isOn(page, "close");
    await page.keyboard.press("c");
    await isOn(page, "reveal");
    await page.keyboard.press("m");
    await page.getByText("lo vedono tutti").waitFor(within);
    await page.locator(".esito", { hasText: "Sì" }).waitFor(within);
    expect((await standing(moderator, number)).state.current?.state).toBe("REVEALED");
    await end(moderator, number);
  });

  test("moves questions with Alt and arrows, and leaves letters alone where keys are off", async () => {
    const moderator = await stage.enter("nadia");
    const number = await prepare(moderator, "In ordine", ["Prima", "Seconda", "Terza"]);
    const page = await open(moderator, number);
    await row(page, "Terza").locator("[data-control=handle]").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(async () => (await standing(moderator, number)).state.items.map(({ title }) => title), within).toEqual(["Terza", "Prima", "Seconda"]);
    expect(await row(page, "Terza").locator("[data-control=handle]").evaluate((each) => each === document.activeElement)).toBe(true);
    await start(moderator, number);
    await isOn(page, "open");
    await page.getByRole("switch", { name: "Tasti singoli" }).uncheck();
    await page.keyboard.press("a");
    expect((await standing(moderator, number)).state.current).toBeNull();
    await page.getByRole("switch", { name: "Tasti singoli" }).check();
    await page.keyboard.press("a");
    await isOn(page, "close");
    await end(moderator, number);
  });
});

describe.each(nodes)("two consoles, $where", ({ at }) => {
  test("one dies in the middle, the other goes on, and sees by name what the first did", { timeout: 120_000 }, async () => {
    const first = await stage.enter("nadia");
    const second = await stage.enter("marta", { baseURL: at() });
    const number = await prepare(first, "Due alla regia", ["Uno?", "Due?"]);
    await start(first, number);
    const laptop = await open(first, number);
    const other = await open(second, number);
    await command(laptop, "open").click();
    await isOn(other, "close");
    await other.locator(".movimenti", { hasText: "Nadia ha aperto “Uno?”" }).waitFor(within);

    await laptop.close();
    await vote(await stage.enter("ivo"), await standing(second, number), "No");
    await other.getByText("1 su 1").waitFor(within);
    await other.keyboard.press("c");
    await isOn(other, "reveal");
    await other.keyboard.press("m");
    await isOn(other, "next");
    await other.keyboard.press("n");
    await isOn(other, "open");
    expect((await standing(second, number)).state.items.map(({ state }) => state)).toEqual(["REVEALED", "WAITING"]);

    // The first comes back to what is now.
    const again = await open(first, number);
    await again.getByRole("heading", { name: "Due?" }).waitFor(within);
    await end(second, number);
  });
});

describe("without a line", () => {
  test("commands are off with the reason, and come back with it; the assembly is where it was", { timeout: 120_000 }, async () => {
    const moderator = await stage.enter("nadia");
    const number = await prepare(moderator, "Senza linea", ["Uno?"]);
    await start(moderator, number);
    const page = await open(moderator, number);
    await command(page, "open").click();
    await isOn(page, "close");
    await moderator.setOffline(true);
    await page.getByText("Sei senza rete. L’assemblea va avanti sul servizio").waitFor(within);
    expect(await command(page, "close").getAttribute("aria-disabled")).toBe("true");
    await page.locator("#comandi-perche", { hasText: "La linea è interrotta" }).waitFor();
    await page.keyboard.press("c");
    await moderator.setOffline(false);
    await isOn(page, "close");
    expect((await standing(moderator, number)).state.current?.state).toBe("OPEN");
    await end(moderator, number);
  });
});

describe.each([{ width: 1440, height: 900 }, { width: 390, height: 844 }])("the rooms of an assembly, at $width px", (viewport) => {
  test("have nothing that axe objects to, light and dark, and scroll one way only", { timeout: 180_000 }, async () => {
    const moderator = await stage.enter("nadia", { viewport });
    const number = await prepare(moderator, `Da guardare ${viewport.width}`, ["Uno?", "Due?"]);
    await start(moderator, number);
    const page = await open(moderator, number);
    await command(page, "open").click();
    await isOn(page, "close");
    await vote(await stage.enter("marta"), await standing(moderator, number), "Sì");
    await page.getByText("1 su 1").waitFor(within);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await axe(page), `the console, ${colorScheme}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      await page.getByRole("button", { name: "Aggiungi", exact: true }).click();
      await page.getByRole("dialog", { name: "Una domanda nuova" }).waitFor();
      expect(await axe(page), `a question on the spot, ${colorScheme}`).toEqual([]);
      await page.getByRole("dialog").getByRole("button", { name: "Lascia stare" }).click();
    }
    for (const path of ["assemblee", `assemblee/${number}`, "assemblee/1", "scrivi/assemblea", `assemblee/${number}/modifica`]) {
      await page.goto(`/piazze/${square}/${path}`);
      await page.locator("main h1").waitFor();
      await expect.poll(() => page.locator("[aria-busy=true]").count(), within).toBe(0);
      expect(await axe(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width);
    }
    await end(moderator, number);
  });
});
