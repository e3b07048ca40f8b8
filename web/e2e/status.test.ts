import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishTopic } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { thread, within } from "./harness/thread";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

describe("the state of the live line", () => {
  test("is shown to administrators, second by second", async () => {
    const gemma = await visit(browser, "gemma");
    const page = await gemma.newPage();
    await page.goto("/");
    await page.locator(".pz-strumenti .pz-profilo").click();
    await page.getByRole("menuitem", { name: "Stato della diretta" }).click();
    await expect.poll(() => page.locator("main h1").innerText()).toBe("Stato della diretta");
    const nodes = page.locator("article.pz-nodo");
    await expect.poll(() => nodes.count(), within(10_000)).toBe(2);
    const panel = nodes.filter({ hasText: "risponde a te" });
    expect(await panel.count()).toBe(1);
    await expect.poll(() => page.locator(".pz-verdetto h2").innerText(), within(10_000)).toBe("Va tutto bene.");
    const connections = async () => Number((await panel.locator(".pz-cifre .n").first().innerText()).replace(/\D/g, ""));
    const before = await connections();
    expect(before).toBeGreaterThan(0);

    const reader = await visit(browser);
    const other = await reader.newPage();
    const editor = await visit(browser, "nadia");
    await thread(other).open((await publishTopic(editor, "Uno di più")).path);
    await expect.poll(connections, within(5000)).toBe(before + 1);
    await reader.close();
    await expect.poll(connections, within(5000)).toBe(before);
    await expect.poll(() => page.locator(".pz-lettori li").count(), within(5000)).toBeGreaterThan(0);

    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.goto("/en/stato");
    await expect.poll(() => page.locator("main h1").innerText()).toBe("State of the live line");
    await editor.close();
    await gemma.close();
  });

  test("is not there for anybody else", async () => {
    for (const handle of [undefined, "marta", "luce"]) {
      const context = await visit(browser, handle);
      const page = await context.newPage();
      const answer = await page.goto("/stato");
      expect(answer?.status()).toBe(404);
      await page.waitForFunction(() => !document.querySelector("[aria-busy=true], #lettura"));
      expect(await page.locator("main h1").innerText()).toBe("Questa pagina non c’è");
      if (handle !== undefined) {
        await page.locator(".pz-strumenti .pz-profilo").click();
        expect(await page.getByRole("menuitem", { name: "Stato della diretta" }).count()).toBe(0);
      }
      await context.close();
    }
  });
});
