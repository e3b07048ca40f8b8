import { clientWith } from "../../live/client";
import type { Client } from "urql";

/** Guests' passes, by the number of their assembly. They are kept on the phone, so that a reload is nobody new. */
const key = (number: number) => `piazza-pass-${number}`;

/** What phones that keep nothing still know until the page is left. */
const held = new Map<number, string>();

/** The pass that this phone has for an assembly, if any. */
export function passFor(number: number): string | undefined {
  try {
    return localStorage.getItem(key(number)) ?? held.get(number);
  } catch {
    return held.get(number);
  }
}

/** Keeps a pass, and nothing of who was a guest here before; false where the phone keeps nothing, and a reload would lose it. */
export function keepPass(number: number, pass: string): boolean {
  if (passFor(number) !== pass) dropPass(number);
  held.set(number, pass);
  try {
    localStorage.setItem(key(number), pass);
    return true;
  } catch {
    return false;
  }
}

const guests = (number: number) => `piazza-guest/${number}/`;

/** Where the votes and drafts of a guest lie: apart from those of who was a guest on this phone before. */
export const guestRoot = (number: number, pass: string) => `${guests(number)}${pass.slice(4, 20)}/`;

/** Whoever was a guest of an assembly here is so no more: his pass goes, and with it what he had not sent. */
export function dropPass(number: number): void {
  held.delete(number);
  try {
    localStorage.removeItem(key(number));
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i));
    for (const each of keys) if (each?.startsWith(guests(number))) localStorage.removeItem(each);
  } catch {
    // What keeps nothing has nothing to lose.
  }
}

const clients = new Map<string, Client>();

/** The client of a pass: one, however often it is asked for. */
export function clientOf(pass: string): Client {
  let client = clients.get(pass);
  if (!client) {
    client = clientWith(pass);
    clients.set(pass, client);
  }
  return client;
}
