import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, square } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { builder, numberIn, titles, written } from "./harness/builder";
import { kinds, type Kind } from "./harness/poll";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

interface Held {
  state: string;
  voting: { phase: string; questions: { kind: Kind; title: string; onlyIf: string | null; options: { id: string; title: string; cost: number; startsAt: string | null }[]; rows: { title: string }[]; limits: Record<string, unknown> }[] };
}

async function held(context: BrowserContext, number: number): Promise<Held> {
  const { entry } = await ask<{ entry: Held }>(
    context, "query($number: Int!) { entry(number: $number) { state ... on Poll { voting { phase questions { kind title onlyIf options { id title cost startsAt } rows { title } limits { least most seats highest ceiling from to step none } } } } } }", { number },
  );
  return entry;
}

/** What was written is what the server holds. */
function expectWritten(poll: Held, kind: Kind): void {
  const question = poll.voting.questions.find((each) => each.kind === kind);
  const { title, rows = [], limits = {} } = written(kind);
  expect(question?.title).toBe(title);
  expect(question?.options.map((option) => option.title)).toEqual(titles(kind));
  expect(question?.rows.map((row) => row.title)).toEqual(rows);
  expect(question?.limits).toMatchObject(limits);
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe.each(sizes)("by steps at $width px", (viewport) => {
  test("a poll of every kind is prepared, tried in the preview and opened", { timeout: 240_000 }, async () => {
    const context = await visit(browser, "nadia", { viewport });
    const page = await context.newPage();
    const build = builder(page);
    await build.open();
    await page.getByLabel("Titolo", { exact: true }).fill(`Di tutto, a ${viewport.width}`);
    for (const kind of kinds) {
      await build.add(kind);
      await build.write(kind);
    }
    expect(await axe(page)).toEqual([]);
    if (viewport.width < 1000) await page.getByRole("tab", { name: "Anteprima" }).click();
    await expect.poll(() => page.locator(".pz-prova fieldset.pz-domanda").count()).toBe(kinds.length);
    for (const kind of kinds) expect(await page.locator(`.pz-prova fieldset[data-kind=${kind}]`).innerText()).toContain(written(kind).title);
    await page.locator(".pz-prova fieldset[data-kind=SINGLE]").getByRole("radio").first().check();
    if (viewport.width < 1000) await page.getByRole("tab", { name: "Modulo" }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await build.next();
    await build.step("Chi vota e quando").waitFor();
    expect(await axe(page)).toEqual([]);
    await build.publish();
    const poll = await held(context, numberIn(page));
    expect([poll.state, poll.voting.phase]).toEqual(["PUBLISHED", "OPEN"]);
    for (const kind of kinds) expectWritten(poll, kind);
    await context.close();
  });

  test("what is missing is said where it is missing, and focus goes there", async () => {
    const context = await visit(browser, "nadia", { viewport });
    const page = await context.newPage();
    const build = builder(page);
    await build.open();
    await build.next();
    await page.getByText("Serve un titolo: la decisione da prendere, in una frase.").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
    await page.getByLabel("Titolo", { exact: true }).fill("Con errori");
    await build.add("BUDGET");
    await build.card("BUDGET").getByLabel("La domanda").fill("Che cosa finanziamo?");
    await build.card("BUDGET").locator("[data-field=title]").first().fill("Panchine");
    await build.next();
    await expect.poll(() => build.card("BUDGET").locator(".errore").allInnerTexts()).toEqual(["Serve il costo, in euro interi.", "Servono almeno due voci.", "Serve la cifra, in euro interi."]);
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});

describe("the writer's table", () => {
  async function begun(title: string): Promise<{ context: BrowserContext; page: Page; build: ReturnType<typeof builder> }> {
    const context = await visit(browser, "nadia", { viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const build = builder(page);
    await build.open();
    await page.getByLabel("Titolo", { exact: true }).fill(title);
    return { context, page, build };
  }
  const order = (page: Page) => page.locator(".pz-quesito [data-field=title]").evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

  test("options are put in order by dragging and by keys, and Escape puts them back", async () => {
    const { context, page, build } = await begun("In ordine");
    await build.add("RANKED");
    await build.write("RANKED");
    const [first = "", second = "", third = "", fourth = ""] = titles("RANKED");
    const handle = (name: string) => page.getByRole("button", { name: new RegExp(`^Sposta ${name}, posizione`) });
    const from = await handle(fourth).boundingBox();
    const to = await page.locator(".pz-quesito [data-field=title]").first().boundingBox();
    if (!from || !to) throw new Error("not on the page");
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, to.y + 40, { steps: 6 });
    await page.mouse.move(from.x + 10, to.y - 4, { steps: 6 });
    await page.mouse.up();
    expect(await order(page)).toEqual([fourth, first, second, third]);
    await handle(first).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await order(page)).toEqual([fourth, second, third, first]);
    await expect.poll(() => page.locator(".pz-voci [role=status]").innerText()).toBe(`${first}, posizione 4 di 4.`);
    await page.keyboard.press("Escape");
    expect(await order(page)).toEqual([fourth, first, second, third]);
    await page.getByRole("button", { name: `Sposta giù ${fourth}` }).click();
    expect(await order(page)).toEqual([first, fourth, second, third]);
    await context.close();
  });

  test("what is taken away comes back, with the condition that hung on it", async () => {
    const { context, page, build } = await begun("Con una condizione");
    await build.add("SINGLE");
    await build.write("SINGLE");
    await build.add("OPEN");
    await build.write("OPEN");
    const [option = ""] = titles("SINGLE");
    await build.card("OPEN").getByText("Altro di questa domanda").click();
    await build.card("OPEN").getByLabel("Chiedila solo a chi prima ha risposto").selectOption({ label: `${written("SINGLE").title}: “${option}”` });
    await expect.poll(() => page.locator(".pz-prova fieldset").count()).toBe(1);
    await build.card("SINGLE").getByRole("button", { name: `Togli ${option}` }).click();
    await page.getByText("Una domanda che ne dipendeva ora si chiede a tutti.").waitFor();
    await expect.poll(() => page.locator(".pz-prova fieldset").count()).toBe(2);
    await page.getByRole("button", { name: "Rimetti com’era" }).click();
    expect((await order(page))[0]).toBe(option);
    await expect.poll(() => page.locator(".pz-prova fieldset").count()).toBe(1);
    await page.locator(".pz-prova").getByRole("radio", { name: option }).check();
    await expect.poll(() => page.locator(".pz-prova fieldset").count()).toBe(2);
    await build.next();
    await build.step("Chi vota e quando").waitFor();
    const { voting } = await held(context, numberIn(page));
    expect(voting.questions[1]?.onlyIf).toBe(voting.questions[0]?.options[0]?.id);
    await context.close();
  });

  test("a pasted list becomes options, and nothing typed is lost when the page is loaded again", async () => {
    const { context, page, build } = await begun("Incollata");
    await build.add("SINGLE");
    await build.card("SINGLE").getByLabel("La domanda").fill("Quale?");
    await build.card("SINGLE").locator("[data-field=title]").first().evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", "- Uno\n- Due\n- Tre");
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    expect((await order(page)).filter(Boolean)).toEqual(["Uno", "Due", "Tre"]);
    await page.reload();
    await page.getByText("Abbiamo ripreso quello che avevi scritto qui.").waitFor();
    expect((await order(page)).filter(Boolean)).toEqual(["Uno", "Due", "Tre"]);
    await page.getByRole("button", { name: "Salva la bozza" }).click();
    await page.waitForURL(/scrivania\/\d+$/);
    await page.reload();
    await expect.poll(async () => (await order(page)).filter(Boolean)).toEqual(["Uno", "Due", "Tre"]);
    await page.getByRole("button", { name: "Elimina la bozza" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Elimina la bozza" }).click();
    await page.waitForURL(`**/piazze/${square}/scrivania`);
    await context.close();
  });

  test("a template is taken, adapted, and what was there can be put back", async () => {
    const { context, page, build } = await begun("Da un modello");
    await build.add("NUMBER");
    await build.write("NUMBER");
    await page.getByRole("button", { name: "Comincia da un modello" }).click();
    await page.getByRole("button", { name: "Usa il modello “Bilancio partecipativo”" }).click();
    await build.card("BUDGET").waitFor();
    expect(await page.getByLabel("Titolo", { exact: true }).inputValue()).toBe("Da un modello");
    await page.getByRole("button", { name: "Rimetti com’era" }).click();
    await build.card("NUMBER").waitFor();
    await page.getByRole("button", { name: "Comincia da un modello" }).click();
    await page.locator("input[data-field=import]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await page.getByText("Questo file non è un modello di votazione.").waitFor();
    const title = `Importato ${Date.now()}`;
    const document = JSON.stringify({ format: "piazza.poll/1", title, questions: [{ kind: "CONSENT", title: "Va bene?" }] });
    await page.locator("input[data-field=import]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(document) });
    await page.getByRole("button", { name: `Usa il modello “${title}”` }).click();
    await build.card("CONSENT").waitFor();
    await context.close();
  });
});
