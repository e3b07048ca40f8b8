import { useEffect, useState } from "react";
import { announce } from "../../live/announcer";
import { Button } from "../../ui/Button";
import type { PollShown } from "../types";
import { useHeldBack, usePollRefusal, usePollWords } from "../words";
import type { Vote } from "./useVote";

type Props = { poll: PollShown; vote: Vote; wrong: number; last: boolean; onBack: (() => void) | undefined; onDone: (() => void) | undefined };

/** The foot of the ballots: what becomes of the vote, and the button that sends it. It stays in sight on a phone. */
export function SendBar({ poll, vote, wrong, last, onBack, onDone }: Props) {
  const words = usePollWords();
  const voted = poll.voting.viewerBallots.length > 0;
  const { phase } = vote.sent;
  const idle = voted && !vote.changed;
  return (
    <div className="pz-invia">
      <Standing poll={poll} vote={vote} wrong={wrong} />
      <p className="pz-riga tasti">
        {onBack && <Button look="outline" onClick={onBack}>{words.back}</Button>}
        {onDone && phase !== "sending" && phase !== "waiting" && <Button look="outline" onClick={onDone}>{words.keep}</Button>}
        {phase === "waiting" ? (
          <>
            <Button look="outline" onClick={vote.cancel}>{words.cancelSending}</Button>
            <Button onClick={vote.retry}>{words.tryNow}</Button>
          </>
        ) : (
          <Button type="submit" busy={phase === "sending" || (last && idle)}>{last ? (voted ? words.change : words.send) : words.next}</Button>
        )}
      </p>
    </div>
  );
}

/** One sentence: why it did not go, where it is, or what can still be done with it. */
function Standing({ poll, vote, wrong }: { poll: PollShown; vote: Vote; wrong: number }) {
  const words = usePollWords();
  const say = usePollRefusal();
  const slow = useSlow(vote.sent.phase === "sending");
  const { sent } = vote;
  const heldBack = useHeldBack();
  const waiting = sent.phase === "waiting" ? (heldBack(sent.reason) ?? words.waiting) : undefined;
  useEffect(() => { if (waiting !== undefined) announce(waiting); }, [waiting]);
  if (sent.phase === "refused") {
    return <div className="stato errore" role="alert"><p><strong>{words.refused}</strong> {sent.reason === "vote_stale" ? words.stale : say(sent)}</p><p className="pz-meta">{words.kept}</p></div>;
  }
  if (waiting !== undefined) return <div className="stato attesa"><p><strong>{words.notYet}.</strong> {waiting}</p></div>;
  if (slow) return <p className="stato pz-meta">{words.sending}</p>;
  if (wrong > 0) return <p className="stato errore" role="alert">{words.missing(wrong)}</p>;
  const voted = poll.voting.viewerBallots.length > 0;
  return <p className="stato pz-meta">{voted && !vote.changed ? words.unchanged : poll.voting.isChangeable ? words.changeable : words.final}</p>;
}

/** Whether it lasts longer than a glance. */
function useSlow(on: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => { setSlow(true); }, 400);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [on]);
  return on && slow;
}
