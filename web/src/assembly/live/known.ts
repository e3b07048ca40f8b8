import type { ConsolePresenceFragment, ConsoleTurnoutFragment, HallStateFragment } from "../gen/graphql";

export type HallState = HallStateFragment;
export type HallItem = NonNullable<HallState["current"]>;
export type Turnout = ConsoleTurnoutFragment;
export type Presence = ConsolePresenceFragment;

/** What is known of an assembly at this moment. */
export interface Known {
  state: HallState;
  /** How many took part in what is before everybody; null where nothing is. */
  turnout: Turnout | null;
  /** Null where it is not watched, or not told yet. */
  presence: Presence | null;
}

/** What an answer or the line tells. */
export type Told = { state: HallState } | { turnout: Turnout } | { presence: Presence };

const newer = <T extends { version: number }>(known: T, told: T): T => (told.version >= known.version ? told : known);

/** Takes in what is told. Of two states the one with the greater version is true; another question has a turnout of its own. */
export function withTold(known: Known, told: Told): Known {
  if ("presence" in told) return { ...known, presence: told.presence };
  if ("turnout" in told) return { ...known, turnout: turnoutOf(known.state, known.turnout, told.turnout) };
  const state = newer(known.state, told.state);
  return { ...known, state, turnout: turnoutOf(state, known.turnout, state.current?.turnout ?? null) };
}

function turnoutOf({ current }: HallState, ...told: (Turnout | null)[]): Turnout | null {
  const ours = told.filter((each): each is Turnout => each !== null && each.itemId === (current?.id ?? null));
  return ours.length === 0 ? null : ours.reduce(newer);
}
