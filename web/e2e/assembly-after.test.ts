import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { act, annul, end, entranceOf, enterByCode, holdAssembly, phoneSize, show } from "./harness/assembly";
import { ask, square } from "./harness/api";
import { visit } from "./harness/browser";
import { sample } from "./harness/poll";
import { first, openStage, within } from "./harness/stage";

const stage = openStage();

// Who is put out of an assembly, what stays of it where people look for it, and what is not lost by a wrong step.

const pathOf = (number: number, room = "") => `/piazze/${square}/assemblee/${number}${room}`;

async function desk(number: number, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const page = await stage.come("nadia", { viewport });
  await page.goto(pathOf(number, "/regia"));
  await page.locator(".pz-regia .banco").waitFor(within);
  return page;
}

/** Asks from the floor on a phone. */
async function asks(page: Page, text: string): Promise<void> {
  await page.locator("summary", { hasText: "Domande dalla sala" }).click();
  await page.getByLabel("La tua domanda").fill(text);
  await page.getByLabel("Con il mio nome").check();
  await page.getByRole("button", { name: "Manda la domanda" }).click();
  await page.locator(".voci li", { hasText: "in attesa" }).waitFor(within);
}

describe("a guest without a slip", () => {
  test("is told from members, is put out by what he asks, and finds the door shut", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Con chiunque", [sample.SINGLE], { guests: "ANYONE" });
    const { code } = await entranceOf(stage.editor, hall.number);
    const guest = await stage.come(undefined, { viewport: phoneSize });
    await enterByCode(guest, code, "Sindaco");
    await asks(guest, "Insulto in sala");
    const page = await desk(hall.number);
    const row = page.locator(".dalla-sala li", { hasText: "Insulto in sala" });
    await row.getByText("Sindaco (ospite)").waitFor(within);
    await row.getByRole("button", { name: "Falla leggere" }).click();
    const reader = await stage.come("elena", { viewport: phoneSize });
    await enterByCode(reader, code);
    await reader.locator("summary", { hasText: "Domande dalla sala" }).click();
    await reader.getByText("di Sindaco (ospite)").waitFor(within);

    await row.getByRole("button", { name: "Metti alla porta l’ospite" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Metti alla porta l’ospite" }).click();
    await row.waitFor({ state: "detached" });
    await reader.getByText("Insulto in sala").waitFor({ state: "detached" });
    await guest.getByRole("heading", { name: "Il tuo accesso da ospite è finito" }).waitFor(within);

    await page.getByRole("button", { name: "Altro su questa assemblea" }).click();
    await page.getByRole("menuitem", { name: "Chiudi agli ospiti senza cedola" }).click();
    await page.getByText("Adesso gli ospiti entrano solo con una cedola.").waitFor(within);
    const next = await stage.come(undefined, { viewport: phoneSize });
    await next.goto("/entra");
    await next.getByLabel("Codice di sei cifre").fill(code);
    await next.locator(".pz-tel .apre").waitFor();
    expect(await next.getByLabel("Come ti chiami?").count()).toBe(0);

    await page.getByRole("button", { name: "Altro su questa assemblea" }).click();
    await page.getByRole("menuitem", { name: "Riapri agli ospiti senza cedola" }).click();
    await page.getByText("Adesso gli ospiti entrano solo con una cedola.").waitFor({ state: "detached" });
    const again = await stage.come(undefined, { viewport: phoneSize });
    await enterByCode(again, code, "Rita");
    await end(stage.editor, hall.id);
  });
});

describe("what stays of an assembly", () => {
  test("is said where one looks: on the poll's page that it was annulled, on the assembly's what was asked from the floor", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Che cosa resta", [sample.SINGLE]);
    const item = first(hall);
    const reader = await stage.come("elena", { viewport: phoneSize });
    await enterByCode(reader, (await entranceOf(stage.editor, hall.number)).code);
    await asks(reader, "E il parco?");
    const { assembly } = await ask<{ assembly: { floor: { questions: { id: string }[] }; state: { items: { pollNumber: number }[] } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { floor { questions { id } } state { items { pollNumber } } } }", { number: hall.number });
    await ask(stage.editor, "mutation($input: AssemblyFloorSetInput!) { assemblyFloorSet(input: $input) { userErrors { reason } } }", { input: { questionId: assembly.floor.questions[0]?.id, state: "SHOWN" } });
    await show(stage.editor, hall.id, item.id);
    await act(stage.editor, "assemblyItemOpen", item.id);
    await act(stage.editor, "assemblyItemClose", item.id);
    await annul(stage.editor, item.id, "Non si sentiva.");
    await end(stage.editor, hall.id);

    const visitor = await stage.come();
    await visitor.goto(`/piazze/${square}/votazioni/${assembly.state.items[0]?.pollNumber ?? 0}`);
    await visitor.locator("[data-annulled]", { hasText: "Non si sentiva." }).waitFor(within);
    expect(await visitor.getByText("non hanno ancora pubblicato i risultati").count()).toBe(0);

    await visitor.goto(pathOf(hall.number));
    await visitor.locator(".pz-verbale li", { hasText: "E il parco?" }).waitFor(within);
    // From any page of the piazza one gets to its assemblies.
    await visitor.locator(".pz-nav").getByRole("link", { name: "Assemblee" }).click();
    await visitor.getByRole("link", { name: "Che cosa resta", exact: true }).waitFor(within);
  });

  test("and of what a moderator takes from sight its place and its figures", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Tolta dopo", [sample.SINGLE]);
    const item = first(hall);
    const phone = await stage.come("elena", { viewport: phoneSize });
    await enterByCode(phone, (await entranceOf(stage.editor, hall.number)).code);
    await show(stage.editor, hall.id, item.id);
    await act(stage.editor, "assemblyItemOpen", item.id);
    await phone.locator(".pz-voce input").first().check();
    await phone.locator(".pz-tel .piede button[type=submit]").click();
    await phone.locator("[data-vote=received]").waitFor(within);
    await act(stage.editor, "assemblyItemClose", item.id);
    await act(stage.editor, "assemblyItemReveal", item.id);
    await end(stage.editor, hall.id);
    const moderator = await visit(stage.browser, "marta");
    stage.opened.push(moderator);
    const { assembly } = await ask<{ assembly: { state: { items: { pollId: string }[] } } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { state { items { pollId } } } }", { number: hall.number });
    const { entryWithdraw } = await ask<{ entryWithdraw: { userErrors: unknown[] } }>(moderator, "mutation($input: EntryReasonInput!) { entryWithdraw(input: $input) { userErrors { reason } } }", { input: { entryId: assembly.state.items[0]?.pollId, reason: "Offendeva qualcuno." } });
    expect(entryWithdraw.userErrors).toEqual([]);

    const visitor = await stage.come();
    await visitor.goto(pathOf(hall.number));
    await visitor.getByRole("heading", { name: "Domanda tolta dalla vista" }).waitFor(within);
    await visitor.getByText("Offendeva qualcuno.").waitFor(within);
    await visitor.locator(".pz-risultato").waitFor(within);
    expect(await visitor.content()).not.toContain(sample.SINGLE.title);
  });
});

