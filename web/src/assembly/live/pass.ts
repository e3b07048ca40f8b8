import { clientWith } from "../../live/client";
import type { Client } from "urql";

/** Guests' passes, by the number of their assembly. They are kept on the phone, so that a reload is nobody new. */
const key = (number: number) => `piazza-pass-${number}`;

/** The pass that this phone has for an assembly, if any. */
export function passFor(number: number): string | undefined {
  try {
    return localStorage.getItem(key(number)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a pass; false where the phone keeps nothing, and a reload would lose it. */
export function keepPass(number: number, pass: string): boolean {
  try {
    localStorage.setItem(key(number), pass);
    return true;
  } catch {
    return false;
  }
}

export function dropPass(number: number): void {
  try {
    localStorage.removeItem(key(number));
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
