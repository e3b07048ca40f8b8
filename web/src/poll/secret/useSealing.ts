import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { announce } from "../../live/announcer";
import { PollSealNowDocument, type PollSealFragment } from "../gen/graphql";
import { usePollLive } from "../live";
import type { PollShown } from "../types";
import { useSecretWords } from "./words";

const every = 3000;
const order = ["PLANNED", "OPEN", "CLOSED", "TALLIED", "BUNDLED", "REWRITTEN", "SEALED"];

/** The later of two states: what a page read may be older than what was asked since. */
export const later = (a: PollSealFragment | null, b: PollSealFragment | null): PollSealFragment | null =>
  a && b ? (order.includes(b.state) && order.indexOf(b.state) < order.indexOf(a.state) ? a : b) : (b ?? a);

/** How far the sealing has come. Steps between the closing and the seal are told to nobody: they are asked for while they last. */
export function useSealing({ number, voting }: PollShown, onChange: () => void): PollSealFragment | null {
  const client = useClient();
  const words = useSecretWords();
  const { phase, results } = usePollLive();
  const [asked, setAsked] = useState<PollSealFragment | null>(null);
  const seal = later(asked, voting.secrecy);
  const state = seal?.state;
  const goesOn = phase === "CLOSED" && state !== "SEALED" && state !== "LOST";
  const changed = useRef(onChange);
  const sees = useRef(results !== null);
  useEffect(() => { changed.current = onChange; sees.current = results !== null; });
  useEffect(() => {
    if (!goesOn) return;
    const look = async () => {
      if (document.hidden) return;
      const { entry } = await ask(client, PollSealNowDocument, { number }).catch(() => ({ entry: null }));
      if (entry?.__typename !== "Poll") return;
      setAsked(entry.voting.secrecy);
      if (entry.voting.viewerCanSeeResults && !sees.current) changed.current();
    };
    const timer = setInterval(() => void look(), every);
    void look();
    return () => { clearInterval(timer); };
  }, [client, number, goesOn]);
  const before = useRef(state);
  useEffect(() => {
    if (state !== undefined && before.current !== undefined && before.current !== state) announce(words.states[state].name);
    before.current = state;
  }, [state, words]);
  return seal;
}
