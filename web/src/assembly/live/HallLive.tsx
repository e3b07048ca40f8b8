import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { useClient, type Client } from "urql";
import type { Operation } from "../../graphql/request";
import { source } from "../../live/observable";
import { HallPresenceWatchDocument, HallStateWatchDocument, HallTurnoutWatchDocument } from "../gen/graphql";
import { secondsUntil, ServerClock } from "./clock";
import { withTold, type HallState, type Known, type Told } from "./known";

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

/**
 * Watches an assembly over the line of the client around it. Whatever cuts the line, it comes back by itself, and what is told
 * then is the assembly as it is: nothing has to be made up for.
 */
export function HallLive({ assembly, who = "", visible = false, presence = false, children }: Props) {
  const client = useClient();
  const store = useMemo(() => new Store(client, assembly), [client, assembly.id]); // eslint-disable-line react-hooks/exhaustive-deps -- the first state only: what comes later is taken in below
  const known = useSyncExternalStore(store.known.subscribe, store.known.get);
  const lost = useSyncExternalStore(store.lost.subscribe, store.lost.get);
  useEffect(() => { store.take({ state: assembly.state }); }, [store, assembly.state]);
  useEffect(() => store.watch(visible), [store, visible, who]);
  useEffect(() => (presence ? store.watchPresence() : undefined), [store, presence]);
  const hall = useMemo<Hall>(() => ({ ...known, lost, serverNow: store.clock.now, take: store.take }), [known, lost, store]);
  return <Context value={hall}>{children}</Context>;
}

class Store {
  readonly known;
  readonly lost = source<string | undefined>(undefined);
  readonly clock = new ServerClock();

  constructor(private readonly client: Client, private readonly assembly: Props["assembly"]) {
    const { state } = assembly;
    this.clock.take(state.now);
    this.known = source<Known>({ state, turnout: state.current?.turnout ?? null, presence: null });
  }

  readonly take = (told: Told) => {
    if ("state" in told) this.clock.take(told.state.now);
    this.known.set(withTold(this.known.get(), told));
  };

  watch(visible: boolean): () => void {
    const stops = [
      this.#follow(HallStateWatchDocument, { visible }, ({ assembly }) => { this.take({ state: assembly }); }),
      this.#follow(HallTurnoutWatchDocument, {}, ({ assemblyTurnout }) => { this.take({ turnout: assemblyTurnout }); }),
    ];
    return () => { for (const stop of stops) stop(); };
  }

  watchPresence(): () => void {
    return this.#follow(HallPresenceWatchDocument, {}, ({ assemblyPresence }) => { this.take({ presence: assemblyPresence }); });
  }

  #follow<Result, Variables>(document: Operation<Result, Variables>, variables: Record<string, unknown>, next: (result: Result) => void): () => void {
    const watching = this.client.subscription<Result>(document.toString(), { id: this.assembly.id, ...variables }).subscribe(({ data, error }) => {
      if (data) {
        this.lost.set(undefined);
        next(data);
      } else if (error) {
        const code = error.graphQLErrors[0]?.extensions.code;
        if (typeof code === "string") this.lost.set(code);
      }
    });
    return () => { watching.unsubscribe(); };
  }
}

/** Whole seconds that are left until a moment, counted down evenly; undefined without one. */
export function useSecondsLeft(until: string | null): number | undefined {
  const { serverNow } = useHall();
  const [, tick] = useState(0);
  useEffect(() => {
    if (until === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      tick((n) => n + 1);
      const left = Date.parse(until) - serverNow();
      if (left > 0) timer = setTimeout(look, Math.max(20, left % 1000 || 1000));
    };
    look();
    return () => { clearTimeout(timer); };
  }, [until, serverNow]);
  return until === null ? undefined : secondsUntil(until, serverNow());
}
