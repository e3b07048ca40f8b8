import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { act, annul, end, entranceOf, holdAssembly, record, say, screenOf, show, type Hall, type Item } from "./harness/assembly";
import { ask } from "./harness/api";
import { visit } from "./harness/browser";
import { openLine } from "./harness/line";
import { sample } from "./harness/poll";
import { startAlone } from "./harness/server";
import { first, openStage, within } from "./harness/stage";

const stage = openStage();

const wall = { viewport: { width: 1280, height: 720 } };

/** A screen of a hall: a browser in which nobody is signed in, with nothing but its address. */
async function screen(link: string, options: BrowserContextOptions = wall): Promise<{ page: Page; bytes: () => Promise<string> }> {
  const page = await stage.come(undefined, options);
  const bytes = record(page);
  await page.goto(link);
  await page.locator(".pz-sala[data-phase]").waitFor(within);
  return { page, bytes };
}

const isState = (page: Page, state: string) => page.locator(`.pz-sala[data-state=${state}]`).waitFor(within);

/** Somebody comes in by the code and answers, as his phone does. */
async function answer(who: BrowserContext, hall: Hall, code: string, item: Item, choice: Record<string, unknown>): Promise<void> {
  await ask(who, "mutation($input: AssemblyEnterInput!) { assemblyEnter(input: $input) { userErrors { reason } } }", { input: { code } });
  const { assemblyVote } = await ask<{ assemblyVote: { userErrors: unknown[] } }>(who, "mutation($input: AssemblyVoteInput!) { assemblyVote(input: $input) { userErrors { reason } } }", { input: { itemId: item.id, ballots: [{ question: item.questions[0]?.id, choice }] } });
  expect(assemblyVote.userErrors, hall.title).toEqual([]);
}

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** All that the page's status region says from now on, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector("#app [role=status]");
    if (region) new MutationObserver(() => { if (region.textContent) said.push(region.textContent); }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** What is written too small for the last row, or stands outside of the wall. */
function illegible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const percent = (element: Element) => (parseFloat(getComputedStyle(element).fontSize) / innerWidth) * 100;
    const written = [...document.querySelectorAll(".pz-sala *")].filter((element) => !element.closest(".attrezzi") && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()));
    const small = written.filter((element) => percent(element) < (element.matches(".scelte li > span, .nome > span") ? 2.49 : 1.49));
    const outside = written.filter((element) => { const { right, bottom } = element.getBoundingClientRect(); return right > innerWidth + 1 || bottom > innerHeight + 1; });
    return [...small, ...outside].map((element) => `${element.className}: ${element.textContent.slice(0, 40)} ${percent(element).toFixed(2)}`);
  });
}

