import { AxeBuilder } from "@axe-core/playwright";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { act, enterByCode, entranceOf, holdAssembly, phone, screenOf, show } from "./harness/assembly";
import { sample } from "./harness/poll";
import { first, openStage, within } from "./harness/stage";

const stage = openStage();

async function look(page: Page, name: string): Promise<void> {
  expect((await new AxeBuilder({ page }).include("#contenuto, main").analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  if (process.env.PIAZZA_E2E_SHOTS) await page.screenshot({ path: path.join(process.env.PIAZZA_E2E_SHOTS, `${name}.png`) });
}

test("a secret question in an assembly: the phone keeps a receipt, the wall moves in groups, guests watch", { timeout: 240_000 }, async () => {
  const hall = await holdAssembly(stage.editor, "Assemblea con voto segreto", [{ ...sample.SINGLE, rules: { isConfidential: true, seconds: 0 } }], { guests: "ANYONE" });
  const item = first(hall);
  const { code } = await entranceOf(stage.editor, hall.number);
  const { page: elena, context } = await phone(stage.browser, "elena");
  stage.opened.push(context);
  await enterByCode(elena, code);
  const guest = await phone(stage.browser);
  stage.opened.push(guest.context);
  await enterByCode(guest.page, code, "Aldo");
  const console_ = await stage.come("nadia", { viewport: { width: 1440, height: 900 } });
  await console_.goto(`/piazze/comunita-pratiche-partecipative/assemblee/${hall.number}/regia`);
  const wall = await stage.come(undefined, { viewport: { width: 1440, height: 810 } });
  await wall.goto(await screenOf(stage.editor, hall.id));
  // Whoever holds the assembly knows before it opens which question is secret.
  await console_.locator("li[data-state=WAITING] .corpo strong", { hasText: "voto segreto" }).waitFor(within);
  await show(stage.editor, hall.id, item.id);
  await act(stage.editor, "assemblyItemOpen", item.id);

  await elena.locator("[data-secret]").waitFor(within);
  await expect.poll(() => guest.page.locator(".vale").innerText(), within).toContain("gli ospiti non rispondono");
  expect(await guest.page.locator("[data-secret]").count()).toBe(0);
  await expect.poll(() => wall.locator(".regola").innerText(), within).toContain("Voto segreto");
  await expect.poll(() => wall.locator(".fol").innerText(), within).toContain("avanza a gruppi");
  await expect.poll(() => console_.locator("main").innerText(), within).toContain("voto segreto");
  await look(elena, "telefono-segreto-prima-390");
  await elena.locator(".pz-voce input").first().check();
  await elena.locator(".piede button[type=submit]").click();
  await elena.locator("[data-vote=received]").waitFor(within);
  await elena.locator("[data-receipt=kept]").waitFor(within);
  await look(elena, "telefono-segreto-ricevuta-390");
  await elena.reload();
  await elena.locator("[data-receipt=kept]").waitFor(within);
  // Who sits beside her does not read what she voted: it is there for who opens it.
  const own = elena.locator("[data-own-vote]");
  expect(await own.locator(".detto").isVisible()).toBe(false);
  await own.locator("summary").click();
  await own.locator(".detto").waitFor(within);
  // One vote alone moves nothing that others see.
  expect(await elena.locator("[data-voters]").getAttribute("data-voters")).toBe("0");
  expect(await elena.locator("[data-voters]").innerText()).not.toContain("hanno risposto");
  await look(wall, "sala-segreto-1440");
  await look(console_, "regia-segreto-1440");

  await act(stage.editor, "assemblyItemClose", item.id);
  await expect.poll(async () => {
    await act(stage.editor, "assemblyItemReveal", item.id).catch(() => undefined);
    return elena.locator("h1").innerText();
  }, { timeout: 60_000 }).toBe("Con quale ritmo ci incontriamo?");
  await elena.locator("[data-receipt=kept]").waitFor(within);
  await elena.getByRole("button", { name: "Controlla che il tuo voto sia contato" }).click();
  await expect.poll(() => elena.locator("[data-verdict]").getAttribute("data-verdict"), within).toMatch(/^(listed|counted)$/);
  await look(elena, "telefono-segreto-esito-390");
});
