import { mkdir } from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { ask, square } from "./harness/api";
import { address, nodes, visit } from "./harness/browser";
import { act, end, entranceOf, enterByCode, holdAssembly, phone, record, screenOf, sendButton, show, slips, type Hall } from "./harness/assembly";
import { sample, type Kind } from "./harness/poll";
import { first, openStage, within } from "./harness/stage";

const stage = openStage();

const held: Hall[] = [];

// Who has left holds no line, and what is over is not before the next test.
afterEach(async () => {
  await Promise.all(stage.opened.splice(0).map((context) => context.close().catch(() => undefined)));
  for (const hall of held.splice(0)) await finish(hall);
});

async function finish(hall: Hall): Promise<void> {
  const { assembly } = await ask<{ assembly: { state: { phase: string; current: { id: string; state: string } | null } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { state { phase current { id state } } } }", { number: hall.number });
  const { phase, current } = assembly.state;
  if (phase !== "LIVE") return;
  if (current?.state === "OPEN") await act(stage.editor, "assemblyItemClose", current.id);
  await end(stage.editor, hall.id);
}

async function hold(...args: Parameters<typeof holdAssembly> extends [unknown, ...infer Rest] ? Rest : never): Promise<Hall> {
  const hall = await holdAssembly(stage.editor, ...args);
  held.push(hall);
  return hall;
}

async function take(...who: Parameters<typeof phone> extends [unknown, ...infer Rest] ? Rest : never) {
  const taken = await phone(stage.browser, ...who);
  stage.opened.push(taken.context);
  return taken;
}

/** Looks at a page beside the mock-ups, where a folder for it is named. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.PIAZZA_SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `assemblea-${name}.png`) });
}

const isView = (page: Page, wanted: string) => page.locator(`.pz-tel .scena[data-view=${wanted}]`).waitFor(within);
const received = (page: Page) => page.locator("[data-vote=received]").waitFor(within);

/** Answers as a hand does. */
const fill: Partial<Record<Kind, (page: Page, who: number) => Promise<void>>> = {
  SINGLE: (page, who) => page.locator(".pz-voce input").nth(who % 2).check(),
  CONSENT: (page, who) => page.locator(".pz-voce input").nth(who % 3).check(),
  RANKED: async (page, who) => {
    for (const name of who === 0 ? ["Cura del verde", "Bilancio sociale"] : ["Bilancio sociale", "Mobilità lenta"]) await page.getByRole("button", { name: `Aggiungi ${name}` }).click();
  },
  NUMBER: (page, who) => page.locator(".pz-domanda[data-kind=NUMBER] input").fill(`${2 + who}`),
};

async function answer(page: Page, kind: Kind, who: number): Promise<void> {
  await isView(page, "OPEN");
  await page.locator(`.pz-domanda[data-kind=${kind}]`).waitFor(within);
  await fill[kind]?.(page, who);
  await sendButton(page).click();
}

/** Opens the console as somebody who holds the assembly. */
async function openConsole(handle: string, hall: Hall): Promise<{ context: BrowserContext; page: Page }> {
  const context = await visit(stage.browser, handle, { baseURL: address(), viewport: { width: 1440, height: 900 } });
  stage.opened.push(context);
  const page = await context.newPage();
  await page.goto(`/piazze/${square}/assemblee/${hall.number}/regia`);
  await page.locator(".pz-regia .banco").waitFor(within);
  return { context, page };
}

async function command(page: Page, name: string): Promise<void> {
  const button = page.locator(`[data-command=${name}]:not([aria-disabled])`);
  await button.waitFor(within);
  await button.click();
}

interface Told {
  voters: number;
  guests: number;
}

async function turnout(hall: Hall, item: number): Promise<Told> {
  const { assembly } = await ask<{ assembly: { state: { items: { turnout: Told }[] } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { state { items { turnout { voters guests } } } } }", { number: hall.number });
  const { voters, guests } = assembly.state.items[item]?.turnout ?? { voters: -1, guests: -1 };
  return { voters, guests };
}

const asked = [sample.SINGLE, sample.RANKED, sample.NUMBER, sample.CONSENT];
const kinds: Kind[] = ["SINGLE", "RANKED", "NUMBER", "CONSENT"];
const results = ["OptionCounts", "RankingResult", "NumbersResult", "StancesResult"];

describe("an assembly", () => {
  test("a console, a presenter and three phones go through four questions; one phone is without a line, one laptop dies", async () => {
    const hall = await hold("Una serata in sala", asked);
    const { code } = await entranceOf(stage.editor, hall.number);
    const wall = await stage.browser.newContext({ baseURL: address(), locale: "it-IT", viewport: { width: 1920, height: 1080 } });
    stage.opened.push(wall);
    const presenter = await wall.newPage();
    const seen = [record(presenter)];
    const link = new URL(await screenOf(stage.editor, hall.id));
    await presenter.goto(link.pathname + link.hash);
    await presenter.locator(".pz-sala[data-phase=LIVE]").waitFor(within);
    const phones = [];
    for (const [i, handle] of ["elena", "bruna", "ivo"].entries()) {
      // The third is at another node than the rest.
      const each = await take(handle, { baseURL: nodes[1] && i === 2 ? nodes[1].at() : address() });
      await enterByCode(each.page, code);
      phones.push(each);
      seen.push(each.bytes);
    }
    let { context: laptop, page: regia } = await openConsole("nadia", hall);
    const reloads = phones.map(({ page }) => { let n = 0; page.on("load", () => n++); return () => n; });

    for (const [i, kind] of kinds.entries()) {
      const unshown = asked.slice(i + 1).map(({ title }) => title);
      if (i > 0) await command(regia, "next");
      await command(regia, "open");
      await presenter.locator(".pz-sala[data-state=OPEN]").waitFor(within).catch(async (failure: unknown) => { await look(regia, "guasto-regia"); await look(presenter, "guasto-sala"); throw failure; });
      for (const [who, { context, page }] of phones.entries()) {
        if (i === 1 && who === 2) {
          await isView(page, "OPEN");
          await context.setOffline(true);
        }
        await answer(page, kind, who);
        if (i === 1 && who === 2) {
          await page.locator("[data-vote=waiting]").waitFor(within);
          await look(page, "telefono-senza-rete");
        } else await received(page);
      }
      if (i === 1) {
        const last = phones[2];
        if (!last) throw new Error("no third phone");
        expect(await last.page.locator("[data-vote=received]").count()).toBe(0);
        expect((await turnout(hall, i)).voters).toBe(2);
        await last.context.setOffline(false);
        await received(last.page);
      }
      expect((await turnout(hall, i)).voters).toBe(3);
      await look(presenter, `sala-${kind}-aperta`);
      await look(regia, `regia-${kind}-aperta`);
      if (i === 2) {
        // The moderator's laptop dies while the question is open; somebody else goes on.
        await laptop.close();
        ({ context: laptop, page: regia } = await openConsole("marta", hall));
      }
      await command(regia, "close");
      for (const { page } of phones) await isView(page, "CLOSED");
      for (const bytes of seen) {
        const since = await bytes();
        for (const words of unshown) expect(since).not.toContain(words);
        expect(since).not.toContain(`"__typename":"${results[i] ?? ""}"`);
      }
      await command(regia, "reveal");
      await presenter.locator(".pz-sala[data-state=REVEALED]").waitFor(within);
      for (const { page } of phones) {
        await isView(page, "REVEALED");
        await page.locator(`[data-result=${results[i] ?? ""}]`).waitFor(within);
        expect(await page.locator("[data-vote=received]").count()).toBe(1);
      }
      await presenter.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === "finished"));
      await look(presenter, `sala-${kind}-esito`);
      await look(phones[0]?.page ?? presenter, `telefono-${kind}-esito`);
    }
    expect(reloads.map((count) => count())).toEqual([0, 0, 0]);
    for (let i = 0; i < kinds.length; i++) expect((await turnout(hall, i)).voters).toBe(3);
  }, 240_000);

  test("a vote that comes too late is told plainly, and not counted", async () => {
    const hall = await hold("Troppo tardi", [sample.SINGLE]);
    const item = first(hall);
    const { context, page } = await take("elena");
    await enterByCode(page, (await entranceOf(stage.editor, hall.number)).code);
    await show(stage.editor, hall.id, item.id);
    await act(stage.editor, "assemblyItemOpen", item.id);
    await isView(page, "OPEN");
    await context.setOffline(true);
    await answer(page, "SINGLE", 0);
    await page.locator("[data-vote=waiting]").waitFor(within);
    await act(stage.editor, "assemblyItemClose", item.id);
    await act(stage.editor, "assemblyItemReveal", item.id);
    await context.setOffline(false);
    await page.locator("[data-vote=refused]", { hasText: "La votazione si è chiusa alle" }).waitFor(within);
    expect(await page.locator("[data-vote=received]").count()).toBe(0);
    expect((await turnout(hall, 0)).voters).toBe(0);
  });

  test("a reload, another tab and a wrong clock change nothing: one vote, the same countdown", async () => {
    const hall = await hold("Due schede", [{ ...sample.SINGLE, rules: { seconds: 300 } }]);
    const item = first(hall);
    const { context, page } = await take("elena");
    // An hour ahead: the countdown is the server's.
    await context.addInitScript(() => { const real = Date.now; Date.now = () => real() + 3_600_000; });
    await enterByCode(page, (await entranceOf(stage.editor, hall.number)).code);
    await act(stage.editor, "assemblyItemOpen", item.id);
    await isView(page, "OPEN");
    expect(await page.getByRole("timer").textContent()).toMatch(/^(5:00|4:\d\d)$/);
    const other = await context.newPage();
    await other.goto(page.url());
    await isView(other, "OPEN");
    await answer(page, "SINGLE", 0);
    await received(page);
    await received(other);
    await page.reload();
    await received(page);
    expect((await turnout(hall, 0)).voters).toBe(1);
    await page.getByRole("button", { name: "Cambia risposta" }).click();
    await answer(page, "SINGLE", 1);
    await received(page);
    expect((await turnout(hall, 0)).voters).toBe(1);
  });
});

