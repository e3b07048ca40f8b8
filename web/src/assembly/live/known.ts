import type { ConsolePresenceFragment, ConsoleTurnoutFragment, HallStateFragment } from "../gen/graphql";

export type HallState = HallStateFragment;
export type HallItem = NonNullable<HallState["current"]>;
export type Turnout = ConsoleTurnoutFragment;
export type Presence = ConsolePresenceFragment;

/** What the state of an assembly has wherever it is watched; a console watches more of it than a phone or a screen. */
export interface AnyState {
  version: number;
  now: string;
  phase: string;
  current: { id: string; turnout: Turnout } | null;
  entrance: object | null;
}

/** What is known of an assembly at this moment. */
export interface Known<S extends AnyState = HallState> {
  state: S;
  /** How many took part in what is before everybody; null where nothing is. */
  turnout: Turnout | null;
  /** Null where it is not watched, or not told yet. */
  presence: Presence | null;
}

/** What an answer or the line tells. */
export type Told<S extends AnyState = HallState> = { state: S } | { turnout: Turnout } | { presence: Presence };

export const newer = <T extends { version: number }>(known: T, told: T): T => (told.version >= known.version ? told : known);

/** Whether both were told to the same: who holds the assembly is told the entrance, and a version that counts more than others'. */
export const sameEars = (a: AnyState, b: AnyState): boolean => a.phase !== b.phase || (a.entrance === null) === (b.entrance === null);

/**
 * Takes in what is told. Of two states the one with the greater version is true; another question has a turnout of its own. Who
 * holds the assembly no longer is told smaller versions than before, and those are true then.
 */
export function withTold<S extends AnyState>(known: Known<S>, told: Told<S>): Known<S> {
  if ("presence" in told) return { ...known, presence: told.presence };
  if ("turnout" in told) return { ...known, turnout: turnoutOf(known.state, known.turnout, told.turnout) };
  const same = sameEars(known.state, told.state);
  const state = same ? newer(known.state, told.state) : told.state;
  return { ...known, state, turnout: turnoutOf(state, same ? known.turnout : null, state.current?.turnout ?? null) };
}

function turnoutOf({ current }: AnyState, ...told: (Turnout | null)[]): Turnout | null {
  const ours = told.filter((each): each is Turnout => each !== null && each.itemId === (current?.id ?? null));
  return ours.length === 0 ? null : ours.reduce(newer);
}
