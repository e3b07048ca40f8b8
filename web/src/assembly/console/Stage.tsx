import { useEffect, useRef } from "react";
import { useLanguage } from "../../i18n/words";
import { Arcade } from "../../ui/Arcade";
import { say } from "../live/speech";
import { newest, useConsole, type Current } from "./context";
import { countdown, hourOf, passedMark } from "./format";
import { Outcome } from "./Outcome";
import { following } from "./commands";
import { useNow, useTicking } from "./useNow";
import { useConsoleWords } from "./words";

/** What is before everybody, with its time, its turnout and what came out. */
export function Stage() {
  const words = useConsoleWords();
  const { state } = useConsole();
  const { current } = state;
  if (!current) return <Nothing />;
  const question = current.questions[0];
  return (
    <>
      <p className="pz-meta">
        {words.question(current.position, state.itemCount)}
        {question && ` · ${words.kindShort[question.kind]}`} · {current.showsVoters ? words.openly : words.unnamed}
        {current.guests !== "NONE" && ` · ${words.guestsToo}`}
      </p>
      <h2 id="domanda">{question?.title ?? current.title}</h2>
      {current.annulledReason && <p className="pz-avviso">{words.annulledWhy(current.annulledReason)}</p>}
      <div className="tempo">
        <Clock item={current} />
        {current.state !== "WAITING" && <TurnoutOf item={current} />}
      </div>
      <Outcome item={current} />
    </>
  );
}

function Nothing() {
  const words = useConsoleWords();
  const { state } = useConsole();
  const next = following(state.items, null);
  const item = state.items.find(({ id }) => id === next?.id);
  return (
    <>
      <h2 id="domanda">{words.nothingNow}</h2>
      <p className="pz-lead pz-su-2">{state.items.length === 0 ? words.empty : words.nothingNowNote}</p>
      {item && <p className="pz-su-3"><span className="pz-meta">{words.nextIs}</span> <strong>{item.questions[0]?.title ?? item.title}</strong></p>}
    </>
  );
}

/** How long it is open yet, large enough to be read across the room. */
function Clock({ item }: { item: Current }) {
  const words = useConsoleWords();
  const language = useLanguage();
  const { serverNow } = useConsole();
  const open = item.state === "OPEN";
  const now = useNow(open ? item.closesAt : null);
  const ticking = useTicking(open && item.closesAt === null);
  const left = item.closesAt === null ? null : countdown(item.closesAt, now);
  useSaid(open ? left : null);
  if (open && left !== null) {
    return <div><p className="ora pz-num" role="timer" aria-live="off" aria-label={words.left(words.lasting(left))}>{words.clock(left)}</p><p className="pz-meta">{words.serverClock}</p></div>;
  }
  if (open) {
    const since = item.openedAt ? Math.max(0, Math.floor((ticking - Date.parse(item.openedAt)) / 1000)) : 0;
    return <div><p className="ora pz-num" role="timer" aria-live="off" aria-label={words.openByHand}>{words.clock(since)}</p><p className="pz-meta">{words.openByHand}</p></div>;
  }
  if (item.state === "WAITING") {
    return <div><p className="ora attesa pz-num">{item.seconds === null ? "–" : words.clock(item.seconds)}</p><p className="pz-meta">{item.seconds === null ? `${words.notTimed}. ${words.waitingNow}` : words.openFor(words.lasting(item.seconds))}</p></div>;
  }
  const at = item.closedAt ?? new Date(serverNow()).toISOString();
  return <p className="chiusa">{words.closedAt} <time className="pz-num" dateTime={at}>{hourOf(at, language, true)}</time></p>;
}

/** Silent but for the last minute, the last half and the last ten seconds. */
function useSaid(left: number | null): void {
  const words = useConsoleWords();
  const before = useRef<number | null>(null);
  useEffect(() => {
    const mark = left === null || before.current === null ? undefined : passedMark(before.current, left);
    before.current = left;
    if (mark !== undefined) say(words.soon(mark));
  }, [left, words]);
}

/** How many of those who count have answered; guests apart. */
function TurnoutOf({ item }: { item: Current }) {
  const words = useConsoleWords();
  const { turnout: told } = useConsole();
  const turnout = newest(item, told) ?? item.turnout;
  const said = words.answered(turnout.voters, turnout.entitled);
  return (
    <div className="affluenza">
      <Arcade part={turnout.voters} whole={turnout.entitled} />
      <p><strong className="pz-num">{said.figure}</strong> {said.rest}</p>
      {turnout.guests > 0 && <p className="pz-meta pz-num">{words.guestsApart(turnout.guests)}</p>}
      {item.quorum !== null && turnout.quorumReached !== null && <p className="pz-meta pz-num">{words.quorumItem(turnout.quorumReached, item.quorum)}</p>}
    </div>
  );
}
