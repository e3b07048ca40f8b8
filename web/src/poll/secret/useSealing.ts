import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { announce } from "../../live/announcer";
import { PollSealNowDocument, type PollSealFragment } from "../gen/graphql";
import { usePollLive } from "../live";
import type { PollShown } from "../types";
import { useSecretWords } from "./words";

const [shortest, longest] = [3000, 60_000];
// While the key is missing voters wait for it.
const longestWithout = 30_000;

/** How long to wait before it is asked again: soon where something moves, ever later where somebody has to do something first. */
export const pauseAfter = (pause: number, hasMoved: boolean): number => (hasMoved ? shortest : Math.min(2 * pause, longest));

const order = ["PLANNED", "OPEN", "CLOSED", "TALLIED", "BUNDLED", "REWRITTEN", "SEALED"];

/** The later of two states, by their order. Trouble has none: what was asked for is newer than the page then. */
export function later(asked: PollSealFragment | null, page: PollSealFragment | null): PollSealFragment | null {
  if (!asked || !page || !order.includes(asked.state) || !order.includes(page.state)) return asked ?? page;
  return order.indexOf(page.state) < order.indexOf(asked.state) ? asked : page;
}

/** Whether what waited for a key goes on as before, or never will. */
const isSettled = (state: string | undefined) => state === "OPEN" || state === "LOST";

/** How far the sealing has come. Steps between the closing and the seal are told to nobody, nor that a missing key is back: they are asked for while they last. */
export function useSealing({ number, voting }: PollShown, onChange: () => void): PollSealFragment | null {
  const client = useClient();
  const words = useSecretWords();
  const { phase, results } = usePollLive();
  const [asked, setAsked] = useState<PollSealFragment | null>(null);
  const seal = later(asked, voting.secrecy);
  const state = seal?.state;
  const goesOn = state === "KEY_MISSING" || (phase === "CLOSED" && state !== "SEALED" && state !== "LOST");
  const changed = useRef(onChange);
  const sees = useRef(results !== null);
  useEffect(() => { changed.current = onChange; sees.current = results !== null; });
  const read = voting.secrecy?.state;
  useEffect(() => {
    if (!goesOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let pause = shortest;
    let last = read;
    const look = async () => {
      const { entry } = document.hidden ? { entry: null } : await ask(client, PollSealNowDocument, { number }).catch(() => ({ entry: null }));
      // The page moves this part of it as the key comes back, or is given up, which may be before this line: it is read again all the same.
      if (entry?.__typename === "Poll" && last === "KEY_MISSING" && isSettled(entry.voting.secrecy?.state)) changed.current();
      if (isOver) return;
      if (entry?.__typename === "Poll") {
        const { secrecy, viewerCanSeeResults } = entry.voting;
        setAsked(secrecy);
        if (viewerCanSeeResults && !sees.current) changed.current();
        pause = pauseAfter(pause, secrecy?.state !== last);
        last = secrecy?.state;
      }
      timer = setTimeout(() => void look(), last === "KEY_MISSING" ? Math.min(pause, longestWithout) : pause);
    };
    void look();
    return () => { isOver = true; clearTimeout(timer); };
  }, [client, number, goesOn, read]);
  // Each state is told once: of two nodes one may have the key and the other not.
  const told = useRef(new Set<string>());
  useEffect(() => {
    if (state === undefined || told.current.has(state)) return;
    if (told.current.size > 0) announce(words.states[state].name);
    told.current.add(state);
  }, [state, words]);
  return seal;
}
