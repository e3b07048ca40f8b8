import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, comment, publishTopic, type Entry } from "./harness/api";
import { launch, visit } from "./harness/browser";
import { openLine } from "./harness/line";
import { thread, within } from "./harness/thread";

let browser: Browser;
let editor: BrowserContext;
let ivo: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  editor = await visit(browser, "nadia");
  ivo = await visit(browser, "ivo");
});

afterAll(async () => {
  await browser.close();
});

const long = (i: number) => `Commento numero ${i}. ${"Una frase che occupa spazio. ".repeat(6)}`;

async function threadOf(title: string, comments: number): Promise<{ entry: Entry; written: { id: string; number: number }[] }> {
  const entry = await publishTopic(editor, title);
  const written = [];
  for (let i = 1; i <= comments; i++) written.push(await comment(ivo, entry.id, long(i)));
  return { entry, written };
}

const edit = (context: BrowserContext, commentId: string, body: string) =>
  ask(context, "mutation($input: CommentUpdateInput!) { commentUpdate(input: $input) { userErrors { message } } }", { input: { commentId, body } });

/** Windows scroll by whole pixels. */
const slack = 2;

/** Where a comment stands in the window. */
const topOf = (page: Page, number: number) => page.locator(`#commento-${number}`).evaluate((element) => element.getBoundingClientRect().top);

describe("the page never jumps", () => {
  test("whatever happens above and below the reader, and while the line is cut", async () => {
    const { entry, written } = await threadOf("Fermi tutti", 18);
    const line = await openLine();
    const omar = await visit(browser, "omar", { proxy: line.proxy });
    const page = await omar.newPage();
    const here = thread(page);
    await here.open(entry.path);
    const middle = written[9]?.number ?? 0;
    await page.locator(`#commento-${middle}`).evaluate((element) => { element.scrollIntoView({ block: "center", behavior: "instant" }); });
    const before = await topOf(page, middle);

    await edit(ivo, written[2]?.id ?? "", `Riscritto. ${"Molte più parole di prima, su molte più righe. ".repeat(30)}`);
    await comment(editor, entry.id, "Una risposta sopra.", written[3]?.id);
    for (const i of [1, 2]) await comment(editor, entry.id, `Nuovo in fondo ${i}.`);
    await expect.poll(() => here.text("Riscritto.").count()).toBe(1);
    await expect.poll(() => here.pill.innerText()).toContain("3 nuovi commenti");
    expect(Math.abs((await topOf(page, middle)) - before)).toBeLessThan(slack);
    expect(await here.text("Nuovo in fondo 1.").count()).toBe(0);

    line.stall();
    await expect.poll(() => page.locator("section.discussione .pz-filo-stato").count(), within(15_000)).toBe(1);
    expect(Math.abs((await topOf(page, middle)) - before)).toBeLessThan(slack);
    line.mend();
    await expect.poll(() => page.locator("section.discussione .pz-filo-stato").count(), within(15_000)).toBe(0);
    expect(Math.abs((await topOf(page, middle)) - before)).toBeLessThan(slack);

    await here.pill.click();
    expect(await here.section.getByRole("separator", { name: "Nuovi da quando sei qui" }).count()).toBe(1);
    expect(await here.section.locator("article.ev").count()).toBe(3);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Una risposta sopra.");
    expect(await here.pill.count()).toBe(0);
    await omar.close();
    await line.close();
  });

  test("new comments enter by themselves only at the end and with free hands", async () => {
    const { entry } = await threadOf("In fondo", 2);
    const omar = await visit(browser, "omar");
    const page = await omar.newPage();
    const here = thread(page);
    await here.open(entry.path);
    await here.composer.scrollIntoViewIfNeeded();
    await comment(ivo, entry.id, "Entra da solo.");
    await expect.poll(() => here.text("Entra da solo.").count()).toBe(1);
    expect(await here.pill.count()).toBe(0);
    await here.composer.locator("textarea").fill("Sto scrivendo");
    await comment(ivo, entry.id, "Questo aspetta.");
    await expect.poll(() => here.pill.innerText()).toContain("1 nuovo commento");
    expect(await here.text("Questo aspetta.").count()).toBe(0);
    await omar.close();
  });
});

