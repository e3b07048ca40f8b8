import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { useClient, type Client } from "urql";
import { source } from "../../live/observable";
import { useLine } from "../../live/useLine";
import { ConsoleFloorWatchDocument, ConsolePresenceWatchDocument, ConsoleStateWatchDocument, ConsoleTurnoutWatchDocument, type ConsoleFloorWatchSubscription, type ConsolePageQuery, type ConsolePresenceWatchSubscription, type ConsoleStateWatchSubscription, type ConsoleTurnoutWatchSubscription } from "../gen/graphql";
import { ConsoleContext, type Console, type State } from "./context";
import { ServerClock, withTold, type Known, type Told } from "./known";

type Assembly = NonNullable<ConsolePageQuery["assembly"]>;
type Props = { assembly: Assembly; me: string; renew: () => void; children: ReactNode };

/** Watches an assembly for its console: its state, turnout, presence and the floor. */
export function ConsoleLive({ assembly, me, renew, children }: Props) {
  const client = useClient();
  const store = useMemo(() => new Store(client, assembly), [client, assembly.id]); // eslint-disable-line react-hooks/exhaustive-deps -- the first state only: what comes later is taken in below
  const known = useSyncExternalStore(store.known.subscribe, store.known.get);
  const sight = useLine();
  useEffect(() => { store.read(assembly); }, [store, assembly]);
  useEffect(() => store.watch(), [store]);
  const line = sight === "live" || sight === "quiet";
  const shared = useMemo<Console>(() => ({ assembly, ...known, line, me, renew, serverNow: store.serverNow, take: store.takeState }), [assembly, known, line, me, renew, store]);
  return <ConsoleContext value={shared}>{children}</ConsoleContext>;
}

class Store {
  readonly known;
  readonly #clock = new ServerClock();

  constructor(private readonly client: Client, private readonly assembly: Assembly) {
    this.#clock.take(assembly.state.now, Date.now());
    this.known = source<Known>({ state: assembly.state, turnout: null, presence: null, floor: assembly.floor });
  }

  readonly serverNow = () => this.#clock.at(Date.now());

  readonly takeState = (state: State) => { this.#take({ state }); };

  /** What the page read again: it may come after the line has told more. */
  read({ state, floor }: Assembly): void {
    this.known.set(withTold(withTold(this.known.get(), { state }), { floor }));
  }

  #take(told: Told): void {
    if ("state" in told) this.#clock.take(told.state.now, Date.now());
    this.known.set(withTold(this.known.get(), told));
  }

  watch(): () => void {
    const variables = { id: this.assembly.id };
    const watched = [
      this.client.subscription<ConsoleStateWatchSubscription>(ConsoleStateWatchDocument.toString(), variables).subscribe(({ data }) => { if (data) this.#take({ state: data.assembly }); }),
      this.client.subscription<ConsoleTurnoutWatchSubscription>(ConsoleTurnoutWatchDocument.toString(), variables).subscribe(({ data }) => { if (data) this.#take({ turnout: data.assemblyTurnout }); }),
      this.client.subscription<ConsolePresenceWatchSubscription>(ConsolePresenceWatchDocument.toString(), variables).subscribe(({ data }) => { if (data) this.#take({ presence: data.assemblyPresence }); }),
      this.client.subscription<ConsoleFloorWatchSubscription>(ConsoleFloorWatchDocument.toString(), variables).subscribe(({ data }) => { if (data) this.#take({ floor: data.assemblyFloor }); }),
    ];
    return () => { for (const each of watched) each.unsubscribe(); };
  }
}
