import type { Floor, Presence, State, Turnout } from "./context";

/** What the console knows at this moment. */
export interface Known {
  state: State;
  turnout: Turnout | null;
  presence: Presence | null;
  floor: Floor;
}

/** What an answer or the line tells. */
export type Told = { state: State } | { turnout: Turnout } | { presence: Presence } | { floor: Floor };

const newer = <T extends { version: number }>(known: T, told: T): T => (told.version >= known.version ? told : known);

/** Takes in what is told. Of two states the one with the greater version is true; presence is what it was last. */
export function withTold(known: Known, told: Told): Known {
  if ("state" in told) return { ...known, state: newer(known.state, told.state) };
  if ("floor" in told) return { ...known, floor: newer(known.floor, told.floor) };
  if ("presence" in told) return { ...known, presence: told.presence };
  const { turnout } = told;
  const before = known.turnout;
  // Another question has a count of its own.
  return { ...known, turnout: before === null || before.itemId !== turnout.itemId ? turnout : newer(before, turnout) };
}

/** Keeps how far the server's clock is ahead: a moment that travelled long is behind, so the greatest of late is nearest the truth. */
export class ServerClock {
  #seen: number[] = [];

  take(now: string, here: number): void {
    this.#seen = [...this.#seen, Date.parse(now) - here].slice(-8);
  }

  at(here: number): number {
    return this.#seen.length === 0 ? here : here + Math.max(...this.#seen);
  }
}
