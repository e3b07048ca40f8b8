import { AxeBuilder } from "@axe-core/playwright";
import { execFile } from "node:child_process";
import { readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./harness/browser";
import { hold } from "./harness/database";
import { enter } from "./harness/key";
import { close, publishPoll, sample, vote, type PollEntry } from "./harness/poll";
import { startAlone } from "./harness/server";

let browser: Browser;
let piazza: Awaited<ReturnType<typeof startAlone>>;
let nadia: BrowserContext;
let elena: BrowserContext;
let gemma: BrowserContext;
let visitor: BrowserContext;

beforeAll(async () => {
  browser = await launch();
  piazza = await startAlone();
  [nadia, elena, gemma] = [await come("nadia"), await come("elena"), await come("gemma")];
  visitor = await come();
});

afterAll(async () => {
  await browser.close();
  await piazza.stop();
});

const within = { timeout: 60_000 };
const wide = { width: 1440, height: 900 };
const small = { width: 390, height: 844 };
const secret = { isConfidential: true, resultsVisibility: "AFTER_CLOSE" };

/** Somebody's browser on this node, signed in where a name is given. */
async function come(handle?: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: piazza.address, locale: "it-IT", timezoneId: "Europe/Rome", viewport: wide, ...options });
  if (handle !== undefined) {
    const page = await context.newPage();
    await enter(page, handle);
    await page.close();
  }
  return context;
}

/** A view in both widths: nothing sticks out, and axe complains of nothing. */
async function bothWays(page: Page, name: string): Promise<void> {
  for (const size of [small, wide]) {
    await page.setViewportSize(size);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    const { violations } = await new AxeBuilder({ page }).include("main").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    if (process.env.PIAZZA_E2E_SHOTS) await page.screenshot({ path: path.join(process.env.PIAZZA_E2E_SHOTS, `${name}-${String(size.width)}.png`), fullPage: true });
  }
}

const choiceOf = (poll: PollEntry, at: number) => [{ question: poll.questions[0]?.id, choice: { options: [poll.questions[0]?.options[at]?.id] } }];
const sealOn = (page: Page) => page.locator("[data-seal]").first().getAttribute("data-seal");

/** A page that was not loaded again since: it carries a mark. */
async function openAt(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("h1").waitFor(within);
  await page.evaluate(() => { document.body.dataset.mark = "here"; });
  return page;
}
const isSamePage = (page: Page) => page.evaluate(() => document.body.dataset.mark === "here");

/** Takes the key of the poll that was opened last away; what comes back puts it back. */
async function takeKeyAway(): Promise<() => Promise<void>> {
  const folder = path.join(piazza.keys, "ballots");
  const made = await Promise.all((await readdir(folder)).filter((name) => name.endsWith(".key")).map(async (name) => ({ name, at: (await stat(path.join(folder, name))).mtimeMs })));
  const newest = made.sort((a, b) => b.at - a.at)[0];
  if (!newest) throw new Error("no key was made");
  const [here, away] = [path.join(folder, newest.name), path.join(folder, `${newest.name}.away`)];
  await rename(here, away);
  return () => rename(away, here);
}

/** A copy of a folder with its owners, as operators make them. */
const copyOf = (folder: string, to: string) => promisify(execFile)("cp", ["-a", folder, to]);

/** What the operator reads of a poll that waits. */
async function waitingFor(poll: PollEntry, problem: string): Promise<Page> {
  const page = await openAt(gemma, "/amministrazione/voti-segreti");
  const told = page.locator(`[data-waiting] [data-problem=${problem}]`, { hasText: String(poll.number) });
  await told.first().waitFor(within);
  return page;
}