describe("a wrong step", () => {
  test("back in the history asks before codes that were not printed are gone", { timeout: 120_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Indietro per sbaglio", [sample.SINGLE], { guests: "SLIPS" });
    const page = await stage.come("nadia");
    await page.goto(pathOf(hall.number));
    await page.goto(pathOf(hall.number, "/regia"));
    await page.getByRole("link", { name: "Cedole per gli ospiti" }).first().click();
    await page.getByLabel("Quante cedole fare").fill("2");
    await page.getByRole("button", { name: "Prepara le cedole" }).click();
    const codes = page.locator(".foglietti .codice");
    await expect.poll(() => codes.count(), within).toBe(2);
    const dialog = page.getByRole("dialog");
    for (let turn = 0; turn < 2; turn++) {
      await page.goBack();
      await dialog.waitFor(within);
      await dialog.getByRole("button").last().waitFor(within);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      expect(await codes.count()).toBe(2);
      expect(page.url()).toContain("/cedole");
    }
    await page.goBack();
    await dialog.locator("button[type=submit]").click();
    await page.locator(".pz-regia .banco").waitFor(within);
    await end(stage.editor, hall.id);
  });

  test("a date that was set is emptied again", async () => {
    const { piazza } = await ask<{ piazza: { id: string } }>(stage.editor, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug: square });
    const { assemblyCreate } = await ask<{ assemblyCreate: { assembly: { number: number } } }>(stage.editor, "mutation($input: AssemblyCreateInput!) { assemblyCreate(input: $input) { assembly { number } userErrors { reason } } }", { input: { piazzaId: piazza.id, title: "Quando?", startsAt: "2126-01-02T17:00:00Z" } });
    const { number } = assemblyCreate.assembly;
    const page = await stage.come("nadia");
    await page.goto(pathOf(number, "/modifica"));
    const date = page.getByLabel("Quando comincia");
    await expect.poll(() => date.inputValue(), within).toBe("2126-01-02T18:00");
    await date.fill("");
    await page.getByRole("button", { name: "Salva", exact: true }).click();
    await page.locator(".pz-regia .banco").waitFor(within);
    const { assembly } = await ask<{ assembly: { startsAt: string | null } }>(stage.editor, "query($number: Int!) { assembly(number: $number) { startsAt } }", { number });
    expect(assembly.startsAt).toBeNull();
  });
});

