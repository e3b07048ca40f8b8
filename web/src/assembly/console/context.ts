import { createContext, use } from "react";
import type { ConsoleCurrentFragment, ConsoleFloorFragment, ConsoleHeadFragment, ConsoleLineFragment, ConsoleStateFragment } from "../gen/graphql";
import type { Known } from "../live/known";

export type State = ConsoleStateFragment;
/** A question as a line of the queue says it. */
export type Item = ConsoleLineFragment;
/** What is before everybody, whole. */
export type Current = ConsoleCurrentFragment;
export type Floor = ConsoleFloorFragment;

/** What the parts of the console share. */
export interface Console extends Known<State> {
  assembly: ConsoleHeadFragment;
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

export const ConsoleContext = createContext<Console | undefined>(undefined);

export function useConsole(): Console {
  const shared = use(ConsoleContext);
  if (!shared) throw new Error("A part of the console is used outside of it.");
  return shared;
}
