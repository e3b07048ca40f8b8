import { readJson, write } from "../../thread/keep";
import type { Opener } from "./code";

const shelfKey = "piazza-entra";

/** How long what opened the door is kept over a sign-in: no longer than somebody takes for it. */
const good = 15 * 60_000;

interface Kept { opener: Opener; at: number }

/** Keeps in this tab with what somebody came, so that signing in brings him back before the same door. It never travels in an address. */
export function keepOpener(opener: Opener | undefined): void {
  write(sessionStorage, shelfKey, opener ? JSON.stringify({ opener, at: Date.now() } satisfies Kept) : undefined);
}

export function keptOpener(): Opener | undefined {
  const kept = readJson<Kept | undefined>(sessionStorage, shelfKey, undefined);
  return kept && Date.now() - kept.at < good ? kept.opener : undefined;
}

const entryKey = "piazza-entra-chiave";

/** This browser's own secret for coming in: who lost the answer and asks again comes in once. */
export function entrySecret(): string {
  const kept = readJson<string | undefined>(localStorage, entryKey, undefined);
  if (typeof kept === "string" && kept.length >= 20) return kept;
  const made = crypto.randomUUID();
  write(localStorage, entryKey, JSON.stringify(made));
  return made;
}

/** Another guest on the same phone comes in as another. */
export function forgetEntrySecret(): void {
  write(localStorage, entryKey, undefined);
}
