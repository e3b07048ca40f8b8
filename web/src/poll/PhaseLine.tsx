import { useEffect, useRef } from "react";
import { exactDate } from "../i18n/dates";
import { useLanguage } from "../i18n/words";
import { announce } from "../live/announcer";
import { Live } from "../ui/marks";
import type { PollVotingFragment } from "./gen/graphql";
import { usePollLive, useServerNow } from "./live";
import { stretch } from "./state";
import { usePollWords } from "./words";

/** Where the poll stands and until when, by the server's clock: above its title. */
export function PhaseLine({ voting }: { voting: PollVotingFragment }) {
  const words = usePollWords();
  const { phase } = usePollLive();
  return (
    <p className="pz-fase" data-phase={phase}>
      {phase === "OPEN" ? <Live>{words.phase.OPEN}</Live> : <strong>{words.phase[phase]}</strong>}
      <span className="pz-meta pz-num"><Moment voting={voting} /></span>
    </p>
  );
}

function Moment({ voting }: { voting: PollVotingFragment }) {
  const words = usePollWords();
  const language = useLanguage();
  const { phase, turnout } = usePollLive();
  if (phase === "CLOSED") return voting.closedAt && <time dateTime={voting.closedAt}>{words.closed(exactDate(new Date(voting.closedAt), language))}</time>;
  if (phase === "OPEN") return turnout.closesAt ? <Countdown until={turnout.closesAt} say={words.closes} over={words.closing} warns /> : words.closesByHand;
  if (voting.opensAt) return <Countdown until={voting.opensAt} say={words.opens} over={words.opening} />;
  return voting.opening === "HAND" ? words.opensByHand : words.opensPublished;
}

type Props = { until: string; say: (when: string, left: string) => string; over: string; warns?: boolean };

/** Silent but for the last minute, the last half and the last ten seconds. */
function Countdown({ until, say, over, warns = false }: Props) {
  const words = usePollWords();
  const language = useLanguage();
  const left = Date.parse(until) - useServerNow(until);
  const before = useRef(left);
  useEffect(() => {
    const passed = [10, 30, 60].find((seconds) => before.current > seconds * 1000 && left <= seconds * 1000 && left > 0);
    before.current = left;
    if (warns && passed) announce(words.soon(passed));
  }, [left, warns, words]);
  const when = exactDate(new Date(until), language);
  return <time role="timer" aria-live="off" dateTime={until} title={when}>{left <= 0 ? over : say(when, words.lasting(stretch(left)))}</time>;
}
