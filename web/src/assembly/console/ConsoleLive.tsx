import { useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from "react";
import { useClient } from "urql";
import { useLine } from "../../live/useLine";
import { ConsoleFloorWatchDocument, ConsoleStateWatchDocument, type ConsolePageQuery } from "../gen/graphql";
import { sameEars } from "../live/known";
import { AssemblyStore } from "../live/store";
import { useFloor } from "../live/useFloor";
import { ConsoleContext, type Console, type State } from "./context";

type Assembly = NonNullable<ConsolePageQuery["assembly"]>;
type Props = { assembly: Assembly; me: string; renew: () => void; children: ReactNode };

/** Watches an assembly for its console: its state, turnout, presence and the floor. */
export function ConsoleLive({ assembly, me, renew, children }: Props) {
  const client = useClient();
  const store = useMemo(() => new AssemblyStore<State>(client, assembly.id, assembly.state), [client, assembly.id]); // eslint-disable-line react-hooks/exhaustive-deps -- the first state only: what comes later is taken in below
  const known = useSyncExternalStore(store.known.subscribe, store.known.get);
  const sight = useLine();
  useEffect(() => { store.take({ state: assembly.state }); }, [store, assembly.state]);
  useEffect(() => store.watch(ConsoleStateWatchDocument), [store]);
  useEffect(() => store.watchPresence(), [store]);
  const ears = known.state.entrance === null ? "others" : "staff";
  const [told] = useFloor(ConsoleFloorWatchDocument, assembly.id, ears);
  useOtherEars(known.state, renew);
  const line = sight === "live" || sight === "quiet";
  const shared = useMemo<Console>(() => ({
    assembly, ...known, floor: told ?? assembly.floor, line, me, renew, serverNow: store.clock.now, take: (state) => { store.take({ state }); },
  }), [assembly, known, told, line, me, renew, store]);
  return <ConsoleContext value={shared}>{children}</ConsoleContext>;
}

/** Who is told as another than before may hold the assembly no longer: the page asks. */
function useOtherEars(state: State, renew: () => void): void {
  const before = useRef(state);
  useEffect(() => {
    const same = sameEars(before.current, state);
    before.current = state;
    if (!same) renew();
  }, [state, renew]);
}
