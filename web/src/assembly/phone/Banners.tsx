import { useEffect, useRef, useSyncExternalStore } from "react";
import { useLine } from "../../live/useLine";
import { Button } from "../../ui/Button";
import { useHall } from "../live/HallLive";
import { usePhone } from "./context";
import { usePhoneRefusal, usePhoneWords } from "./words";

/** What stands above the question: a rehearsal, a lost line, a word to all, and what became of votes that came late. */
export function Banners({ unsent }: { unsent: boolean }) {
  const words = usePhoneWords();
  const { assembly } = usePhone();
  const { state } = useHall();
  return (
    <>
      {assembly.isRehearsal && <p className="prova">{words.rehearsal}</p>}
      <LineLost unsent={unsent} />
      {state.message && <div className="messaggio" role="note"><p className="pz-meta">{words.message}</p><p>{state.message}</p></div>}
      <Fates />
    </>
  );
}

function LineLost({ unsent }: { unsent: boolean }) {
  const words = usePhoneWords();
  const { speech } = usePhone();
  const sight = useLine();
  const gone = sight === "offline" || sight === "cut";
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !gone) speech.tell(words.backAgain);
    was.current = gone;
  }, [gone, speech, words]);
  if (!gone) return null;
  return <p className="pz-filo-stato"><Waves /><span>{unsent ? words.offlineVote : sight === "cut" ? words.reconnecting : words.offline}</span></p>;
}

function Waves() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M22 19h-1C21 10.2 13.8 3 5 3V2c9.4 0 17 7.6 17 17z" /><path d="M5 7v1c6.1 0 11 4.9 11 11h1C17 12.4 11.6 7 5 7zm0 5v1c3.3 0 6 2.7 6 6h1c0-3.9-3.1-7-7-7zm0 5c-1.1 0-2 .9-2 2s.9 2 2 2 2-.9 2-2-.9-2-2-2z" />
    </svg>
  );
}

/** Votes in questions that have gone meanwhile: each is told once, and stays until it is read. */
function Fates() {
  const words = usePhoneWords();
  const say = usePhoneRefusal();
  const { outbox } = usePhone();
  const fates = useSyncExternalStore(outbox.fates.subscribe, outbox.fates.get);
  return fates.map(({ item, title, refused }) => (
    <div key={item} className={refused ? "sorte no" : "sorte"} role={refused ? "alert" : "note"}>
      <p>{words.fateOf(title)}{refused ? say(refused) : words.fateArrived}</p>
      <Button small look="outline" onClick={() => { outbox.dismiss(item); }}>{words.dismiss}</Button>
    </div>
  ));
}
