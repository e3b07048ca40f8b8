import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { address, visit } from "./browser";
import { ask, square } from "./api";
import type { Kind } from "./poll";

type Input = Record<string, unknown>;

interface Payload {
  userErrors: { reason: string; message: string }[];
}

/** Asks for one change as whoever owns the browser, and takes no refusal. */
async function change<T>(who: BrowserContext, name: string, type: string, input: Input, fields: string): Promise<T> {
  const data = await ask<Record<string, Payload>>(who, `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { reason message } } }`, { input });
  const payload = data[name];
  if (!payload || payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload?.userErrors)}`);
  return payload as T;
}

export interface Item {
  id: string;
  state: string;
  questions: { id: string; kind: Kind; title: string; options: { id: string; title: string }[] }[];
}

export interface Hall {
  id: string;
  number: number;
  title: string;
  items: Item[];
}

const hall = "assembly { id number title state { items { id state questions { id kind title options { id title } } } } }";

type Held = { assembly: Omit<Hall, "items"> & { state: { items: Item[] } } };

const flat = ({ assembly: { state, ...rest } }: Held): Hall => ({ ...rest, items: state.items });

/** Prepares an assembly with its questions and begins it, as one who holds it. */
export async function holdAssembly(editor: BrowserContext, title: string, questions: Input[], rules: Input = {}): Promise<Hall> {
  const { piazza } = await ask<{ piazza: { id: string } }>(editor, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug: square });
  const made = flat(await change<Held>(editor, "assemblyCreate", "AssemblyCreateInput", { piazzaId: piazza.id, title, electorate: "SIGNED_IN", assurance: "NONE", ...rules }, hall));
  for (const { rules: own, ...question } of questions) {
    await change(editor, "assemblyItemAdd", "AssemblyItemAddInput", { assemblyId: made.id, question, ...(own ? { rules: own } : {}) }, "assembly { id }");
  }
  return flat(await change<Held>(editor, "assemblyStart", "AssemblyInput", { assemblyId: made.id }, hall));
}

/** How people come in: the code on the screen, and what its QR code says. */
export async function entranceOf(editor: BrowserContext, number: number): Promise<{ code: string; link: string }> {
  const { assembly } = await ask<{ assembly: { state: { entrance: { code: string; link: string } } } }>(editor, "query($number: Int!) { assembly(number: $number) { state { entrance { code link } } } }", { number });
  return assembly.state.entrance;
}

/** Codes of new slips. */
export async function slips(editor: BrowserContext, assemblyId: string, count: number): Promise<string[]> {
  const made = await change<{ slips: { code: string }[] }>(editor, "assemblySlipsCreate", "AssemblySlipsInput", { assemblyId, count }, "slips { code }");
  return made.slips.map(({ code }) => code);
}

/** The address under which a screen shows an assembly. */
export async function screenOf(editor: BrowserContext, assemblyId: string): Promise<string> {
  const { link } = await change<{ link: string }>(editor, "assemblyScreenCreate", "AssemblyInput", { assemblyId }, "link");
  return link;
}

type Act = "assemblyItemOpen" | "assemblyItemClose" | "assemblyItemReveal";

export const act = (editor: BrowserContext, name: Act, itemId: string): Promise<unknown> => change(editor, name, "AssemblyItemInput", { itemId }, "assembly { id }");
export const show = (editor: BrowserContext, assemblyId: string, itemId: string | null): Promise<unknown> => change(editor, "assemblyShow", "AssemblyShowInput", { assemblyId, itemId }, "assembly { id }");
export const end = (editor: BrowserContext, assemblyId: string): Promise<unknown> => change(editor, "assemblyEnd", "AssemblyInput", { assemblyId }, "assembly { id }");
export const annul = (editor: BrowserContext, itemId: string, reason: string): Promise<unknown> => change(editor, "assemblyItemAnnul", "AssemblyItemAnnulInput", { itemId, reason, repeats: false }, "assembly { id }");
export const say = (editor: BrowserContext, assemblyId: string, message: string): Promise<unknown> => change(editor, "assemblyMessageSet", "AssemblyMessageInput", { assemblyId, message }, "assembly { id }");

export const phoneSize = { width: 390, height: 844 };

/** A phone of somebody's: its browser, its page, and every byte that came to it. */
export async function phone(browser: Browser, handle?: string, options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; page: Page; bytes: () => Promise<string> }> {
  const context = await visit(browser, handle, { baseURL: address(), viewport: phoneSize, hasTouch: true, isMobile: true, ...options });
  const page = await context.newPage();
  return { context, page, bytes: record(page) };
}

/** Writes down all that comes over the line: every frame of its sockets, every answer with a text. What has come is told once all of it has been read. */
export function record(page: Page): () => Promise<string> {
  const heard: string[] = [];
  const reading = new Set<Promise<void>>();
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => { heard.push(payload.toString()); });
  });
  page.on("response", (response) => {
    if (!/graphql/.test(response.url())) return;
    const read = response.text().then((text) => { heard.push(text); }, () => undefined);
    // A stream of events has no end that one could wait for.
    if (response.headers()["content-type"]?.includes("event-stream")) return;
    reading.add(read);
    void read.finally(() => reading.delete(read));
  });
  return async () => {
    await Promise.all(reading);
    return heard.join("\n");
  };
}

/** Comes in with the code, as people do. */
export async function enterByCode(page: Page, code: string, name?: string): Promise<void> {
  await page.goto("/entra");
  await page.getByLabel("Codice di sei cifre").fill(code);
  await page.locator(".pz-tel .apre").waitFor();
  if (name !== undefined) await page.getByLabel("Come ti chiami?").fill(name);
  await page.getByRole("button", { name: "Entra", exact: true }).click();
  await page.waitForURL(/\/assemblea\/\d+$/);
}

/** Where a phone stands, in the word of its question's state, or of the assembly's phase between two. */
export const view = (page: Page) => page.locator(".pz-tel .scena").getAttribute("data-view");

/** The button that sends an answer. */
export const sendButton = (page: Page) => page.locator(".pz-tel .piede button[type=submit]");
