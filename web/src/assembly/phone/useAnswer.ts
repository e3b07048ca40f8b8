import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { insist } from "../../live/wait";
import { ballotsOf, cast, type Answers } from "../../poll/vote/answers";
import type { Choice } from "../../poll/kind";
import { readJson, write } from "../../thread/keep";
import { PhoneBallotsDocument, type PollBallotFragment } from "../gen/graphql";
import { useHall } from "../live/HallLive";
import type { HallItem } from "../live/known";
import { usePhone } from "./context";
import { usePhoneWords } from "./words";

type Ballots = readonly PollBallotFragment[];

/** What somebody answers in the item that is before everybody: his draft, his vote on its way, and what the server holds of him. */
export function useAnswer(item: HallItem) {
  const words = usePhoneWords();
  const { outbox, speech } = usePhone();
  const { take } = useHall();
  const { ballots, put: hold } = useOwnBallots(item);
  const kept = outbox.draftKey(item.id);
  const before = useMemo(() => cast(ballots ?? []), [ballots]);
  const [draft, setDraft] = useState<Answers | null>(() => readJson<Answers | null>(localStorage, kept, null));
  const [editing, setEditing] = useState(false);
  const answers = draft ?? before;
  const put = (next: Answers | null) => {
    setDraft(next);
    write(localStorage, kept, next ? JSON.stringify(next) : undefined);
  };
  const sending = useMemo(() => outbox.of(item.id, titleOf(item)), [outbox, item.id]); // eslint-disable-line react-hooks/exhaustive-deps -- the title of an item that opened stays
  useEffect(() => sending.onReceived((taken) => {
    if (taken.ballots) hold(taken.ballots);
    if (taken.turnout) take({ turnout: taken.turnout });
    setDraft(null);
    write(localStorage, kept, undefined);
    setEditing(false);
    speech.tell(words.said.received);
  }), [sending, hold, take, kept, speech, words]);
  const sent = useSyncExternalStore(sending.state.subscribe, sending.state.get);
  const said = (of: Answers) => JSON.stringify(ballotsOf(item.questions, of, item.reasons));
  return {
    /** Undefined until the server has told. */
    ballots,
    answers,
    editing,
    sent,
    changed: said(answers) !== said(before),
    choose: (question: string, choice: Choice | null) => { put({ ...answers, choices: { ...answers.choices, [question]: choice } }); },
    explain: (question: string, reason: string) => { put({ ...answers, reasons: { ...answers.reasons, [question]: reason } }); },
    send: () => {
      setEditing(false);
      sending.send(ballotsOf(item.questions, answers, item.reasons), item.isConfidential);
    },
    retry: () => { sending.retry(); },
    edit: () => { setEditing(true); },
    forget: () => {
      put(null);
      setEditing(false);
    },
  };
}

export type Answer = ReturnType<typeof useAnswer>;

export const titleOf = (item: Pick<HallItem, "title" | "questions">): string => item.questions[0]?.title ?? item.title;

/** The viewer's ballots as the server holds them: read with the item, when the phone wakes, and when another tab has voted. */
function useOwnBallots(item: HallItem): { ballots: Ballots | undefined; put: (ballots: Ballots) => void } {
  const client = useClient();
  const { assembly, outbox } = usePhone();
  const [held, setHeld] = useState<{ item: string; ballots: Ballots }>();
  const { id } = item;
  const put = useCallback((ballots: Ballots) => { setHeld({ item: id, ballots }); }, [id]);
  useEffect(() => {
    let wanted = true;
    const read = () => {
      void insist(() => ask(client, PhoneBallotsDocument, { number: assembly.number, item: id }), () => wanted).then((answer) => {
        if (wanted && answer?.assembly) put(answer.assembly.viewerBallots);
      });
    };
    const woke = () => { if (!document.hidden) read(); };
    const elsewhere = ({ key, newValue }: StorageEvent) => { if (key === outbox.sendingKey(id) && newValue === null) read(); };
    read();
    document.addEventListener("visibilitychange", woke);
    addEventListener("storage", elsewhere);
    return () => {
      wanted = false;
      document.removeEventListener("visibilitychange", woke);
      removeEventListener("storage", elsewhere);
    };
  }, [client, assembly.number, id, outbox, put]);
  return { ballots: held?.item === id ? held.ballots : undefined, put };
}
