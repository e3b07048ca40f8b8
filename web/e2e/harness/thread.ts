import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The discussion on a page, in the words that people see. */
export function thread(page: Page) {
  const section = page.locator("section.discussione");
  const article = (text: string): Locator => section.locator("article.pz-commento").filter({ has: page.locator(":scope > .corpo > .txt", { hasText: text }) }).last();
  return {
    section,
    article,
    /** A comment's own text, not that of its replies. */
    text: (text: string): Locator => section.locator(".txt", { hasText: text }),
    pill: section.locator(".pz-pillola"),
    composer: section.locator("form.pz-comp").last(),
    async open(path: string) {
      await page.goto(path);
      await section.locator(".pz-vivo:not(.ferma)").waitFor();
    },
    async write(text: string) {
      const composer = section.locator("form.pz-comp").last();
      await composer.locator("textarea").fill(text);
      await composer.locator("button[type=submit]").click();
    },
    async openMenu(text: string, item: string) {
      await article(text).locator(".pz-azioni .pz-altro").first().click();
      await page.getByRole("menuitem", { name: item }).click();
    },
    /** The texts of the first level, in the order of the page. */
    texts: (): Promise<string[]> => section.locator("ol.pz-commenti > li > article > .corpo > .txt").allInnerTexts(),
    async showNew() {
      await expect.poll(() => section.locator(".pz-pillola").count()).toBe(1);
      await section.locator(".pz-pillola").click();
    },
  };
}

/** Waits until something holds: for as long as is said, and a busy computer for half a minute. How soon it does is held by the trials in bench. */
export const within = (ms: number) => ({ timeout: Math.max(ms, 30_000), interval: 20 });