describe("reading", () => {
  test("pages are asked for, and a permalink finds its comment on a later one", async () => {
    const { entry, written } = await threadOf("Pagine", 45);
    const page = await (await visit(browser)).newPage();
    const here = thread(page);
    await here.open(entry.path);
    expect(await here.section.locator("h2").innerText()).toBe("45 commenti");
    expect(await here.texts()).toHaveLength(20);
    await here.section.getByRole("button", { name: "Mostra altri commenti" }).click();
    await expect.poll(async () => (await here.texts()).length).toBe(40);

    const far = written[42]?.number ?? 0;
    await here.open(`${entry.path}?commento=${far}#commento-${far}`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`commento-${far}`);
    await expect.poll(() => topOf(page, far)).toBeGreaterThanOrEqual(0);
    expect(await topOf(page, far)).toBeLessThan(800);
    expect(await page.locator(`#commento-${far}`).getAttribute("class")).toContain("puntato");
    expect(await page.locator(`#commento-${far}`).count()).toBe(1);
    await page.context().close();
  });

  test("the order is the reader's choice", async () => {
    const { entry, written } = await threadOf("Ordine", 3);
    await ask(editor, "mutation($input: CommentReactInput!) { commentReact(input: $input) { userErrors { message } } }", { input: { commentId: written[1]?.id, kind: "THANKS", on: true } });
    const page = await (await visit(browser)).newPage();
    const here = thread(page);
    await here.open(entry.path);
    const numbers = async () => (await here.texts()).map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(await numbers()).toEqual([1, 2, 3]);
    await here.section.locator("select").selectOption("NEWEST");
    await expect.poll(numbers).toEqual([3, 2, 1]);
    await here.section.locator("select").selectOption("MOST_REACTED");
    await expect.poll(async () => (await numbers())[0]).toBe(2);
    await page.context().close();
  });
});

describe("writing", () => {
  test("a draft is kept for its author alone, a mention is offered, the preview is the server's", async () => {
    const { entry } = await threadOf("Bozze", 1);
    const luce = await visit(browser, "luce");
    const page = await luce.newPage();
    const here = thread(page);
    await here.open(entry.path);
    const field = here.composer.locator("textarea");
    await field.click();
    await page.keyboard.type("D’accordo con @iv");
    await expect.poll(() => here.composer.getByRole("option").count()).toBe(1);
    await page.keyboard.press("Enter");
    await expect.poll(() => field.inputValue()).toBe("D’accordo con @ivo ");
    await page.keyboard.type("su *tutto*.");
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe("D’accordo con @ivo su *tutto*.");
    await here.composer.getByRole("tab", { name: "Anteprima" }).click();
    await expect.poll(() => here.composer.locator(".anteprima em").innerText()).toBe("tutto");
    await here.composer.getByRole("tab", { name: "Scrivi" }).click();
    await field.press("Control+Enter");
    await expect.poll(() => here.text("D’accordo con @ivo su tutto.").count()).toBe(1);
    expect(await field.inputValue()).toBe("");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    await luce.close();
  });

  test("the menu is walked with arrows, Escape gives focus back, a comment is removed in its place", async () => {
    const { entry } = await threadOf("Menu", 0);
    const luce = await visit(browser, "luce");
    const page = await luce.newPage();
    const here = thread(page);
    await here.open(entry.path);
    await here.write("Da togliere.");
    await here.text("Da togliere.").waitFor();
    const opener = here.section.getByRole("button", { name: "Altre azioni sul commento di Luce" });
    await opener.focus();
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
    await expect.poll(focused).toContain("Modifica");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toContain("Togli");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("menu").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Altre azioni sul commento di Luce");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Togli il commento" }).click();
    await expect.poll(() => here.section.getByText("Tolto da chi l’ha scritto.").count()).toBe(1);
    expect(await here.text("Da togliere.").count()).toBe(0);
    await luce.close();
  });
});