test("without its key a poll takes no votes: the voter reads why and that nothing is lost, and the vote goes by itself; closed, it waits, counts and is sealed before everybody's eyes", { timeout: 300_000 }, async () => {
  const poll = await publishPoll(nadia, "Una chiave che manca", [sample.SINGLE], secret);
  const page = await openAt(elena, poll.path);
  await page.locator(".pz-voce input").first().check();
  const putBack = await takeKeyAway();
  await page.locator(".pz-invia button[type=submit]").click();
  const held = page.locator(".pz-invia .attesa");
  await held.waitFor(within);
  for (const words of ["manca la chiave", "Niente è perduto", "resta su questo dispositivo e parte da solo", "riprovare più tardi"]) expect(await held.innerText()).toContain(words);
  expect(await held.innerText()).not.toContain("appena torna la rete");
  await expect.poll(() => sealOn(page), within).toBe("KEY_MISSING");
  await bothWays(page, "voto-in-viaggio-senza-chiave");
  const onlooker = await openAt(visitor, poll.path);
  await expect.poll(() => sealOn(onlooker), within).toBe("KEY_MISSING");
  expect(await onlooker.locator(".pz-sigillo").innerText()).toContain("i voti già dati restano chiusi");
  await bothWays(onlooker, "chiave-mancante-visitatore");
  const operator = await waitingFor(poll, "key_missing");
  await bothWays(operator, "chiave-mancante-amministrazione");
  await putBack();
  await page.locator("[data-receipt=kept]").waitFor(within);
  // Who comes back without the key finds the receipt and no empty ballot, and the page learns by itself that the key is there again.
  const putBackAgain = await takeKeyAway();
  const again = await openAt(elena, poll.path);
  await expect.poll(() => sealOn(again), within).toBe("KEY_MISSING");
  await again.locator("[data-receipt=kept]").waitFor(within);
  expect(await again.locator(".pz-invia, .pz-arrivato").count()).toBe(0);
  await bothWays(again, "chiave-mancante-votante");
  await putBackAgain();
  await again.locator(".pz-arrivato").waitFor(within);
  expect(await isSamePage(again)).toBe(true);
  await again.close();

  const takenAgain = await takeKeyAway();
  await close(nadia, poll);
  await expect.poll(() => sealOn(onlooker), within).toBe("KEY_MISSING");
  expect(await onlooker.locator(".pz-sigillo").innerText()).toContain("la votazione andrà rifatta");
  await bothWays(page, "chiave-mancante-chiusa-votante");
  // The database forgets deleted ballots only while nobody holds their table: so this step can be seen for as long as one likes.
  const letGo = await hold(piazza.database, "lock table ballot_secret in share update exclusive mode");
  const record = await openAt(visitor, `${poll.path}?vista=registro`);
  await takenAgain();
  await expect.poll(() => sealOn(onlooker), within).toBe("BUNDLED");
  expect(await onlooker.locator(".pz-sigillo").innerText()).toContain("Documento scritto e riletto; si cancellano le schede");
  await expect.poll(() => record.locator(".passi").innerText(), within).toMatch(/verificato \(fatto\)\s+Schede cancellate \(in corso\)\s+Chiave distrutta \(poi\)/);
  await bothWays(onlooker, "sigillo-in-corso");
  await bothWays(record, "registro-in-corso");
  await letGo();
  await expect.poll(() => sealOn(onlooker), within).toBe("SEALED");
  await expect.poll(() => record.locator(".passi").innerText(), within).toContain("Chiave distrutta (fatto)");
  await expect.poll(() => onlooker.locator(".pz-risultato p").first().textContent(), within).toContain("1 persona ha risposto");
  expect([await isSamePage(page), await isSamePage(onlooker), await isSamePage(record)]).toEqual([true, true, true]);
  await Promise.all([page, onlooker, record, operator].map((each) => each.close()));
});

