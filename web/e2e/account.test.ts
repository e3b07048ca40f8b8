import { AxeBuilder } from "@axe-core/playwright";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./harness/api";
import { launch } from "./harness/browser";
import { tell } from "./harness/database";
import { startAlone } from "./harness/server";

let browser: Browser;
let node: Awaited<ReturnType<typeof startAlone>>;
let folder: string;

/** Something that answers, so that a service counts as there. */
const peer = createServer((_, answer) => { answer.end(); });

/** Two services that answer nobody, and two that answer; none of them is anywhere but here. */
function services(): unknown[] {
  const here = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`;
  const shared = (kind: string) => ({ kind, name: kind, clientId: "piazza", clientSecret: "un-segreto-per-prova" });
  return [
    ...["google", "linkedin"].map((kind) => ({ ...shared(kind), issuer: `http://127.0.0.1:1/${kind}` })),
    ...["facebook", "x"].map((kind) => ({ ...shared(kind), endpoints: { authorize: `${here}/${kind}`, token: `${here}/token`, profile: `${here}/me` } })),
  ];
}

// What is done here changes who may come in, and what everybody has to agree to: it is done on a node of its own.
beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(path.join(tmpdir(), "piazza-logins-"));
  const settings = path.join(folder, "logins.json");
  await new Promise<void>((resolve) => { peer.listen(0, "127.0.0.1", resolve); });
  await writeFile(settings, JSON.stringify(services()));
  node = await startAlone(["--passkeys=required"], { PIAZZA_LOGINS: settings });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await node.stop();
  await rm(folder, { recursive: true, force: true });
  peer.close();
});

const options = () => ({ baseURL: node.address, locale: "it-IT", timezoneId: "Europe/Rome", viewport: { width: 1280, height: 900 } });

/** A browser of its own in which a member of the demo has signed in just now, or nobody has. */
async function visit(handle?: string): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext(options());
  const page = await context.newPage();
  if (handle) await enter(page, handle);
  return [context, page];
}

async function enter(page: Page, handle: string, back = "/"): Promise<void> {
  await page.goto(`/auth/demo?return=${encodeURIComponent(back)}`);
  await page.locator(`button[name=subject][value=${handle}]`).click();
  await page.waitForURL(node.address + back);
}

/** Lets more than half an hour pass since the member proved who he is. */
const age = (handle: string) =>
  tell(node.database, `update session set proved_at = proved_at - interval '31 minutes' where member_id = (select id from member where handle = '${handle}')`);

const heading = (page: Page) => page.locator("main h1");

/** The newest mail that the demo keeps for an address, and the link in it. */
async function openMail(page: Page, address: string): Promise<void> {
  await page.goto("/demo-posta");
  const mail = page.locator("article, li, section", { hasText: address }).filter({ has: page.locator("a[href*='/auth/mail/callback']") }).first();
  await mail.locator("a[href*='/auth/mail/callback']").first().click();
  await page.locator("main form button").click();
}

