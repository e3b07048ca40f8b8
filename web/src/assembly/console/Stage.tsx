import { useEffect, useRef } from "react";
import { useLanguage } from "../../i18n/words";
import { Arcade } from "../../ui/Arcade";
import { clockFace } from "../live/clock";
import { inGroups } from "../live/seal";
import { say } from "../live/speech";
import { hourOf, passedMark, useSecondsSince, useSecondsUntil } from "../live/time";
import { following } from "./commands";
import { useConsole, type Current } from "./context";
import { Outcome } from "./Outcome";
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
        {question && ` · ${words.kindShort[question.kind]}`} · {current.isConfidential ? words.secretly : current.showsVoters ? words.openly : words.unnamed}
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
  if (state.phase === "ENDED") return <h2 id="domanda">{words.off.ended}</h2>;
  const next = following(state.items, null);
  const item = state.items.find(({ id }) => id === next?.id);
  return (
    <>
      <h2 id="domanda">{words.nothingNow}</h2>
      <p className="pz-lead pz-su-2">{state.items.length === 0 ? words.empty : words.nothingNowNote}</p>
      {item && <p className="pz-su-3"><span className="pz-meta">{words.nextIs}</span> <strong>{item.questions[0]?.title ?? item.title}</strong>{item.isConfidential && <span className="pz-meta"> · <strong>{words.secretly}</strong></span>}</p>}
    </>
  );
}

/** How long it is open yet, large enough to be read across the room. */
function Clock({ item }: { item: Current }) {
  const words = useConsoleWords();
  const language = useLanguage();
  const { serverNow } = useConsole();
  const open = item.state === "OPEN";
  const left = useSecondsUntil(open ? item.closesAt : null, serverNow);
  const since = useSecondsSince(open && item.closesAt === null ? item.openedAt : null, serverNow);
  useSaid(left);
  if (left !== undefined) {
    return <div><p className="ora pz-num" role="timer" aria-live="off" aria-label={words.left(words.lasting(left))}>{clockFace(left)}</p><p className="pz-meta">{words.serverClock}</p></div>;
  }
  if (open) {
    // What counts up is no time that is left: it stands small, with its words.
    return <div><p className="chiusa pz-num" role="timer" aria-live="off" aria-label={words.openByHand}>{words.openLasting(clockFace(since))}</p><p className="pz-meta">{words.openByHand}</p></div>;
  }
  if (item.state === "WAITING") {
    return <div><p className="ora attesa pz-num">{item.seconds === null ? "–" : clockFace(item.seconds)}</p><p className="pz-meta">{item.seconds === null ? `${words.notTimed}. ${words.waitingNow}` : words.openFor(words.lasting(item.seconds))}</p></div>;
  }
  const at = item.closedAt ?? new Date(serverNow()).toISOString();
  return <p className="chiusa">{words.closedAt} <time className="pz-num" dateTime={at}>{hourOf(at, language, true)}</time></p>;
}

/** Silent but for the last minute, the last half and the last ten seconds. */
function useSaid(left: number | undefined): void {
  const words = useConsoleWords();
  const before = useRef<number>(undefined);
  useEffect(() => {
    const mark = left === undefined || before.current === undefined ? undefined : passedMark(before.current, left);
    before.current = left;
    if (mark !== undefined) say(words.soon(mark));
  }, [left, words]);
}

/** How many of those who count have answered; guests apart. */
function TurnoutOf({ item }: { item: Current }) {
  const words = useConsoleWords();
  const turnout = useConsole().turnout ?? item.turnout;
  // Secret votes show in groups: what is shown is the least that it can be, and nothing yet where no group is whole.
  const grouped = inGroups(item);
  const said = words.answered(turnout.voters, turnout.entitled, grouped);
  return (
    <div className="affluenza">
      <Arcade part={turnout.voters} whole={turnout.entitled} />
      {!(grouped && turnout.voters === 0) && <p><strong className="pz-num">{said.figure}</strong> {said.rest}</p>}
      {grouped && <p className="pz-meta">{words.secretGroups}</p>}
      {turnout.guests > 0 && <p className="pz-meta pz-num">{words.guestsApart(turnout.guests)}</p>}
      {item.quorum !== null && turnout.quorumReached !== null && <p className="pz-meta pz-num">{words.quorumItem(turnout.quorumReached, item.quorum)}</p>}
    </div>
  );
}
