import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comment, publishTopic, type Entry } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { thread, within } from "./harness/thread";

let browser: Browser;
let editor: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  editor = await visit(browser, "nadia");
});

afterAll(async () => {
  await browser.close();
});

/** What a page says of those who are there. */
function presence(page: Page) {
  const block = page.locator(".pz-presenti");
  return {
    count: () => page.locator(".pz-qui").innerText({ timeout: 100 }).catch(() => ""),
    names: () => block.locator("> .pz-meta").innerText(),
    named: block.locator(".pz-av:not(.vuoto)"),
    empty: block.locator(".pz-av.vuoto"),
    show: block.getByRole("switch", { name: "Mostra il mio nome a chi è qui" }),
    writing: () => page.locator(".pz-scrive > span:not([class])").innerText({ timeout: 100 }).catch(() => ""),
  };
}

async function open(entry: Entry, handle?: string, options?: Parameters<typeof visit>[2]): Promise<Page> {
  const context = await visit(browser, handle, options);
  const page = await context.newPage();
  await thread(page).open(entry.path);
  return page;
}

/** The page as it is while nobody sees it. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((now) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (now ? "hidden" : "visible") });
    Object.defineProperty(document, "hidden", { configurable: true, get: () => now });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

describe("who is here", () => {
  test("is a number; a name only for who chose to show it, in this browser, until he signs out", async () => {
    const entry = await publishTopic(editor, "Chi c’è");
    const luce = await open(entry, "luce");
    await expect.poll(presence(luce).count).toBe("Ci sei solo tu");
    const [ivo, visitor] = [await open(entry, "ivo"), await open(entry)];
    for (const page of [luce, ivo, visitor]) await expect.poll(presence(page).count).toBe("3 persone qui");
    expect(await presence(ivo).names()).toBe("3 persone, nessuna con il nome.");
    expect([await presence(ivo).named.count(), await presence(ivo).empty.count()]).toEqual([0, 3]);
    expect(await presence(visitor).show.count()).toBe(0);
    expect(await presence(luce).show.isChecked()).toBe(false);

    await presence(luce).show.check();
    await expect.poll(presence(ivo).names).toBe("Luce e altre 2 persone");
    expect([await presence(ivo).named.count(), await presence(ivo).empty.count()]).toEqual([1, 2]);
    await expect.poll(presence(visitor).names).toBe("Luce e altre 2 persone");
    await luce.reload();
    await expect.poll(() => presence(luce).show.isChecked()).toBe(true);
    await expect.poll(presence(luce).count).toBe("3 persone qui");

    const twice = await luce.context().newPage();
    await thread(twice).open(entry.path);
    await expect.poll(presence(twice).count).toBe("3 persone qui");
    await presence(twice).show.uncheck();
    await expect.poll(() => presence(luce).show.isChecked()).toBe(false);
    await expect.poll(presence(ivo).names).toBe("3 persone, nessuna con il nome.");

    await luce.context().close();
    await expect.poll(presence(ivo).count).toBe("2 persone qui");
    for (const page of [ivo, visitor]) await page.context().close();
  });

  test("a page that nobody looks at is not here", async () => {
    const entry = await publishTopic(editor, "Chi guarda");
    const [omar, visitor] = [await open(entry, "omar"), await open(entry)];
    await expect.poll(presence(visitor).count).toBe("2 persone qui");
    await hide(omar, true);
    await expect.poll(presence(visitor).count, within(8000)).toBe("Ci sei solo tu");
    await hide(omar, false);
    await expect.poll(presence(visitor).count).toBe("2 persone qui");
    await expect.poll(presence(omar).count).toBe("2 persone qui");
    for (const page of [omar, visitor]) await page.context().close();
  });
});

describe("who is writing", () => {
  test("is seen, moves nothing, is not announced, and ends by itself", async () => {
    const entry = await publishTopic(editor, "Chi scrive");
    for (let i = 0; i < 6; i++) await comment(editor, entry.id, `Qualcosa da leggere, ${i}.`);
    const [luce, ivo] = [await open(entry, "luce"), await open(entry, "ivo", { reducedMotion: "reduce" })];
    await presence(luce).show.check();
    await expect.poll(presence(ivo).names).toContain("Luce");
    const said: string[] = [];
    await ivo.exposeFunction("heard", (text: string) => said.push(text));
    await ivo.evaluate(() => {
      const region = document.querySelector("[role=status]");
      if (region) new MutationObserver(() => { (window as unknown as { heard: (text: string) => void }).heard(region.textContent); }).observe(region, { subtree: true, childList: true, characterData: true });
    });
    const placeOf = () => thread(ivo).composer.evaluate((form) => form.getBoundingClientRect().top + scrollY);
    const before = await placeOf();

    // She goes on until it is seen: what is said of typing may get lost.
    const seen = async () => {
      await thread(luce).composer.locator("textarea").pressSequentially("e");
      return presence(ivo).writing();
    };
    await expect.poll(seen, within(15_000)).toBe("Luce sta scrivendo");
    expect(await placeOf()).toBe(before);
    expect(await ivo.locator(".pz-punti i").first().evaluate((dot) => getComputedStyle(dot).animationName)).toBe("none");
    expect(await presence(luce).writing()).toBe("");
    await expect.poll(presence(ivo).writing, within(9000)).toBe("");
    expect(await placeOf()).toBe(before);

    await presence(luce).show.uncheck();
    await expect.poll(seen, within(15_000)).toBe("Una persona sta scrivendo");
    await expect.poll(presence(luce).writing, within(9000)).toBe("");
    expect(said.filter((text) => text.includes("scrivendo"))).toEqual([]);
    for (const page of [luce, ivo]) await page.context().close();
  });
});

describe("J and K", () => {
  test("walk from comment to comment where the reader has switched them on, never while he writes", async () => {
    const entry = await publishTopic(editor, "Tasti");
    const numbers: number[] = [];
    for (let i = 0; i < 4; i++) numbers.push((await comment(editor, entry.id, `Commento ${i}`)).number);
    const page = await open(entry, "ivo");
    const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
    await page.keyboard.press("j");
    expect(await focused()).not.toContain("commento");
    const keys = page.getByRole("switch", { name: "Scorri i commenti con J e K" });
    await keys.check();
    await page.locator(`#commento-${numbers[0] ?? 0}`).focus();
    await page.keyboard.press("j");
    await expect.poll(focused).toBe(`commento-${numbers[1] ?? 0}`);
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await expect.poll(focused).toBe(`commento-${numbers[1] ?? 0}`);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "I tasti della discussione" }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe(`commento-${numbers[1] ?? 0}`);
    const field = thread(page).composer.locator("textarea");
    await field.pressSequentially("jk?");
    expect(await field.inputValue()).toBe("jk?");
    await page.reload();
    await thread(page).section.locator("article").first().waitFor();
    await expect.poll(() => keys.isChecked()).toBe(true);
    await page.context().close();
  });
});
