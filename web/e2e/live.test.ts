import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodies, comment, publishTopic, square, type Entry } from "./harness/api";
import { launch, nodes, visit } from "./harness/browser";
import { openLine } from "./harness/line";
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

/** Opens the same thread for several people, each in a browser of his own. */
async function together(entry: Entry, ...people: BrowserContext[]): Promise<Page[]> {
  return Promise.all(
    people.map(async (context) => {
      const page = await context.newPage();
      await thread(page).open(entry.path);
      return page;
    }),
  );
}

describe.each(nodes)("two browsers on one thread, $where", ({ at }) => {
  test("a comment, a reply, an edit, a reaction and a hide show in the second", async () => {
    const entry = await publishTopic(editor, "Due persone");
    const [ivo, marta] = [await visit(browser, "ivo"), await visit(browser, "marta", { baseURL: at() })];
    const [first, second] = (await together(entry, ivo, marta)) as [Page, Page];
    const [here, there] = [thread(first), thread(second)];
    let reloads = 0;
    second.on("load", () => reloads++);

    await here.write("Cominciamo dai **verbali**.");
    await expect.poll(() => there.text("Cominciamo dai verbali.").or(there.pill).count()).toBe(1);
    if (await there.pill.isVisible()) await there.pill.click();
    await expect.poll(() => there.text("Cominciamo dai verbali.").count()).toBe(1);
    await expect.poll(() => here.section.locator(".attesa").count()).toBe(0);
    expect(await here.text("Cominciamo dai verbali.").count()).toBe(1);
    expect(await here.pill.count()).toBe(0);

    await there.article("Cominciamo").getByRole("button", { name: "Rispondi a Ivo" }).click();
    await second.keyboard.type("E anche dai tempi.");
    await second.keyboard.press("Control+Enter");
    await expect.poll(() => here.text("E anche dai tempi.").or(here.pill).count()).toBe(1);
    if (await here.pill.isVisible()) await here.pill.click();
    await expect.poll(() => here.article("E anche dai tempi.").getAttribute("aria-label")).toContain("Risposta di Marta a Ivo");

    await here.openMenu("Cominciamo", "Modifica");
    await here.article("Ivo").or(first.locator("article:has(form.pz-comp)")).first().waitFor();
    await first.locator("article form.pz-comp textarea").fill("Cominciamo dagli impegni.");
    await first.keyboard.press("Control+Enter");
    await expect.poll(() => there.text("Cominciamo dagli impegni.").count()).toBe(1);
    await expect.poll(() => there.section.locator(".capo", { hasText: "modificato" }).count()).toBe(1);

    await there.article("Cominciamo dagli impegni.").getByRole("button", { name: "D’accordo" }).first().click();
    await expect.poll(() => here.article("Cominciamo dagli impegni.").getByRole("button", { name: "D’accordo 1" }).count()).toBe(1);

    await there.openMenu("Cominciamo dagli impegni.", "Nascondi con un motivo");
    await second.getByLabel("Motivo").fill("prova della moderazione");
    await second.getByRole("dialog").getByRole("button", { name: "Nascondi" }).click();
    await expect.poll(() => here.section.getByText("Nascosto dalla moderazione: prova della moderazione.").count()).toBe(1);
    expect(await here.text("Cominciamo dagli impegni.").count()).toBe(0);
    expect(await here.text("E anche dai tempi.").count()).toBe(1);
    expect(reloads).toBe(0);
  });
});

describe.each(nodes)("the piazza, $where", ({ at }) => {
  test("tells of what is published while somebody reads it, and shows it when asked", async () => {
    const reader = await visit(browser, undefined, { baseURL: at() });
    const page = await reader.newPage();
    const joined = page.waitForEvent("websocket").then((socket) => socket.waitForEvent("framereceived", (frame) => frame.payload.toString().includes("StreamJoined")));
    await page.goto(`/piazze/${square}`);
    await joined;
    const { number } = await publishTopic(editor, "Appena uscito");
    await expect.poll(() => page.getByRole("button", { name: "1 novità" }).count()).toBe(1);
    await page.getByRole("button", { name: "1 novità" }).click();
    await expect.poll(() => page.locator(`main a[href*="/argomenti/${number}-"]`).count()).toBeGreaterThan(0);
    await reader.close();
  });
});

describe.each(nodes)("a line that fails for five seconds while twenty comments are written, $where", ({ at }) => {
  const twenty = Array.from({ length: 20 }, (_, i) => `Mentre non c’eri, ${i + 1} di venti.`);

  async function survive(title: string, fail: "stall" | "cut") {
    const entry = await publishTopic(editor, title);
    await comment(editor, entry.id, "Prima del taglio.");
    const line = await openLine();
    const reader = await visit(browser, "omar", { baseURL: at(), proxy: line.proxy });
    const [page] = (await together(entry, reader)) as [Page];
    const here = thread(page);
    const began = Date.now();
    line[fail]();

    // Nothing passes: neither an answer to the page nor a comment on it.
    const answered = page.evaluate(() => fetch("/readyz", { signal: AbortSignal.timeout(1500), cache: "no-store" }).then(() => true, () => false));
    for (const body of twenty) await comment(editor, entry.id, body);
    expect(await answered).toBe(false);
    await expect.poll(() => Date.now() - began, { timeout: 10_000, interval: 50 }).toBeGreaterThan(5000);
    expect(await here.section.locator("article").count()).toBe(1);
    expect(await here.pill.count()).toBe(0);
    await expect.poll(() => here.section.getByText("Ricollegamento in corso").count()).toBe(1);
    line.mend();

    await expect.poll(() => here.section.getByText("Ricollegato: 20 nuovi commenti.").count(), within(15_000)).toBe(1);
    await expect.poll(() => page.getByRole("status").innerText(), within(10_000)).toBe("Ricollegato: 20 nuovi commenti.");
    if (await here.pill.isVisible()) await here.pill.click();
    await expect.poll(here.texts).toEqual(["Prima del taglio.", ...twenty]);
    expect(await here.section.locator("article").count()).toBe(21);
    await reader.close();
    await line.close();
  }

  test("nothing is forwarded and nothing is closed", async () => {
    await survive("Linea muta", "stall");
  });

  test("everything is reset", async () => {
    await survive("Linea tagliata", "cut");
  });
});

