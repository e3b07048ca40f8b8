import type { Browser, BrowserContext, Page } from "playwright-core";

/** A device that keeps passkeys, as Chromium pretends one. */
export interface Device {
  /** How many passkeys it keeps. */
  kept: () => Promise<number>;
  /** Throws it into the river. */
  lose: () => Promise<void>;
  /** Whether its owner shows his finger when he is asked for it. */
  willing: (yes: boolean) => Promise<void>;
}

/** Gives a page a device whose owner says yes at once. */
export async function deviceOf(page: Page): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    kept: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
    lose: () => session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }).then(() => undefined),
    willing: (yes) => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: yes }).then(() => undefined),
  };
}

/** Somebody's own browser on a demo of its own, with a page and a device that keeps passkeys. */
export async function withDevice(browser: Browser, address: string): Promise<{ context: BrowserContext; page: Page; device: Device }> {
  const context = await browser.newContext({ baseURL: address, locale: "it-IT", timezoneId: "Europe/Rome", viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  return { context, page, device: await deviceOf(page) };
}

/** Signs in through the demo's provider, at whatever address the page's browser is at home. */
export async function enter(page: Page, handle: string): Promise<void> {
  await page.goto("/auth/demo?return=/");
  await page.locator(`button[name=subject][value=${handle}]`).click();
  await page.locator(".pz-strumenti .pz-av").first().waitFor();
}
