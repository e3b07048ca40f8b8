import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { inject } from "vitest";

export const address = (): string => inject("address");

/** Where the second person of a test looks: at the same node as the first, and at another on the same database. */
export const nodes = [
  { where: "both at one node", at: address },
  { where: "each at a node of his own", at: (): string => inject("elsewhere") },
];

/** Debian's browser, which asks nobody for anything by itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability", "--metrics-recording-only", "--mute-audio",
      // What the keyboard reaches is in view at once.
      "--disable-smooth-scrolling",
    ],
  });
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
const known = new Map<string, State>();

/** A browser of its own for a visitor, or for a member of the demo who has signed in. */
export async function visit(browser: Browser, handle?: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const shared = { baseURL: address(), locale: "it-IT", timezoneId: "Europe/Rome", viewport: { width: 1280, height: 800 }, ...options };
  if (handle === undefined) return browser.newContext(shared);
  let storageState = known.get(handle);
  if (!storageState) {
    const context = await browser.newContext({ baseURL: address(), locale: "it-IT" });
    await signIn(await context.newPage(), handle);
    storageState = await context.storageState();
    known.set(handle, storageState);
    await context.close();
  }
  return browser.newContext({ ...shared, storageState: { cookies: storageState.cookies, origins: [] } });
}

/** Signs in as people do: through the demo's provider. */
export async function signIn(page: Page, handle: string): Promise<void> {
  await page.goto("/auth/demo?return=/");
  await page.locator(`button[name=subject][value=${handle}]`).click();
  await page.waitForURL(`${address()}/**`);
  await page.locator(".pz-strumenti .pz-av").first().waitFor();
}