describe("at the door", () => {
  test("a slip lets one guest in, whose vote is counted apart; a phone that forgets gets no second one", async () => {
    const hall = await hold("Con la cedola", [sample.SINGLE], { guests: "SLIPS" });
    const item = first(hall);
    const [slip = ""] = await slips(stage.editor, hall.id, 1);
    const guest = await take();
    await guest.page.goto(`/entra#b=${slip.replace("-", "")}`);
    await guest.page.locator(".apre", { hasText: "Con la cedola" }).waitFor(within);
    expect(new URL(guest.page.url()).hash).toBe("");
    await guest.page.getByLabel("Come ti chiami?").fill("Aldo");
    await guest.page.getByRole("button", { name: "Entra", exact: true }).click();
    await guest.page.waitForURL(/\/assemblea\/\d+$/);
    await show(stage.editor, hall.id, item.id);
    await act(stage.editor, "assemblyItemOpen", item.id);
    await answer(guest.page, "SINGLE", 0);
    await received(guest.page);
    await guest.page.reload();
    await received(guest.page);
    expect(await turnout(hall, 0)).toEqual({ voters: 0, guests: 1 });

    await guest.context.clearCookies();
    await guest.page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
    await guest.page.goto("/entra");
    await guest.page.getByRole("button", { name: "Ho una cedola" }).click();
    await guest.page.getByLabel("Codice della cedola").fill(slip.toLowerCase());
    await guest.page.getByRole("button", { name: "Entra", exact: true }).click();
    await guest.page.getByRole("button", { name: "Entra", exact: true }).click();
    await guest.page.locator("[role=alert]", { hasText: "Con questa cedola è già entrato qualcuno" }).waitFor(within);
    expect(await turnout(hall, 0)).toEqual({ voters: 0, guests: 1 });
    // The code alone lets no guest in here.
    await guest.page.goto("/entra");
    await guest.page.getByLabel("Codice di sei cifre").fill((await entranceOf(stage.editor, hall.number)).code);
    await guest.page.getByText("Gli ospiti entrano con una cedola").waitFor(within);
  });

  test("the code is pasted, wrong ones are told, too many lock, and the QR code still lets in", async () => {
    const hall = await hold("Una porta", [sample.SINGLE]);
    const { code, link } = await entranceOf(stage.editor, hall.number);
    const zoe = await take("zoe");
    await zoe.page.goto("/entra");
    const field = zoe.page.getByLabel("Codice di sei cifre");
    const wrong = code === "000000" ? "000001" : "000000";
    for (let i = 0; i < 11; i++) await ask(zoe.context, "mutation($input: AssemblyFindInput!) { assemblyFind(input: $input) { userErrors { reason } } }", { input: { code: wrong } }).catch(() => undefined);
    await field.fill(code);
    await zoe.page.locator(".errore", { hasText: "Aspetta dieci minuti" }).waitFor(within);
    // One who has tried too much comes in by the QR code all the same, straight away as a member.
    await zoe.page.goto(new URL(link).pathname + new URL(link).hash);
    await zoe.page.waitForURL(/\/assemblea\/\d+$/, within);

    const visitor = await take();
    await visitor.page.goto("/entra");
    const plain = visitor.page.getByLabel("Codice di sei cifre");
    await plain.fill(wrong);
    await visitor.page.locator(".errore", { hasText: "non apre nulla" }).waitFor(within);
    await plain.press("Backspace");
    expect(await plain.inputValue()).toHaveLength(5);
    expect(await plain.getAttribute("autocomplete")).toBe("one-time-code");
    await plain.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await visitor.page.locator(".apre", { hasText: "Una porta" }).waitFor(within);
    // Signing in brings back before the same door, and the code never stands in an address.
    const signIn = await visitor.page.getByRole("link", { name: "Accedi ed entra" }).getAttribute("href");
    expect(signIn).toBe("/accedi?ritorno=%2Fentra");
    await visitor.page.goto("/entra");
    await visitor.page.locator(".apre", { hasText: "Una porta" }).waitFor(within);
  });

  test("a guest takes his pass off the phone; when the assembly is over its code opens nothing", async () => {
    const hall = await hold("Si va via", [sample.SINGLE], { guests: "ANYONE" });
    const { code } = await entranceOf(stage.editor, hall.number);
    const guest = await take();
    await enterByCode(guest.page, code, "Aldo");
    await guest.page.locator("summary", { hasText: "Come partecipi" }).click();
    await guest.page.getByRole("button", { name: "Cancella il mio accesso" }).click();
    await guest.page.getByRole("button", { name: "Sì, cancella" }).click();
    await guest.page.waitForURL(/\/entra$/);
    expect(await guest.page.evaluate(() => Object.keys(localStorage).filter((key) => /pass|guest/.test(key)))).toEqual([]);
    await finish(hall);
    await guest.page.getByLabel("Codice di sei cifre").fill(code);
    await guest.page.locator(".errore", { hasText: "non apre nulla" }).waitFor(within);
  });
});

