/**
 * What a member wrote and has not sent stays on this device, under keys that begin with his id: nobody
 * else who uses the browser is shown it, and signing out takes it away.
 */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const root = "piazza/";

export const outboxKey = (memberId: string) => `${root}${memberId}/outbox`;
export const draftKey = (memberId: string, entryId: string, under: string) => `${root}${memberId}/draft/${entryId}/${under}`;
export const ballotKey = (memberId: string, entryId: string) => `${root}${memberId}/ballot/${entryId}`;
export const visibleKey = (memberId: string) => `${root}${memberId}/visible`;

function keysOf(shelf: Shelf): string[] {
  const keys: string[] = [];
  for (let i = 0; i < shelf.length; i++) {
    const key = shelf.key(i);
    if (key?.startsWith(root)) keys.push(key);
  }
  return keys;
}

/** Where the receipts of secret votes lie that a member keeps here and that can be read: all that goes with him for good. */
export const receiptKeys = (memberId: string, shelf: Shelf = localStorage): string[] => keysOf(shelf).filter((key) => key.startsWith(`${root}${memberId}/receipt/`) && readJson(shelf, key, ""));

/** Drops everything that a member kept here: he signs out. */
export function forgetMember(memberId: string, shelf: Shelf = localStorage): void {
  for (const key of keysOf(shelf)) if (key.startsWith(`${root}${memberId}/`)) shelf.removeItem(key);
}

/** Drops what anybody else kept here: another person has signed in. */
export function dropOthers(memberId: string, shelf: Shelf = localStorage): void {
  for (const key of keysOf(shelf)) if (!key.startsWith(`${root}${memberId}/`)) shelf.removeItem(key);
}

/** What a member wrote under an entry and has not sent: drafts and what waits in the outbox. */
export function unsentUnder(memberId: string, entryId: string, shelf: Shelf = localStorage): string[] {
  const drafts = keysOf(shelf).filter((key) => key.startsWith(draftKey(memberId, entryId, ""))).map((key) => shelf.getItem(key) ?? "");
  const waiting = readJson<{ entryId: string; body: string }[]>(shelf, outboxKey(memberId), []).filter((parcel) => parcel.entryId === entryId);
  return [...new Set([...waiting.map((parcel) => parcel.body), ...drafts])].filter((text) => text.trim() !== "");
}

/** Reads a value; what cannot be read counts as not there. */
export function readJson<T>(shelf: Shelf, key: string, fallback: T): T {
  try {
    const text = shelf.getItem(key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

/** Writes a value, or removes it when there is nothing to keep. A full or forbidden shelf is not an error: the page still holds the text. */
export function write(shelf: Shelf, key: string, value: string | undefined): void {
  try {
    if (value === undefined) shelf.removeItem(key);
    else shelf.setItem(key, value);
  } catch {
    // Kept in the page only.
  }
}
