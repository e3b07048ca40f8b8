import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useClient } from "urql";
import { ballotKey, readJson, write } from "../../thread/keep";
import { tell } from "../../ui/Notices";
import type { Choice } from "../kind";
import { usePollLive } from "../live";
import { readOwed } from "../owed";
import { keepReceipt } from "../secret/shelf";
import type { PollShown } from "../types";
import { usePollWords } from "../words";
import { ballotsOf, cast, type Answers } from "./answers";
import { castIn, Sending } from "./sending";

/** What a viewer fills in, kept on this device until the server has it, and how it travels. */
export function useVote(poll: PollShown, memberId: string | undefined, onChange: () => void) {
  const { voting } = poll;
  const words = usePollWords();
  const { take } = usePollLive();
  const client = useClient();
  const kept = ballotKey(memberId ?? "visitor", poll.id);
  const before = cast(voting.viewerBallots);
  const [draft, setDraft] = useState<Answers | null>(() => readJson<Answers | null>(localStorage, kept, null));
  const [arrivals, setArrivals] = useState(0);
  const answers = draft ?? before;

  const put = (next: Answers | null) => {
    setDraft(next);
    write(localStorage, kept, next ? JSON.stringify(next) : undefined);
  };
  const sending = useMemo(() => new Sending({ cast: castIn(client, poll.id), key: `${kept}/sending` }), [client, poll.id, kept]);
  useEffect(() =>
    sending.onReceived(({ turnout, receipt }) => {
      keepReceipt(memberId, poll.number, receipt);
      if (turnout) take({ turnout });
      setDraft(null);
      setArrivals((before) => before + 1);
      write(localStorage, kept, undefined);
      tell(words.receivedNow);
      void readOwed(client);
      onChange();
    }), [sending, client, take, kept, words, onChange, memberId, poll.number]);
  useEffect(() => sending.watch(), [sending]);
  const sent = useSyncExternalStore(sending.state.subscribe, sending.state.get);
  // Something but the network holds it back: the page says where the poll stands.
  const held = sent.phase === "waiting" && sent.reason;
  useEffect(() => { if (held) onChange(); }, [held, onChange]);

  return {
    answers,
    /** Whether what is filled in is another than what was cast. */
    changed: JSON.stringify(ballotsOf(voting.questions, answers, voting.reasons)) !== JSON.stringify(ballotsOf(voting.questions, before, voting.reasons)),
    hasDraft: draft !== null,
    /** How many votes have arrived since the page was opened. */
    arrivals,
    sent,
    choose: (question: string, choice: Choice | null) => { put({ ...answers, choices: { ...answers.choices, [question]: choice } }); },
    explain: (question: string, reason: string) => { put({ ...answers, reasons: { ...answers.reasons, [question]: reason } }); },
    forget: () => { put(null); },
    send: () => { sending.send(ballotsOf(voting.questions, answers, voting.reasons), voting.isConfidential); },
    retry: () => { sending.retry(); },
    cancel: () => {
      sending.cancel();
      onChange();
    },
  };
}

export type Vote = ReturnType<typeof useVote>;
