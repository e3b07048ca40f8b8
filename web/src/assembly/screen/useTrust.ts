import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { line } from "../../live/state";
import { HallPageDocument } from "../gen/graphql";
import { useHall } from "../live/HallLive";
import { look, type Trust } from "./fresh";

/** How often a screen looks whether it still knows what it shows, and how often it asks where it was not told. */
const looks = 1000;
const asks = 3000;
/** Without a line for so long it asks. */
const quiet = 2000;

/** Whether what the screen was told last may still be shown. Where it may not, it asks until it is told. */
export function useTrust(number: number): boolean {
  const client = useClient();
  const { state, take } = useHall();
  const [trust, setTrust] = useState<Trust>({ fresh: true });
  const told = useRef({ state, at: 0 });
  useEffect(() => { told.current = { state, at: performance.now() }; }, [state]);
  useEffect(() => watch((sinceLook) => {
    setTrust((before) => look(before, { told: told.current.state, toldFor: performance.now() - told.current.at, line: line.get().phase === "up", sinceLook }));
  }), []);
  // What is told anew shows at once, not at the next look.
  const fresh = trust.fresh || trust.stale !== state;
  useEffect(() => {
    const timer = setInterval(() => {
      if (fresh && !cut()) return;
      ask(client, HallPageDocument, { number }).then(({ assembly }) => { if (assembly) take({ state: assembly.state }); }, () => undefined);
    }, asks);
    return () => { clearInterval(timer); };
  }, [client, number, take, fresh]);
  return fresh;
}

/** Calls back each second, with the time since the call before; who is not seen does not have to look. */
function watch(seen: (sinceLook: number) => void): () => void {
  let at = Date.now();
  const again = () => {
    const now = Date.now();
    seen(document.hidden ? 0 : now - at);
    at = now;
  };
  const timer = setInterval(again, looks);
  document.addEventListener("visibilitychange", again);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", again);
  };
}

function cut(): boolean {
  const now = line.get();
  return now.phase === "down" && Date.now() - now.since >= quiet;
}
