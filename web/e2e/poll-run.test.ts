import { AxeBuilder } from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, square } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { builder, numberIn } from "./harness/builder";
import { kinds, publishPoll, sample, vote, type Kind } from "./harness/poll";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

const editors = (viewport = { width: 1280, height: 800 }) => visit(browser, "nadia", { viewport });

async function opened(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole("heading", { name: "Tieni la votazione" }).waitFor();
  return page;
}

/** Presses a command and confirms what it asks. */
async function command(page: Page, name: string, confirm: string): Promise<void> {
  await page.getByRole("button", { name: `${name}…` }).click();
  await page.getByRole("dialog").getByRole("button", { name: confirm }).click();
}

async function standing<T>(context: BrowserContext, number: number, fields: string): Promise<T> {
  const { entry } = await ask<{ entry: { voting: T } }>(context, `query($number: Int!) { entry(number: $number) { ... on Poll { voting { ${fields} } } } }`, { number });
  return entry.voting;
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

describe.each([{ width: 1440, height: 900 }, { width: 390, height: 844 }])("who holds a poll, at $width px", (viewport) => {
  test("opens it by hand, moves its closing, closes it, publishes results and writes the outcome", { timeout: 120_000 }, async () => {
    const editor = await editors(viewport);
    const poll = await publishPoll(editor, `Tenuta a mano ${viewport.width}`, [sample.SINGLE], { opening: "HAND", closesByHand: true, resultsVisibility: "STAFF" });
    const page = await opened(editor, poll.path);
    await command(page, "Apri la votazione", "Apri la votazione");
    await page.locator(".pz-fase[data-phase=OPEN]").waitFor();
    await page.getByRole("button", { name: "Sposta la chiusura…" }).click();
    await page.getByLabel("Giorno e ora di chiusura").fill("2031-05-06T18:00");
    expect(await axe(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Sposta" }).click();
    await expect.poll(() => standing(editor, poll.number, "closesAt")).toEqual({ closesAt: "2031-05-06T16:00:00Z" });
    const [question] = poll.questions;
    await vote(editor, poll, [{ question: question?.id, choice: { options: [question?.options[0]?.id] } }]);
    await page.getByText("Modifica", { exact: true }).waitFor({ state: "detached" });
    await command(page, "Chiudi adesso", "Chiudi adesso");
    await page.locator(".pz-fase[data-phase=CLOSED]").waitFor();
    await command(page, "Pubblica i risultati", "Pubblica i risultati");
    await page.getByRole("button", { name: "Pubblica i risultati…" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Scrivi l’esito…" }).click();
    await page.getByLabel("L’esito").fill("Ci si vede **ogni due settimane**.");
    await page.getByRole("dialog").getByRole("button", { name: "Salva" }).click();
    await expect.poll(() => page.locator(".pz-esito strong").innerText()).toBe("ogni due settimane");
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await editor.close();
  });
});

test("the electoral list is pasted, and handles that nobody has are shown", async () => {
  const editor = await editors();
  const poll = await publishPoll(editor, "Con un elenco", [sample.CONSENT], { opening: "HAND", closesByHand: true, electorate: "LIST" });
  const page = await opened(editor, poll.path);
  await page.getByRole("button", { name: "Elenco di chi vota…" }).click();
  await page.getByLabel("Nomi brevi").fill("@marta, elena\nchi-sara nadia");
  await page.getByRole("button", { name: "Salva l’elenco" }).click();
  await page.getByText("@chi-sara").waitFor();
  await page.getByText("3 persone nell’elenco", { exact: true }).click();
  await page.locator(".pz-elettori").getByText("Marta").waitFor();
  expect(await page.getByLabel("Nomi brevi").inputValue()).toBe("chi-sara");
  expect(await axe(page)).toEqual([]);
  await editor.close();
});

test("a poll is kept as a template, exported, duplicated and withdrawn with a reason", async () => {
  const editor = await editors();
  const title = `Da tenere ${Date.now()}`;
  const poll = await publishPoll(editor, title, [sample.SINGLE, sample.MATRIX]);
  const page = await opened(editor, poll.path);
  const more = async (item: RegExp) => {
    await page.getByRole("button", { name: "Altro su questa votazione" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await more(/^Salva come modello/);
  await page.getByRole("dialog").getByRole("button", { name: "Salva" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const download = page.waitForEvent("download");
  await more(/^Esporta il modulo/);
  const document = JSON.parse(await readFile(await (await download).path(), "utf8")) as { questions: { kind: Kind }[] };
  expect(document.questions.map((question) => question.kind)).toEqual(["SINGLE", "MATRIX"]);
  await more(/^Duplica/);
  await page.waitForURL(/scrivania\/\d+$/);
  await page.getByLabel("Titolo", { exact: true }).waitFor();
  expect(await page.locator(".pz-quesito").count()).toBe(2);
  await page.getByRole("button", { name: "Comincia da un modello" }).click();
  await page.getByRole("button", { name: `Usa il modello “${title}”` }).waitFor();
  await page.getByRole("button", { name: "Chiudi" }).click();
  await page.goto(poll.path);
  await more(/^Ritira/);
  await page.getByLabel("Motivo").fill("Era una prova.");
  await page.getByRole("dialog").getByRole("button", { name: "Ritira" }).click();
  await page.getByText("Era una prova.").waitFor();
  await editor.close();
});

test("the votes of a piazza stand by where they stand, also in the strip of now", async () => {
  const editor = await editors();
  const open = await publishPoll(editor, "Aperta adesso", [sample.SINGLE], { closesAt: new Date(Date.now() + 600_000).toISOString() });
  await publishPoll(editor, "Aperta più tardi", [sample.SINGLE], { opening: "TIME", opensAt: "2031-01-01T10:00:00Z" });
  const member = await visit(browser, "elena");
  const page = await member.newPage();
  await page.goto(`/piazze/${square}/votazioni`);
  const row = page.locator(".pz-voto-riga[data-phase=OPEN]", { hasText: "Aperta adesso" });
  await row.getByText("Aspetta il tuo voto").waitFor();
  await page.locator(".pz-voto-riga[data-phase=WAITING]", { hasText: "Aperta più tardi" }).waitFor();
  expect(await axe(page)).toEqual([]);
  await row.getByRole("link", { name: "Vota ora: Aperta adesso" }).click();
  await page.waitForURL(`**/votazioni/${open.number}-*`);
  await page.goto(`/piazze/${square}`);
  await page.locator(".pz-ora").getByText("Si sta votando").waitFor();
  await member.close();
  await editor.close();
});

test("a poll of every kind is prepared and opened with the keyboard alone", { timeout: 240_000 }, async () => {
  const context = await editors({ width: 1440, height: 900 });
  const page = await context.newPage();
  const build = builder(page);
  await build.open();
  const keys = page.keyboard;
  /** Goes on with Tab until the focus stands on what is meant. */
  const reach = async (wanted: RegExp, back = false) => {
    for (let i = 0; i < 400; i++) {
      await keys.press(back ? "Shift+Tab" : "Tab");
      const name = await page.evaluate(() => {
        const element = document.activeElement as HTMLInputElement | null;
        return element?.getAttribute("aria-label") ?? element?.dataset.kind ?? (element?.labels?.[0]?.textContent || element?.textContent)?.trim() ?? "";
      });
      if (wanted.test(name)) return;
    }
    throw new Error(`never reached: ${wanted}`);
  };
  await page.getByRole("heading", { level: 1 }).focus();
  await reach(/^Titolo/);
  await keys.type("Con la sola tastiera");
  for (const [at, kind] of kinds.entries()) {
    await reach(/^Aggiungi una domanda$/);
    await keys.press("Enter");
    await page.getByRole("dialog").waitFor();
    await reach(new RegExp(`^${kind}$`));
    await keys.press("Enter");
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.field)).toBe("question");
    await keys.type(sample[kind].title);
    const { options = [], rows = [] } = sample[kind] as { options?: { title: string }[]; rows?: string[] };
    if (rows.length > 0) {
      await reach(/^Riga 1$/);
      await keys.type(rows.slice(0, 1).join(""));
      await reach(/^Riga 2$/);
      await keys.type(rows.slice(1, 2).join(""));
    }
    for (const [place, option] of options.slice(0, 3).entries()) {
      if (kind === "MEETING" && place > 1) continue;
      if (kind === "MEETING") {
        await reach(/^Inizio/);
        // Each part of a date in turn, whatever their order: the second slot a month and an hour on.
        for (let part = 0; part < 6; part++) {
          for (let times = 0; times <= place; times++) await keys.press("ArrowUp");
          await keys.press("ArrowRight");
        }
        await reach(/^Nome, se serve/);
      } else if ((await build.card(kind).locator("[data-field=title]").count()) > place) await reach(new RegExp(`^Opzione ${place + 1}$`));
      else await keys.press("Enter");
      await keys.type(option.title);
      if (kind === "BUDGET") {
        await reach(/^Costo in euro$/);
        await keys.type("10");
      }
    }
    if (kind === "STV") { await reach(/^Quanti posti$/); await keys.press("Control+A"); await keys.type("1"); }
    if (kind === "BUDGET") { await reach(/^Quanto c’è da spendere/); await keys.type("25"); }
    expect(await page.locator(".pz-quesito").count()).toBe(at + 1);
  }
  await reach(/^Avanti$/);
  await keys.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Chi vota e quando");
  await reach(/^fra 7 giorni$/);
  await keys.press("Enter");
  await reach(/^Avanti$/);
  await keys.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Come si vedono i risultati");
  await reach(/^Avanti$/);
  await keys.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Controllo finale");
  await reach(/^Pubblica e apri la votazione$/);
  await keys.press("Enter");
  await page.getByRole("dialog").waitFor();
  await reach(/^Pubblica e apri la votazione$/);
  await keys.press("Enter");
  await page.waitForURL(/\/votazioni\/\d+-/);
  const { phase, questions } = await standing<{ phase: string; questions: { kind: Kind; title: string }[] }>(context, numberIn(page), "phase questions { kind title }");
  expect(phase).toBe("OPEN");
  expect(questions.map(({ kind, title }) => [kind, title])).toEqual(kinds.map((kind) => [kind, sample[kind].title]));
  await context.close();
});