test("a poll whose key is lost for good says so to voters, visitors and operators, and that it has to be held again", { timeout: 240_000 }, async () => {
  const poll = await publishPoll(nadia, "Una chiave perduta", [sample.SINGLE], secret);
  await vote(elena, poll, choiceOf(poll, 0), true);
  await takeKeyAway();
  const [voter, onlooker] = [await openAt(elena, poll.path), await openAt(visitor, poll.path)];
  expect(piazza.admin("poll-accept-loss", String(poll.number))).toContain(`${poll.number}`);
  for (const [page, name] of [[voter, "perduta-votante"], [onlooker, "perduta-visitatore"]] as const) {
    await expect.poll(() => sealOn(page), within).toBe("LOST");
    const told = await page.locator(".pz-sigillo").innerText();
    for (const words of ["Voti perduti", "Non c’è un risultato", "la votazione va rifatta"]) expect(told).toContain(words);
    expect(await page.locator(".pz-invia").count()).toBe(0);
    expect(await page.locator(".pz-risultato").count()).toBe(0);
    await bothWays(page, name);
    expect(await isSamePage(page)).toBe(true);
  }
  const record = await openAt(visitor, `${poll.path}?vista=registro`);
  await record.locator("[data-entry]").first().waitFor(within);
  expect(await record.locator("main").innerText()).not.toContain("arriva quando i voti sono contati");
  await bothWays(record, "perduta-registro");
  const operator = await openAt(gemma, "/amministrazione/voti-segreti");
  await operator.locator("[data-seal=LOST]").first().waitFor(within);
  expect(await operator.locator("[data-waiting]").count()).toBe(0);
  await bothWays(operator, "perduta-amministrazione");
  await Promise.all([voter, onlooker, record, operator].map((each) => each.close()));
});

test("data that were put back to before the sealing say so, take no vote, and are whole again with the public file", { timeout: 300_000 }, async () => {
  const poll = await publishPoll(nadia, "Dati di prima", [sample.SINGLE], secret);
  await vote(elena, poll, choiceOf(poll, 0), true);
  const begun = await openAt(elena, poll.path);
  await begun.getByRole("button", { name: "Cambia il voto" }).click();
  await begun.locator(".pz-voce input").nth(1).check();
  await begun.close();
  const [before, file] = [`${piazza.tables}-prima`, `${piazza.tables}-bundle.jsonl`];
  await piazza.restart(() => copyOf(piazza.tables, before));
  await close(nadia, poll);
  const sealed = await openAt(visitor, poll.path);
  await expect.poll(() => sealOn(sealed), within).toBe("SEALED");
  await writeFile(file, await (await visitor.request.get(`/export/polls/${poll.number}/bundle.jsonl`)).body());
  await sealed.close();
  await piazza.restart(async () => {
    await rm(piazza.tables, { recursive: true });
    await rename(before, piazza.tables);
  });

  const voter = await openAt(elena, poll.path);
  await expect.poll(() => sealOn(voter), within).toBe("ELSEWHERE");
  // What was begun before is refused in its own words.
  await voter.locator(".pz-invia button[type=submit]").click();
  await expect.poll(() => voter.locator(".pz-invia .errore").innerText(), within).toContain("sono già stati contati: non se ne prendono altri");
  await bothWays(voter, "altrove-votante");
  // Who has begun nothing finds no ballot.
  const nobody = await openAt(gemma, poll.path);
  await nobody.locator("[data-receipt=none]", { hasText: "Adesso non si può sapere se hai già votato" }).waitFor(within);
  expect(await nobody.locator(".pz-invia").count()).toBe(0);
  await bothWays(nobody, "altrove-senza-ricevuta");
  await nobody.close();
  const onlooker = await openAt(visitor, poll.path);
  await expect.poll(() => sealOn(onlooker), within).toBe("ELSEWHERE");
  expect(await onlooker.locator(".pz-sigillo").innerText()).toContain("rimetta qui il documento pubblico");
  await bothWays(onlooker, "altrove-visitatore");
  const operator = await waitingFor(poll, "elsewhere");
  expect(await operator.locator("[data-waiting]").innerText()).toContain(`piazza admin poll-bundle ${poll.number} FILE`);
  await bothWays(operator, "altrove-amministrazione");
  piazza.admin("poll-bundle", String(poll.number), file);
  await expect.poll(() => sealOn(onlooker), within).toBe("SEALED");
  await expect.poll(() => onlooker.locator(".pz-risultato p").first().textContent(), within).toContain("1 persona ha risposto");
  expect(await isSamePage(onlooker)).toBe(true);
});