describe("signing in", () => {
  test("offers what there is, says what is read, and needs nobody who only reads", async () => {
    const [context, page] = await visit();
    await page.goto("/accedi?ritorno=/piazze/comunita-pratiche-partecipative");
    await expect.poll(() => heading(page).innerText()).toBe("Accedi e partecipa");
    const way = page.getByRole("link", { name: /Entra con l’accesso dimostrativo/ });
    expect(await way.getAttribute("href")).toBe("/auth/demo?return=%2Fpiazze%2Fcomunita-pratiche-partecipative");
    expect(await page.getByLabel("Il tuo indirizzo e-mail").getAttribute("autocomplete")).toBe("email");
    expect(await page.getByRole("button", { name: /chiave di accesso/ }).count()).toBe(1);
    expect(await page.locator("main").innerText()).toContain("leggiamo solo nome ed e-mail");
    await page.getByRole("link", { name: "Voglio solo leggere" }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe("/");
    await context.close();
  });

  test("comes back to the page that was left, by the keyboard alone", async () => {
    const [context, page] = await visit();
    await page.goto("/accedi?ritorno=/profilo/sessioni");
    const way = page.getByRole("link", { name: /Entra con l’accesso dimostrativo/ });
    await way.waitFor();
    await way.focus();
    await page.keyboard.press("Enter");
    await page.locator("button[name=subject][value=ivo]").press("Enter");
    await page.waitForURL(`${node.address}/profilo/sessioni`);
    await expect.poll(() => heading(page).innerText()).toBe("Dove sei entrato");
    await context.close();
  });

  test("says on its button which service does not answer, and leads nobody there", async () => {
    const [context, page] = await visit();
    await expect.poll(async () => {
      await page.goto("/accedi");
      await page.getByRole("link", { name: "Accedi con Facebook" }).waitFor();
      return page.locator("main .entra-con[aria-disabled=true]").allInnerTexts();
    }, { timeout: 20_000 }).toEqual(["Accedi con Google\nAdesso non risponde. Riprova fra poco.", "Accedi con LinkedIn\nAdesso non risponde. Riprova fra poco."]);
    expect(await page.getByRole("link", { name: /Google|LinkedIn/ }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Accedi con X" }).getAttribute("href")).toBe("/auth/x?return=%2F");
    await context.close();
  });

  test("leads nowhere else, whatever the address says", async () => {
    const [context, page] = await visit();
    for (const evil of ["//evil.example", "/\\evil.example", "https://evil.example", "https:evil.example"]) {
      await page.goto(`/accedi?ritorno=${encodeURIComponent(evil)}`);
      const way = page.getByRole("link", { name: /Entra con l’accesso dimostrativo/ });
      await way.waitFor();
      expect(await way.getAttribute("href"), evil).toBe("/auth/demo?return=%2F");
    }
    await context.close();
  });
});

describe("ways to come in", () => {
  test("an address is linked by a mail, and taken away again; the last way stays", async () => {
    const [context, page] = await visit("elena");
    await page.goto("/profilo/accessi");
    const mine = page.getByRole("region", { name: "I tuoi modi di entrare" });
    await mine.getByRole("listitem").waitFor();
    expect(await mine.innerText()).toContain("È l’unico modo che hai per entrare");
    expect(await mine.getByRole("button").count()).toBe(0);
    await page.getByLabel("Il tuo indirizzo e-mail").fill("elena@posta.example");
    await page.getByRole("button", { name: "Invia" }).click();
    await expect.poll(() => heading(page).innerText()).toBe("Guarda la tua posta");
    await openMail(page, "elena@posta.example");
    await page.waitForURL(/\/profilo\/accessi\?esito=collegato$/);
    await expect.poll(() => page.locator("main").innerText()).toContain("Fatto: questo modo di entrare ora è tuo.");
    await expect.poll(() => mine.getByRole("listitem").count()).toBe(2);
    expect(await mine.innerText()).toContain("elena@posta.example");

    await mine.getByRole("button", { name: /elena@posta\.example/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Scollega" }).click();
    await expect.poll(() => mine.getByRole("listitem").count()).toBe(1);
    expect(await mine.getByRole("button").count()).toBe(0);
    await context.close();
  });

  test("whoever proved himself long ago is asked to first, wherever he is, and comes back", async () => {
    const [context, page] = await visit("ivo");
    await page.goto("/profilo/programmi");
    await page.getByRole("button", { name: "Crea un token" }).waitFor();
    age("ivo");
    // The page does not know yet: the server refuses, and the page asks.
    await page.getByRole("button", { name: "Crea un token" }).click();
    await page.getByLabel("A che cosa serve").fill("Troppo tardi");
    await page.getByRole("button", { name: "Crea il token" }).click();
    const dialog = page.getByRole("dialog", { name: "Prima conferma che sei tu" });
    await dialog.getByRole("button", { name: "Conferma che sei tu" }).click();
    await expect.poll(() => heading(page).innerText()).toBe("Conferma che sei tu");
    expect(await page.locator("main").innerText()).toContain("Sei dentro come Ivo");
    await page.getByRole("link", { name: /Entra con l’accesso dimostrativo/ }).click();
    await page.locator("button[name=subject][value=ivo]").click();
    await page.waitForURL(`${node.address}/profilo/programmi`);
    await page.getByRole("button", { name: "Crea un token" }).click();
    await page.getByRole("dialog").getByLabel("A che cosa serve").waitFor();
    await context.close();
  });

  test("somebody else’s proof is not his", async () => {
    const [context, page] = await visit("omar");
    age("omar");
    await page.goto("/accedi?scopo=conferma&ritorno=/profilo/accessi");
    await page.getByRole("link", { name: /Entra con l’accesso dimostrativo/ }).click();
    await page.locator("button[name=subject][value=ivo]").click();
    await heading(page).waitFor();
    const { viewer } = await ask<{ viewer: { mustConfirm: boolean; member: { handle: string } } }>(context, "{ viewer { mustConfirm member { handle } } }");
    expect(viewer).toEqual({ mustConfirm: true, member: { handle: "omar" } });
    await context.close();
  });
});

describe("sessions", () => {
  test("are listed with their device, and one ends another", async () => {
    const [here, page] = await visit("olga");
    const [there, other] = await visit("olga");
    await other.goto("/");
    await page.goto("/profilo/sessioni");
    const rows = page.locator(".pz-pratiche > li");
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.first().innerText()).toContain("questo browser");
    expect(await rows.first().innerText()).toMatch(/Chrome, Linux/);
    await page.getByRole("button", { name: /Chiudi l’accesso/ }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await expect.poll(() => other.locator("main, .pz-filo-stato").allInnerTexts().then((texts) => texts.join(" ")), { timeout: 10_000 }).toContain("Il tuo accesso è finito");
    await there.close();
    await here.close();
  });
});

describe("tokens", () => {
  test("the secret is shown once, works for what it may do, and not after it was ended", async () => {
    const [context, page] = await visit("nadia");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/profilo/programmi");
    await page.getByRole("button", { name: "Crea un token" }).click();
    await page.getByLabel("A che cosa serve").fill("Bollettino");
    await page.getByRole("button", { name: "Crea il token" }).click();
    const dialog = page.getByRole("dialog", { name: "Copialo adesso" });
    const secret = await dialog.getByLabel("Il token").inputValue();
    expect(secret).toMatch(/^pzt_/);
    await dialog.getByRole("button", { name: "Copia", exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
    await dialog.getByRole("button", { name: "L’ho copiato" }).click();
    await page.getByRole("heading", { name: /Bollettino/ }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: /Bollettino/ }).waitFor();
    expect(await page.content()).not.toContain(secret);

    const program = await browser.newContext({ baseURL: node.address, extraHTTPHeaders: { Authorization: `Bearer ${secret}` } });
    const who = await ask<{ viewer: { member: { handle: string } } }>(program, "{ viewer { member { handle } } }");
    expect(who.viewer.member.handle).toBe("nadia");
    await page.getByRole("button", { name: "Chiudi il token Bollettino" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Chiudi", exact: true }).click();
    await expect.poll(() => page.getByRole("heading", { name: /Bollettino/ }).count()).toBe(0);
    const after = await program.request.post("/graphql", { data: { query: "{ viewer { member { handle } } }" } });
    expect(await after.text()).toContain("UNAUTHENTICATED");
    await program.close();
    await context.close();
  });
});

describe("what is kept", () => {
  test("notifications and language stay as they were chosen", async () => {
    const [context, page] = await visit("sandro");
    await page.goto("/profilo/notifiche");
    const reminder = page.getByRole("switch", { name: "Una votazione ti aspetta" });
    expect(await reminder.isChecked()).toBe(true);
    await reminder.press("Space");
    await expect.poll(() => page.getByRole("status").allInnerTexts().then((texts) => texts.join(" "))).toContain("Non te lo segnaliamo più");
    await page.reload();
    await expect.poll(() => reminder.isChecked()).toBe(false);
    await page.goto("/profilo");
    await page.getByRole("radio", { name: "Inglese" }).check();
    await page.getByRole("region", { name: "La lingua in cui ti scriviamo" }).getByRole("button", { name: "Salva" }).click();
    await expect.poll(async () => (await ask<{ viewer: { locale: string } }>(context, "{ viewer { locale } }")).viewer.locale).toBe("en");
    await context.close();
  });

  test("one’s own data come as one file, whole, with how far it has come", async () => {
    const [context, page] = await visit("elena");
    await page.goto("/profilo/privacy");
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Scarica l’archivio" }).click();
    const file = await (await saved).path();
    const archive = await readFile(file);
    expect(archive.subarray(0, 2).toString()).toBe("PK");
    expect(archive.includes("index.html")).toBe(true);
    await expect.poll(() => page.getByRole("button", { name: "Scarica l’archivio" }).count()).toBe(1);
    age("elena");
    await page.getByRole("button", { name: "Scarica l’archivio" }).click();
    await page.getByRole("dialog", { name: "Prima conferma che sei tu" }).waitFor();
    await context.close();
  });

  test("rights that wait for a passkey are told, with the way to it", async () => {
    const [context, page] = await visit("gemma");
    const banner = page.locator(".pz-filo-stato", { hasText: "aspettano una chiave di accesso" });
    await banner.getByRole("link", { name: "Aggiungi una chiave" }).click();
    await expect.poll(() => heading(page).innerText()).toBe("Come entri");
    await expect.poll(() => page.getByRole("region", { name: "Chiavi di accesso" }).innerText()).toContain("aggiungi qui una chiave e tornano subito");
    await context.close();
  });
});

const rooms = ["/accedi", "/profilo", "/profilo/accessi", "/profilo/sessioni", "/profilo/programmi", "/profilo/notifiche", "/profilo/privacy", "/accedi?scopo=conferma&ritorno=/profilo"];

describe("every room of the account", () => {
  for (const language of ["it", "en"] as const) {
    test(`has nothing that axe objects to, light and dark, and scrolls one way only: ${language}`, { timeout: 180_000 }, async () => {
      const [context, page] = await visit("marta");
      const objections: string[] = [];
      await page.emulateMedia({ reducedMotion: "reduce" });
      for (const room of rooms) {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.goto(language === "en" ? `/en${room}` : room);
        await heading(page).waitFor();
        await page.waitForFunction(() => !document.querySelector("[aria-busy=true], #lettura"));
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), room).toBeLessThanOrEqual(0);
        await page.setViewportSize({ width: 1280, height: 900 });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id, nodes } of violations) objections.push(`${room}, ${colorScheme}: ${id}: ${nodes.map((each) => each.target.join(" ")).slice(0, 3).join(" | ")}`);
        }
      }
      expect(objections).toEqual([]);
      await context.close();
    });
  }
});

// From here on whoever comes in has to agree first: the last test of the node.
describe("a new privacy notice", () => {
  test("waits over every page, until it is answered", async () => {
    const [context, page] = await visit("bruna");
    tell(node.database, "insert into privacy_notice (version, body_it, body_en, asks, published_at) select max(version) + 1, 'Nuova.', 'New.', true, now() from privacy_notice");
    await page.goto("/");
    const banner = page.locator(".pz-filo-stato", { hasText: "L’informativa sulla privacy è cambiata." });
    await banner.getByRole("link").click();
    await expect.poll(() => heading(page).innerText()).toBe("I tuoi dati");
    await page.getByRole("button", { name: "Ho letto e accetto" }).click();
    await expect.poll(() => page.locator("main").innerText()).toContain("Hai accettato l’informativa in vigore");
    await page.goto("/");
    await page.locator(".pz-strumenti .pz-av").first().waitFor();
    expect(await banner.count()).toBe(0);
    await context.close();
  });
});