describe("moderating", () => {
  test("what was hidden is read again by all, and what it said before can be looked up", async () => {
    const { entry, written } = await threadOf("Cronologia", 1);
    await edit(ivo, written[0]?.id ?? "", "Detto **meglio**.");
    const [marta, omar] = [await visit(browser, "marta"), await visit(browser, "omar")];
    const [first, second] = [await marta.newPage(), await omar.newPage()];
    const [here, there] = [thread(first), thread(second)];
    await here.open(entry.path);
    await there.open(entry.path);
    await here.openMenu("Detto meglio.", "Nascondi con un motivo");
    await first.getByLabel("Motivo").fill("no");
    await first.getByRole("dialog").getByRole("button", { name: "Nascondi" }).click();
    await expect.poll(() => first.getByRole("dialog").getByText("Il motivo deve avere da 3 a 500 caratteri.").count()).toBe(1);
    await first.getByLabel("Motivo").fill("per prova");
    await first.getByRole("dialog").getByRole("button", { name: "Nascondi" }).click();
    await expect.poll(() => there.section.getByText("Nascosto dalla moderazione: per prova.").count()).toBe(1);
    expect(await there.section.locator(".pz-altro").count()).toBe(0);

    await here.section.locator(".pz-altro").click();
    await first.getByRole("menuitem", { name: "Fai leggere di nuovo" }).click();
    await first.getByLabel("Motivo").fill("prova finita");
    await first.getByRole("dialog").getByRole("button", { name: "Fai leggere di nuovo" }).click();
    await expect.poll(() => there.text("Detto meglio.").count()).toBe(1);
    await there.openMenu("Detto meglio.", "Cronologia delle modifiche");
    await expect.poll(() => second.getByRole("dialog").locator("li").allInnerTexts()).toHaveLength(2);
    expect(await second.getByRole("dialog").locator("li").first().innerText()).toContain("Commento numero 1.");
    await second.keyboard.press("Escape");
    await expect.poll(() => second.getByRole("dialog").count()).toBe(0);
    await marta.close();
    await omar.close();
  });
});

describe("bad input, as a person sees it", () => {
  test("nothing, too much, and what would be harmful elsewhere", async () => {
    const { entry } = await threadOf("Prove", 0);
    const luce = await visit(browser, "luce");
    const page = await luce.newPage();
    const here = thread(page);
    let alarms = 0;
    page.on("dialog", (dialog) => { alarms++; void dialog.dismiss(); });
    await here.open(entry.path);
    await here.write("   ");
    await expect.poll(() => here.composer.getByRole("alert").innerText()).toBe("Scrivi qualcosa prima di pubblicare.");
    await here.write("x".repeat(10_001));
    await expect.poll(() => here.composer.getByRole("alert").innerText()).toContain("troppo lungo");
    expect(await here.section.locator("article").count()).toBe(0);

    await here.write('<img src=x onerror="alert(1)"><script>alert(2)</script> [premi](javascript:alert(3)) <b onclick=alert(4)>qui</b>');
    await expect.poll(() => here.section.locator(".attesa .pz-rifiuto").innerText(), within(5000)).toContain("Non è stato pubblicato: Qui l’HTML non si usa");
    await expect.poll(() => page.getByRole("status").innerText(), within(10_000)).toContain("Non è stato pubblicato");
    const dangerous = await here.section.evaluate((section) =>
      [...section.querySelectorAll("script, img, [onerror], [onclick], a[href^='javascript:']")].map((element) => element.outerHTML));
    expect(dangerous).toEqual([]);
    expect(alarms).toBe(0);

    await here.section.locator(".attesa").getByRole("button", { name: "Modifica" }).click();
    await here.section.locator(".attesa textarea").fill("Ora senza HTML: `<img>`.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(here.texts, within(5000)).toEqual(["Ora senza HTML: <img>."]);
    expect(await here.section.locator(".attesa").count()).toBe(0);
    await luce.close();
  });
});
