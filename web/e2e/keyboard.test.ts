import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, publishTopic, comment, square } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { pages, type PageOfSite } from "./harness/pages";

let browser: Browser;
let all: PageOfSite[];

beforeAll(async () => {
  browser = await launch();
  const editor = await visit(browser, "nadia");
  const entry = await publishTopic(editor, "Tastiera");
  await comment(editor, entry.id, "Un commento con [un collegamento](https://example.org).");
  const others = await Promise.all(Object.entries({ NEWS: "notizie", ARTICLE: "blog", VIDEO: "video" }).map(([kind, section]) => oldest(editor, kind, section)));
  all = [...pages, { name: "scheda: argomenti", path: entry.path, as: "marta" }, ...others];
});

/** The page of the oldest entry of a kind, whose discussion has come to rest. */
async function oldest(context: BrowserContext, kind: string, section: string): Promise<PageOfSite> {
  const { piazza } = await ask<{ piazza: { entries: { nodes: { number: number }[] } } }>(
    context, "query($slug: String!, $kinds: [EntryKind!]) { piazza(slug: $slug) { entries(first: 50, kinds: $kinds) { nodes { number } } } }", { slug: square, kinds: [kind] },
  );
  return { name: `scheda: ${section}`, path: `/piazze/${square}/${section}/${piazza.entries.nodes.at(-1)?.number}-testo`, as: "marta" };
}

afterAll(async () => {
  await browser.close();
});

interface Walk {
  /** Where the focus could not be seen, or what it stood on was not in view. */
  unseen: string[];
  /** What can be pressed with a pointer and was never reached. */
  missed: string[];
}

/** Walks a page with the Tab key alone, from its beginning until focus leaves it. */
async function walk(page: Page): Promise<Walk> {
  await page.evaluate(() => {
    const reachable = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((element) => {
      const style = getComputedStyle(element);
      return element.tabIndex >= 0 && style.visibility !== "hidden" && element.checkVisibility() && element.getClientRects().length > 0 && !element.closest("[hidden], [inert]") && !element.matches(":disabled");
    });
    for (const element of reachable) element.dataset.toReach = "";
  });
  const total = await page.locator("[data-to-reach]").count();
  const unseen: string[] = [];
  for (let i = 0; i < total + 20; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body || element === document.documentElement) return undefined;
      if (element instanceof HTMLInputElement && element.type === "radio") for (const each of document.getElementsByName(element.name)) delete each.dataset.toReach;
      delete element.dataset.toReach;
      // The one field of a code is seen by the place that is typed next, of those that are drawn for it.
      const style = getComputedStyle(element.parentElement?.querySelector(":scope > input:focus + span > .qui") ?? element);
      const box = element.getBoundingClientRect();
      const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return { name: `${element.tagName} ${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}`, seen: ring && inView };
    });
    if (!stop) break;
    if (!stop.seen) unseen.push(stop.name);
  }
  const missed = await page.locator("[data-to-reach]").evaluateAll((elements) => elements.map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`));
  return { unseen, missed };
}

describe("by keyboard alone", () => {
  test("each page is walked from its beginning to its end, and focus is always seen", { timeout: 240_000 }, async () => {
    const faults: string[] = [];
    for (const as of new Set(all.map((each) => each.as))) {
      const context = await visit(browser, as);
      const page = await context.newPage();
      for (const to of all.filter((each) => each.as === as)) {
        await page.goto(to.path);
        await page.locator("main h1").first().waitFor();
        await page.waitForFunction(() => !document.querySelector("[aria-busy=true], #lettura"));
        await page.waitForLoadState("networkidle"); // what comes late, as votes that are owed, moves what stands below it
        if (to.name.startsWith("scheda")) await page.locator("section.discussione h2").waitFor();
        const { unseen, missed } = await walk(page);
        faults.push(...unseen.map((name) => `${to.name}: not seen: ${name}`), ...missed.map((name) => `${to.name}: never reached: ${name}`));
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  });

  test("the skip link leads past the head", async () => {
    const context = await visit(browser);
    const page = await context.newPage();
    await page.goto("/");
    await page.locator("main h1").first().waitFor();
    await page.waitForFunction(() => !document.querySelector("#lettura"));
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#contenuto");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("contenuto");
    await context.close();
  });

  test("a comment is written, answered, edited, reacted to and hidden without a pointer", async () => {
    const editor = await visit(browser, "nadia");
    const entry = await publishTopic(editor, "Senza mouse");
    const context = await visit(browser, "marta");
    const page = await context.newPage();
    await page.goto(entry.path);
    await page.locator("section.discussione .pz-vivo:not(.ferma)").waitFor();
    const focus = async (matches: (name: string) => boolean) => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press("Tab");
        const name = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
        const field = await page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement);
        if (matches(field ? "textarea" : name)) return;
      }
      throw new Error("never reached");
    };
    const body = page.locator("section.discussione article .txt");
    await focus((name) => name === "textarea");
    await page.keyboard.type("Scritto con la tastiera.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => body.first().innerText()).toBe("Scritto con la tastiera.");
    await page.locator("main h1").first().evaluate((element) => { (element as HTMLElement).focus(); });
    await focus((name) => name === "Rispondi a Marta");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement)).toBe(true);
    await page.keyboard.type("E la risposta.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => body.nth(1).innerText()).toBe("E la risposta.");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Rispondi a Marta");
    await focus((name) => name.includes("D’accordo"));
    await page.keyboard.press("Space");
    await expect.poll(() => page.locator("section.discussione .reaz[aria-pressed=true]").count()).toBe(1);
    await page.locator("main h1").first().evaluate((element) => { (element as HTMLElement).focus(); });
    await focus((name) => name.startsWith("Altre azioni"));
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Tab");
    const inDialog = await page.evaluate(() => document.activeElement?.closest("dialog") !== null);
    expect(inDialog).toBe(true);
    await page.getByLabel("Motivo").focus();
    await page.keyboard.type("prova senza mouse");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("section.discussione .pz-tolto").innerText()).toContain("prova senza mouse");
    await context.close();
    await editor.close();
  });
});