describe.each(nodes)("a line that is refused or has forgotten, $where", ({ at }) => {
  test("where websockets are blocked the thread is live over server-sent events", async () => {
    const entry = await publishTopic(editor, "Senza websocket");
    const reader = await visit(browser, undefined, { baseURL: at() });
    const page = await reader.newPage();
    await page.routeWebSocket("**/graphql", (socket) => socket.close({ code: 1006 }));
    const events = page.waitForRequest((request) => request.headers().accept === "text/event-stream");
    const here = thread(page);
    await here.open(entry.path);
    await events;
    await comment(editor, entry.id, "Per un’altra via.");
    await expect.poll(() => here.text("Per un’altra via.").or(here.pill).count()).toBe(1);
    await reader.close();
  });

  test("a cursor that cannot be followed loads the discussion anew, says so, and goes on", async () => {
    const entry = await publishTopic(editor, "Cursore perduto");
    await comment(editor, entry.id, "C’ero già.");
    const reader = await visit(browser, undefined, { baseURL: at() });
    const page = await reader.newPage();
    let drop: () => Promise<void> = () => Promise.resolve();
    let losing = false;
    await page.routeWebSocket("**/graphql", (socket) => {
      const server = socket.connectToServer();
      drop = () => {
        losing = true;
        return socket.close({ code: 4410 });
      };
      socket.onMessage((message) => {
        const said = message.toString();
        // The next time that the discussion is followed, and only then.
        const lost = losing && said.includes('"subscribe"') && said.includes("ThreadNotices");
        losing &&= !lost;
        server.send(lost ? said.replace(/"after":"[^"]*"/, '"after":"perduto"') : message);
      });
    });
    const here = thread(page);
    await here.open(entry.path);
    const back = page.waitForRequest((request) => request.postData()?.includes("query ThreadPage") ?? false);
    await drop();
    await back;
    await expect.poll(() => here.section.getByText("La discussione è stata ricaricata per intero.").count(), within(10_000)).toBe(1);
    expect(await here.texts()).toEqual(["C’ero già."]);
    await comment(editor, entry.id, "E si continua.");
    await expect.poll(() => here.text("E si continua.").or(here.pill).count(), within(5000)).toBe(1);
    await reader.close();
  });
});

describe.each(nodes)("without a network, $where", ({ at }) => {
  test("a comment typed while offline arrives once, over a reload and from two tabs", async () => {
    const entry = await publishTopic(editor, "Senza rete");
    const elena = await visit(browser, "elena", { baseURL: at() });
    const [page, other] = (await together(entry, elena, elena)) as [Page, Page];
    await elena.setOffline(true);
    await thread(page).write("Scritto in treno.");
    await thread(page).write("E anche questo.");
    await expect.poll(() => thread(page).section.getByText("parte quando torna la rete").count()).toBe(2);
    await expect.poll(() => thread(other).section.getByText("parte quando torna la rete").count()).toBe(2);
    expect(await bodies(editor, entry.number)).toEqual([]);
    await elena.setOffline(false);
    await expect.poll(() => bodies(editor, entry.number), within(15_000)).toEqual(["Scritto in treno.", "E anche questo."]);
    await expect.poll(thread(page).texts, within(10_000)).toEqual(["Scritto in treno.", "E anche questo."]);
    await page.reload();
    await expect.poll(thread(page).texts, within(10_000)).toEqual(["Scritto in treno.", "E anche questo."]);
    expect(await bodies(editor, entry.number)).toHaveLength(2);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith("/outbox")))).toEqual([]);
    await elena.close();
  });

  test("it waits over a reload and is sent when the line is back", async () => {
    const entry = await publishTopic(editor, "Ricaricata");
    const line = await openLine();
    const zoe = await visit(browser, "zoe", { baseURL: at(), proxy: line.proxy });
    const [page] = (await together(entry, zoe)) as [Page];
    line.cut();
    await thread(page).write("Prima di ricaricare.");
    await expect.poll(() => thread(page).section.getByText("parte quando torna la rete").count(), within(10_000)).toBe(1);
    line.mend();
    await page.reload();
    await expect.poll(() => bodies(editor, entry.number), within(15_000)).toEqual(["Prima di ricaricare."]);
    await zoe.close();
    await line.close();
  });

  test("signing out drops it, and nobody else is shown it", async () => {
    const entry = await publishTopic(editor, "Uscita");
    const karim = await visit(browser, "karim", { baseURL: at() });
    const [page] = (await together(entry, karim)) as [Page];
    await karim.setOffline(true);
    await thread(page).write("Solo mio.");
    await expect.poll(() => thread(page).section.getByText("parte quando torna la rete").count()).toBe(1);
    const keys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("piazza/")));
    expect((await keys()).length).toBe(1);
    await page.evaluate(() => { dispatchEvent(new Event("piazza:signout")); });
    expect(await keys()).toEqual([]);
    await karim.close();
  });
});
