import { createContext, use } from "react";
import type { ConsoleCurrentFragment, ConsoleFloorFragment, ConsoleHeadFragment, ConsoleLineFragment, ConsolePresenceFragment, ConsoleStateFragment, ConsoleTurnoutFragment } from "../gen/graphql";

export type State = ConsoleStateFragment;
/** A question as a line of the queue says it. */
export type Item = ConsoleLineFragment;
/** What is before everybody, whole. */
export type Current = ConsoleCurrentFragment;
export type Turnout = ConsoleTurnoutFragment;
export type Presence = ConsolePresenceFragment;
export type Floor = ConsoleFloorFragment;

/** What the parts of the console share. */
export interface Console {
  assembly: ConsoleHeadFragment;
  state: State;
  /** How many took part in what is before everybody. */
  turnout: Turnout | null;
  /** Null until it is told. */
  presence: Presence | null;
  floor: Floor;
  /** The server's clock. */
  serverNow: () => number;
  /** Whether commands reach the server. */
  line: boolean;
  /** The member at this console. */
  me: string;
  /** Takes in the state that an answer told. */
  take: (state: State) => void;
  /** Reads the assembly itself again. */
  renew: () => void;
}

/** Who took part in what is before everybody: what its own line told, or what came with the state where that is newer. */
export function newest(current: Pick<Current, "id" | "turnout"> | null | undefined, told: Turnout | null): Turnout | Current["turnout"] | null {
  if (!current) return null;
  return told?.itemId === current.id && told.version >= current.turnout.version ? told : current.turnout;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const shared = use(ConsoleContext);
  if (!shared) throw new Error("A part of the console is used outside of it.");
  return shared;
}