describe("for everybody", () => {
  test("by keyboard alone: come in, answer, change; and axe has nothing to say", async () => {
    const hall = await hold("Con la tastiera", [sample.SINGLE]);
    const item = first(hall);
    const { code } = await entranceOf(stage.editor, hall.number);
    const { page } = await take("elena", { viewport: { width: 320, height: 640 }, hasTouch: false, isMobile: false });
    const { keyboard } = page;
    const clean = async () => { expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ").slice(0, 300)}`)).toEqual([]); };
    const tabTo = async (name: string) => {
      const at = () => page.evaluate(() => { const on = document.activeElement; return on?.getAttribute("aria-label") ?? (on as HTMLInputElement | null)?.labels?.[0]?.textContent ?? on?.textContent ?? ""; });
      for (let i = 0; i < 30 && !(await at()).startsWith(name); i++) await keyboard.press("Tab");
      expect(await at()).toContain(name);
    };
    await page.goto("/entra");
    await page.getByLabel("Codice di sei cifre").waitFor(within);
    await tabTo("Codice di sei cifre");
    await keyboard.type(code);
    await page.locator(".apre").waitFor(within);
    await clean();
    await tabTo("Entra");
    await keyboard.press("Enter");
    await isView(page, "LIVE");
    await clean();
    await show(stage.editor, hall.id, item.id);
    await act(stage.editor, "assemblyItemOpen", item.id);
    await isView(page, "OPEN");
    await clean();
    await tabTo("Ogni due settimane");
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await tabTo("Invia la risposta");
    await keyboard.press("Enter");
    await received(page);
    await clean();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Voto ricevuto");
    await tabTo("Cambia risposta");
    await keyboard.press("Enter");
    await sendButton(page).waitFor(within);
    await tabTo("Una volta al mese");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await received(page);
    await act(stage.editor, "assemblyItemClose", item.id);
    await isView(page, "CLOSED");
    await clean();
    await act(stage.editor, "assemblyItemReveal", item.id);
    await page.locator(".pz-risultato").waitFor(within);
    await clean();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }, 120_000);

  test("what is said aloud: opening, closing, result, the last ten seconds where an answer is missing; and no flood", async () => {
    const hall = await hold("Ad alta voce", [{ ...sample.SINGLE, rules: { seconds: 16 } }]);
    const item = first(hall);
    const { code } = await entranceOf(stage.editor, hall.number);
    const [listens, votes] = [await take("bruna"), await take("ivo")];
    for (const { page } of [listens, votes]) {
      await enterByCode(page, code);
      await page.evaluate(() => {
        const said: string[] = [];
        (globalThis as unknown as { said: string[] }).said = said;
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            const region = (target instanceof Element ? target : target.parentElement)?.closest("[role=status], [role=alert]");
            const text = region?.textContent.trim();
            if (region && text && said.at(-1) !== `${region.role ?? ""}: ${text}`) said.push(`${region.role ?? ""}: ${text}`);
          }
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      });
    }
    await act(stage.editor, "assemblyItemOpen", item.id);
    await answer(votes.page, "SINGLE", 0);
    await isView(listens.page, "CLOSED");
    await act(stage.editor, "assemblyItemReveal", item.id);
    const saidTo = (page: Page) => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    await expect.poll(async () => (await saidTo(listens.page)).join("\n"), within).toContain("Risultato di");
    const heard = await saidTo(listens.page);
    expect(heard.filter((each) => each.startsWith("alert"))).toEqual(["alert: La votazione chiude fra 10 secondi e non hai ancora risposto."]);
    expect(heard.filter((each) => each.includes("Votazione aperta"))).toHaveLength(1);
    expect(heard.filter((each) => each.includes("La votazione si è chiusa"))).toHaveLength(1);
    expect(heard.length).toBeLessThanOrEqual(5);
    const other = await saidTo(votes.page);
    expect(other.filter((each) => each.startsWith("alert"))).toEqual([]);
    expect(other.filter((each) => each.includes("Voto ricevuto"))).toHaveLength(1);
    expect(other.length).toBeLessThanOrEqual(6);
  }, 90_000);

  test("questions from the floor are asked, let through, wanted, and shown to all", async () => {
    const hall = await hold("Dalla sala", [sample.SINGLE]);
    const { code } = await entranceOf(stage.editor, hall.number);
    const [asks, wants] = [await take("elena"), await take("ivo")];
    for (const { page } of [asks, wants]) {
      await enterByCode(page, code);
      await page.locator("summary", { hasText: "Domande dalla sala" }).click();
    }
    await asks.page.getByLabel("La tua domanda").fill("Chi controlla i conti?");
    await asks.page.getByRole("button", { name: "Manda la domanda" }).click();
    await asks.page.locator(".voci li", { hasText: "in attesa" }).waitFor(within);
    expect(await wants.bytes()).not.toContain("Chi controlla i conti?");
    const { assembly } = await ask<{ assembly: { floor: { questions: { id: string }[] } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { floor { questions { id } } } }", { number: hall.number });
    await ask(stage.editor, "mutation($input: AssemblyFloorSetInput!) { assemblyFloorSet(input: $input) { userErrors { reason } } }", { input: { questionId: assembly.floor.questions[0]?.id, state: "SHOWN" } });
    const want = wants.page.getByRole("button", { name: "Interessa anche a me: Chi controlla i conti?" });
    await want.click();
    await expect.poll(() => want.getAttribute("aria-pressed")).toBe("true");
    await asks.page.locator(".voglio b", { hasText: "1" }).waitFor(within);
  });
});
