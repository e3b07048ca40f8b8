import { useEffect, useRef } from "react";
import { summaryOf } from "../live/summary";
import { useHall } from "../live/HallLive";
import type { HallState, Turnout } from "../live/known";
import { inGroups } from "../live/seal";
import { usePhone } from "./context";
import { titleOf } from "./useAnswer";
import { usePhoneWords } from "./words";
import type { PhoneWords } from "./words.it";

/** Openings, closings and results are always said; turnout now and then. */
export function useStateSaid(): void {
  const words = usePhoneWords();
  const { speech } = usePhone();
  const { state, turnout } = useHall();
  const before = useRef(state);
  useEffect(() => {
    for (const sentence of turnOf(before.current, state, words)) speech.tell(sentence);
    before.current = state;
  }, [state, speech, words]);
  const grouped = inGroups(state.current);
  const counted = useRef<Turnout>(null);
  useEffect(() => {
    const was = counted.current;
    counted.current = turnout;
    if (was && turnout && was.itemId === turnout.itemId && was.voters !== turnout.voters) speech.turnout(words.turnoutSaid(turnout.voters, turnout.entitled, grouped));
  }, [turnout, speech, words, grouped]);
}

/** What has happened between two states of an assembly, in sentences. */
export function turnOf(before: HallState, now: HallState, { said }: PhoneWords): string[] {
  const sentences: string[] = [];
  if (before.phase !== now.phase) {
    if (now.phase === "LIVE") sentences.push(said.started);
    if (now.phase === "ENDED") sentences.push(said.ended);
  }
  if (before.message !== now.message && now.message) sentences.push(now.message);
  const [was, item] = [before.current, now.current];
  if (!item) return was && now.phase === "LIVE" ? [...sentences, said.between] : sentences;
  const title = titleOf(item);
  const same = was?.id === item.id;
  if (same && was.state === item.state) {
    const more = item.state === "OPEN" && was.closesAt !== null && item.closesAt !== null && item.closesAt > was.closesAt;
    return more ? [...sentences, said.extended] : sentences;
  }
  switch (item.state) {
    case "WAITING": return [...sentences, same ? said.unopened(title) : said.shown(title)];
    case "OPEN": return [...sentences, same && was.state === "CLOSED" ? said.reopened : said.opened(title)];
    case "CLOSED": return [...sentences, same && was.state === "REVEALED" ? said.unrevealed : said.closed];
    case "REVEALED": return [...sentences, said.revealed(title, summaryOf(item))];
    case "ANNULLED": return [...sentences, said.annulled];
  }
}