describe("at a console", () => {
  test("who holds the assembly no longer is told what others are, and that the desk is not his", { timeout: 60_000 }, async () => {
    const hall = await holdAssembly(stage.editor, "Non più in regia", [sample.SINGLE]);
    const chief = await visit(stage.browser, "gemma");
    stage.opened.push(chief);
    const { member, piazza } = await ask<{ member: { id: string }; piazza: { id: string } }>(chief, 'query($slug: String!) { member(handle: "ivo") { id } piazza(slug: $slug) { id } }', { slug: square });
    const become = async (role: string) => {
      const { membershipUpdate } = await ask<{ membershipUpdate: { userErrors: unknown[] } }>(chief, "mutation($input: MembershipUpdateInput!) { membershipUpdate(input: $input) { userErrors { reason } } }", { input: { piazzaId: piazza.id, memberId: member.id, role } });
      expect(membershipUpdate.userErrors).toEqual([]);
    };
    await become("EDITOR");
    const page = await stage.come("ivo");
    await page.goto(pathOf(hall.number, "/regia"));
    await page.locator("[data-command=open]:not([aria-disabled])").click();
    await page.locator(".mezzo .tempo [role=timer]", { hasText: "Aperta da" }).waitFor(within);
    await become("MEMBER");
    await page.getByText("La regia è di chi scrive o modera in questa piazza.").waitFor(within);
    await act(stage.editor, "assemblyItemClose", first(hall).id);
    await end(stage.editor, hall.id);
  });

  test.each([{ width: 1440, height: 900 }, phoneSize])("what is told for a moment covers no command at $width", { timeout: 60_000 }, async (viewport) => {
    const hall = await holdAssembly(stage.editor, `Avvisi a ${viewport.width}`, [sample.SINGLE]);
    const page = await desk(hall.number, viewport);
    await page.locator("[data-command=open]:not([aria-disabled])").click();
    await page.locator(".annulla").waitFor(within);
    // A command that is off says why.
    await page.locator("[data-command=reveal]").click({ force: true });
    await page.locator(".pz-avvisi p").waitFor(within);
    const [told, bar] = await Promise.all([page.locator(".pz-avvisi p").first().boundingBox(), page.locator(".plancia").boundingBox()]);
    expect(told && bar && told.y + told.height <= bar.y, JSON.stringify({ told, bar })).toBe(true);
    // On a phone most of the height stays for what is read.
    if (viewport === phoneSize) expect(bar?.height).toBeLessThan(viewport.height / 4);
    await act(stage.editor, "assemblyItemClose", first(hall).id);
    await end(stage.editor, hall.id);
    // Once it is over there is nothing to command.
    await page.locator(".plancia").waitFor({ state: "detached" });
  });
});
