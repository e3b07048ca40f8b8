import type { Locator, Page } from "playwright-core";
import { square } from "./api";
import { sample, type Kind } from "./poll";

interface Written {
  title: string;
  options?: readonly { title: string; cost?: number; startsAt?: string; endsAt?: string }[];
  rows?: readonly string[];
  limits?: Record<string, unknown>;
}

/** What the builder is told of a question, in the words of the test. */
export const written = (kind: Kind): Written => sample[kind] as Written;

export const titles = (kind: Kind): string[] => (written(kind).options ?? []).map((option) => option.title);

/** The builder on a page, by what people see of it. */
export function builder(page: Page) {
  const step = (name: string) => page.getByRole("heading", { level: 2, name });
  const card = (kind: Kind): Locator => page.locator(`.pz-quesito[data-kind=${kind}]`).last();
  return {
    step, card,
    async open() {
      await page.goto(`/piazze/${square}/scrivi/votazione`);
      await step("Che cosa si chiede").waitFor();
    },
    next: () => page.getByRole("button", { name: "Avanti", exact: true }).click(),
    async add(kind: Kind) {
      await page.getByRole("button", { name: "Aggiungi una domanda" }).click();
      await page.locator(`.pz-tipi button[data-kind=${kind}]`).click();
      await card(kind).waitFor();
    },
    /** Writes a question as the sample has it. */
    async write(kind: Kind) {
      const here = card(kind);
      const { title, options = [], rows = [], limits = {} } = written(kind);
      await here.getByLabel("La domanda").fill(title);
      for (const [at, option] of options.entries()) {
        if ((await here.locator(".pz-riga-voce input[data-field=title]").count()) <= at) await here.getByRole("button", { name: "Aggiungi una voce" }).click();
        const row = here.locator(".pz-riga-voce", { has: page.locator("[data-field=title]") }).nth(at);
        await row.locator("[data-field=title]").fill(option.title);
        if (option.cost) await row.getByLabel("Costo in euro").fill(String(option.cost));
        if (option.startsAt) await row.getByLabel("Inizio").fill(local(option.startsAt));
        if (option.endsAt) await row.getByLabel("Fine").fill(local(option.endsAt));
      }
      for (const [at, row] of rows.entries()) {
        if ((await here.locator("[data-field=row]").count()) <= at) await here.getByRole("button", { name: "Aggiungi una riga" }).click();
        await here.locator("[data-field=row]").nth(at).fill(row);
      }
      for (const [bound, value] of Object.entries(limits)) if (bound !== "none") await here.locator(`input[data-field=${bound}]`).fill(String(value));
      if (limits.none) await here.getByRole("switch", { name: /Nessuna di queste/ }).check();
    },
    /** Goes through the remaining steps with what they offer, and opens the poll. */
    async publish() {
      await step("Chi vota e quando").waitFor();
      await page.getByRole("button", { name: "fra 7 giorni" }).click();
      await page.getByRole("button", { name: "Avanti", exact: true }).click();
      await step("Come si vedono i risultati").waitFor();
      await page.getByRole("button", { name: "Avanti", exact: true }).click();
      await step("Controllo finale").waitFor();
      await page.getByRole("button", { name: "Pubblica e apri la votazione" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Pubblica e apri la votazione" }).click();
      await page.waitForURL(/\/votazioni\/\d+-/);
      await page.locator(".pz-fase[data-phase=OPEN]").waitFor();
    },
  };
}

/** A moment as the field of a browser in Rome holds it. */
function local(iso: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" }).format(new Date(iso));
  return parts.replace(" ", "T");
}

/** What the server holds of the poll on a page. */
export const numberIn = (page: Page): number => Number(/\/(?:votazioni|scrivania)\/(\d+)/.exec(page.url())?.[1]);