describe("the screen of a hall", () => {
  test("shows each turn by itself, and holds nothing of what is hidden", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Sala dei turni", [sample.SINGLE, sample.CONSENT], { guests: "ANYONE" });
    const item = first(hall);
    const [option, other] = item.questions[0]?.options ?? [];
    const { code } = await entranceOf(stage.editor, hall.number);
    const { page, bytes } = await screen(await screenOf(stage.editor, hall.id));
    const said = await listen(page);
    await page.getByText(code.replace(/(\d{3})/, "$1 ")).waitFor(within);
    expect(await axe(page)).toEqual([]);

    await show(stage.editor, hall.id, item.id);
    await isState(page, "WAITING");
    await expect.poll(said, within).toEqual([`Prossima domanda: ${sample.SINGLE.title}`]);
    await act(stage.editor, "assemblyItemOpen", item.id);
    await isState(page, "OPEN");
    for (const handle of ["elena", "ivo", "omar"]) await answer(await visit(stage.browser, handle), hall, code, item, { options: [handle === "omar" ? other?.id : option?.id] });
    await expect.poll(() => page.locator(".fol p").first().textContent(), within).toMatch(/^3 hanno risposto/);
    // Three answered, and that was not said.
    await expect.poll(said, within).toEqual([`Prossima domanda: ${sample.SINGLE.title}`, `Si vota: ${sample.SINGLE.title}`]);
    expect(await axe(page)).toEqual([]);
    expect(await illegible(page)).toEqual([]);

    await act(stage.editor, "assemblyItemClose", item.id);
    await isState(page, "CLOSED");
    await page.getByText("La votazione è chiusa.").waitFor(within);
    expect(await page.locator(".pz-sala-grafico").count()).toBe(0);
    const before = (await bytes()) + (await page.content());
    for (const hidden of ['"__typename":"OptionCounts"', '"votes":', '"share":', sample.CONSENT.title]) expect(before.includes(hidden), hidden).toBe(false);

    await act(stage.editor, "assemblyItemReveal", item.id);
    await isState(page, "REVEALED");
    const winner = page.locator(".barre .prima");
    await expect.poll(() => winner.locator(".nome").textContent(), within).toContain(option?.title);
    expect(await winner.locator(".icon").count()).toBe(1);
    expect(await winner.locator("strong").textContent()).toBe("2");
    // What came in one breath with it is said before it.
    await expect.poll(async () => (await said()).at(-1)?.endsWith(`Il risultato: ${sample.SINGLE.title}`), within).toBe(true);
    await expect.poll(() => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length), within).toBe(0);
    expect(await axe(page)).toEqual([]);
    expect(await illegible(page)).toEqual([]);

    // A reload that nobody watches goes on where it was, and does not celebrate again.
    await page.reload();
    await winner.waitFor(within);
    expect(await page.locator("[data-fresh]").count()).toBe(0);
    await say(stage.editor, hall.id, "Il pranzo è alle 13.");
    await page.getByText("Il pranzo è alle 13.").first().waitFor(within);
    await annul(stage.editor, item.id, "Una sala non sentiva");
    await page.getByText("Una sala non sentiva").waitFor(within);
    expect(await page.locator(".pz-sala-grafico").count()).toBe(0);
    await end(stage.editor, hall.id);
    await page.getByText("L’assemblea è finita").first().waitFor(within);
    expect(await axe(page)).toEqual([]);
  });

  test("is legible on every wall, in grey, and moves for 900 ms at most, or not at all", { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 16 }, (_, i) => ({ title: `Proposta ${i + 1}: una giornata di lavoro in presenza ogni stagione` }));
    const hall = await holdAssembly(stage.editor, "Sala grande", [{ kind: "MULTIPLE", title: "Quali strumenti usiamo per tenere insieme i Comuni della rete nei prossimi dodici mesi, tenuto conto di chi non ha ancora un ufficio?", limits: { least: 1, most: 3, none: true }, options: many }]);
    const item = first(hall);
    const { code } = await entranceOf(stage.editor, hall.number);
    const { page } = await screen(await screenOf(stage.editor, hall.id));
    const still = await screen(await screenOf(stage.editor, hall.id), { ...wall, reducedMotion: "reduce" });
    await act(stage.editor, "assemblyItemOpen", item.id);
    await isState(page, "OPEN");
    await answer(await visit(stage.browser, "elena"), hall, code, item, { options: item.questions[0]?.options.slice(2, 3).map(({ id }) => id) });
    const everywhere = async () => {
      for (const [width, height] of [[1920, 1080], [1024, 768], [1280, 720]] as const) {
        await page.setViewportSize({ width, height });
        await expect.poll(() => illegible(page), within).toEqual([]);
      }
    };
    await everywhere();
    await act(stage.editor, "assemblyItemClose", item.id);
    await page.evaluate(() => {
      const longest = { ms: 0 };
      Object.assign(window, { longest });
      document.addEventListener("animationstart", ({ target }) => {
        for (const animation of (target as Element).getAnimations()) longest.ms = Math.max(longest.ms, Number(animation.effect?.getComputedTiming().endTime ?? 0));
      });
    });
    await act(stage.editor, "assemblyItemReveal", item.id);
    await isState(page, "REVEALED");
    await isState(still.page, "REVEALED");
    expect(await still.page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length)).toBe(0);
    await expect.poll(() => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length), within).toBe(0);
    const moved = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThanOrEqual(905);
    await everywhere();

    // What leads is told by a sign and by its place; in grey its bar is another one as well, and every bar stands out from the night.
    const grey = await page.evaluate(() => {
      const light = (selector: string) => {
        const [r = 0, g = 0, b = 0] = (/\d+, \d+, \d+/.exec(getComputedStyle(document.querySelector(selector) ?? document.body).backgroundColor)?.[0] ?? "").split(", ").map((n) => { const c = Number(n) / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const night = light(".pz-sala");
      return { leads: light(".barre .prima .corsa i") / night, others: light(".barre li:not(.prima) .corsa i:not(.tratti)") / night };
    });
    expect(grey.others).toBeGreaterThan(3);
    expect(grey.leads / grey.others).toBeGreaterThan(1.5);
    expect(await page.locator(".barre .prima .icon").count()).toBe(1);
    await end(stage.editor, hall.id);
  });

  test("turns neutral without a line, and comes back by itself to what is true by then", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Sala senza rete", [sample.SINGLE]);
    const item = first(hall);
    const line = await openLine();
    try {
      const { page } = await screen(await screenOf(stage.editor, hall.id), { ...wall, proxy: line.proxy });
      await act(stage.editor, "assemblyItemOpen", item.id);
      await isState(page, "OPEN");
      line.cut();
      await page.locator(".pz-sala .filo").waitFor(within);
      await page.locator(".pz-sala .neutra").waitFor(within);
      expect(await page.locator(".scelte").count()).toBe(0);
      await act(stage.editor, "assemblyItemClose", item.id);
      await act(stage.editor, "assemblyItemReveal", item.id);
      line.mend();
      await page.locator(".pz-sala .esito").waitFor(within);
      expect(await page.locator(".neutra").count()).toBe(0);
      // A line that is open and dead is noticed as well.
      line.stall();
      await page.locator(".pz-sala .neutra").waitFor({ timeout: 30_000 });
      line.mend();
      await page.locator(".pz-sala .esito").waitFor({ timeout: 30_000 });
    } finally {
      await line.close();
    }
    await end(stage.editor, hall.id);
  });

  test("is over with its pass, and says so", { timeout: 60_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Sala che si chiude", [sample.SINGLE]);
    const { page } = await screen(await screenOf(stage.editor, hall.id));
    await ask(stage.editor, "mutation($input: AssemblyInput!) { assemblyScreensEnd(input: $input) { userErrors { reason } } }", { input: { assemblyId: hall.id } });
    await page.getByText("Questo schermo non è più collegato.").waitFor(within);
    await page.reload();
    await page.getByText("Questo schermo non è più collegato.").waitFor(within);
    expect(await axe(page)).toEqual([]);
    await end(stage.editor, hall.id);
  });

  test("goes on after the server was begun anew", { timeout: 180_000 }, async () => {
    const alone = await startAlone();
    const context = await stage.browser.newContext({ baseURL: alone.address, locale: "it-IT" });
    stage.opened.push(context);
    try {
      const door = await context.newPage();
      await door.goto("/auth/demo?return=/");
      await door.locator("button[name=subject][value=nadia]").click();
      await door.locator(".pz-strumenti .pz-av").first().waitFor(within);
      const hall = await holdAssembly(context, "Sala che riparte", [{ ...sample.SINGLE, rules: { seconds: 600 } }]);
      const item = first(hall);
      const { page } = await screen(await screenOf(context, hall.id));
      await act(context, "assemblyItemOpen", item.id);
      await isState(page, "OPEN");
      await alone.restart();
      await act(context, "assemblyItemClose", item.id);
      await page.locator(".pz-sala[data-state=CLOSED] .piede").waitFor({ timeout: 60_000 });
      await act(context, "assemblyItemReveal", item.id);
      await page.locator(".pz-sala .esito").waitFor(within);
    } finally {
      await alone.stop();
    }
  });
});
