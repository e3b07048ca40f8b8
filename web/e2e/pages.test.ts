import { AxeBuilder } from "@axe-core/playwright";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, square } from "./harness/api";
import { address, launch, visit } from "./harness/browser";
import { inLanguage, pages, type Language, type PageOfSite } from "./harness/pages";

let browser: Browser;
let all: PageOfSite[];
const shots = path.resolve(import.meta.dirname, "../test-results/pages");

/** The first entry of each kind has a page of its own, with its thread. */
const kinds = { NEWS: "notizie", ARTICLE: "blog", TOPIC: "argomenti", VIDEO: "video" } as const;

beforeAll(async () => {
  browser = await launch();
  await mkdir(shots, { recursive: true });
  const visitor = await visit(browser);
  const found = await Promise.all(
    Object.entries(kinds).map(async ([kind, section]) => {
      const { piazza } = await ask<{ piazza: { entries: { nodes: { number: number }[] } } }>(
        visitor, "query($slug: String!, $kinds: [EntryKind!]) { piazza(slug: $slug) { entries(first: 50, kinds: $kinds) { nodes { number thread { commentCount } } } } }", { slug: square, kinds: [kind] },
      );
      const number = piazza.entries.nodes.at(-1)?.number;
      return number === undefined ? [] : [{ name: `pagina-${section}`, path: `/piazze/${square}/${section}/${number}-testo` }];
    }),
  );
  const entries = found.flat();
  expect(entries).toHaveLength(4);
  all = [...pages, ...entries, ...entries.slice(0, 1).map((page) => ({ ...page, name: `${page.name}-moderatrice`, as: "marta" }))];
  await visitor.close();
});

afterAll(async () => {
  await browser.close();
});

/** Opens a page and waits until its own words are there and nothing is on its way. */
async function open(page: Page, to: PageOfSite, language: Language): Promise<void> {
  await page.goto(inLanguage(to.path, language));
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true], #lettura"));
  if (to.name.startsWith("pagina-")) await page.locator("section.discussione h2").waitFor();
}

async function eachPage(options: BrowserContextOptions, language: Language, look: (page: Page, to: PageOfSite) => Promise<void>): Promise<void> {
  const people = new Set(all.map((page) => page.as));
  for (const as of people) {
    const context = await visit(browser, as, options);
    const page = await context.newPage();
    for (const to of all.filter((each) => each.as === as)) {
      await open(page, to, language);
      await look(page, to);
    }
    await context.close();
  }
}

describe("every page", () => {
  for (const language of ["it", "en"] as const) {
    test(`has nothing that axe objects to, light and dark: ${language}`, { timeout: 1_500_000 }, async () => {
      const objections: string[] = [];
      // A button on its way from one scheme to the other has the colours of neither.
      await eachPage({ viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce" }, language, async (page, to) => {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id, nodes } of violations) {
            objections.push(`${to.name}, ${colorScheme}: ${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`);
          }
        }
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      });
      expect(objections).toEqual([]);
    });
  }

  for (const width of [1440, 390]) {
    test(`is looked at with ${width} pixels, and scrolls one way only`, { timeout: 600_000 }, async () => {
      const wide: string[] = [];
      await eachPage({ viewport: { width, height: 1000 } }, "it", async (page, to) => {
        await page.screenshot({ path: path.join(shots, `${to.name}-${width}.png`), fullPage: true });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wide.push(`${to.name}: ${over}`);
      });
      expect(wide).toEqual([]);
    });
  }

  test("asks nobody else for anything, and complains of nothing", { timeout: 600_000 }, async () => {
    const foreign = new Set<string>();
    const complaints = new Set<string>();
    const heard = new WeakSet<Page>();
    await eachPage({}, "it", (page, to) => {
      if (!heard.has(page)) {
        heard.add(page);
        page.on("request", (request) => { if (new URL(request.url()).host !== new URL(address()).host && !request.url().startsWith("data:")) foreign.add(request.url()); });
        page.on("pageerror", (error) => complaints.add(`${to.name}: ${error.message}`));
        page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("404")) complaints.add(message.text()); });
      }
      return Promise.resolve();
    });
    expect([...foreign]).toEqual([]);
    expect([...complaints]).toEqual([]);
  });

  test("can be read without JavaScript where it is public", { timeout: 300_000 }, async () => {
    const context = await visit(browser, undefined, { javaScriptEnabled: false });
    const page = await context.newPage();
    for (const to of all.filter((each) => each.as === undefined && !["accedi", "mancante", "invito-ignoto", "entra"].includes(each.name))) {
      for (const language of ["it", "en"] as const) {
        await page.goto(inLanguage(to.path, language));
        expect(await page.locator("main h1, #lettura h1").count(), to.name).toBe(1);
        expect((await page.locator("#lettura").innerText()).length, to.name).toBeGreaterThan(80);
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        expect(await page.locator("meta[property='og:title']").count(), to.name).toBe(1);
      }
    }
    await context.close();
  });
});

describe("a video", () => {
  test("asks its host only after the click", async () => {
    const context = await visit(browser);
    const page = await context.newPage();
    const foreign: string[] = [];
    await context.route((url) => url.host !== new URL(address()).host, (route) => {
      foreign.push(new URL(route.request().url()).host);
      return route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>player</title>" });
    });
    const video = all.find((each) => each.name === "pagina-video");
    if (!video) throw new Error("the demo has a video");
    await open(page, video, "it");
    await page.waitForLoadState("networkidle");
    expect(foreign).toEqual([]);
    await page.getByRole("button", { name: /Guarda il video/ }).click();
    await expect.poll(() => foreign.length).toBeGreaterThan(0);
    expect(await page.locator("iframe").count()).toBe(1);
    await context.close();
  });
});
