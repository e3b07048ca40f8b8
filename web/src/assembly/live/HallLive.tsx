import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { useClient } from "urql";
import { HallStateWatchDocument } from "../gen/graphql";
import type { HallState, Known, Told } from "./known";
import { AssemblyStore } from "./store";
import { useSecondsUntil } from "./time";

/** What the parts of a phone's or a screen's page share. */
export interface Hall extends Known {
  /** The server's clock, in milliseconds. */
  serverNow: () => number;
  /** Takes in what an answer told. */
  take: (told: Told) => void;
  /** Why the assembly can no longer be watched: the code of the refusal; undefined while it can. */
  lost: string | undefined;
}

const Context = createContext<Hall | undefined>(undefined);

export function useHall(): Hall {
  const hall = use(Context);
  if (!hall) throw new Error("A part of an assembly is used outside of HallLive.");
  return hall;
}

type Props = {
  assembly: { id: string; state: HallState };
  /** As whom one is here: the server is told anew who watches when it is another. */
  who?: string;
  /** Whether the viewer shows his name to the others. */
  visible?: boolean;
  /** Whether who is here is watched as well: for screens. */
  presence?: boolean;
  children: ReactNode;
};

/** Watches an assembly over the line of the client around it. */
export function HallLive({ assembly, who = "", visible = false, presence = false, children }: Props) {
  const client = useClient();
  const store = useMemo(() => new AssemblyStore(client, assembly.id, assembly.state), [client, assembly.id]); // eslint-disable-line react-hooks/exhaustive-deps -- the first state only: what comes later is taken in below
  const known = useSyncExternalStore(store.known.subscribe, store.known.get);
  const lost = useSyncExternalStore(store.lost.subscribe, store.lost.get);
  useEffect(() => { store.take({ state: assembly.state }); }, [store, assembly.state]);
  useEffect(() => store.watch(HallStateWatchDocument, { visible }), [store, visible, who]);
  useEffect(() => (presence ? store.watchPresence() : undefined), [store, presence]);
  const hall = useMemo<Hall>(() => ({ ...known, lost, serverNow: store.clock.now, take: store.take }), [known, lost, store]);
  return <Context value={hall}>{children}</Context>;
}

/** Whole seconds that are left until a moment, counted down evenly; undefined without one. */
export function useSecondsLeft(until: string | null): number | undefined {
  return useSecondsUntil(until, useHall().serverNow);
}
