import { useLangOf } from "../../entry/EntryRow";
import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import { usePaths } from "../../router/usePaths";
import { Arcade } from "../../ui/Arcade";
import { Badge, Live } from "../../ui/marks";
import type { PollRowFragment } from "../gen/graphql";
import { useListWords } from "./words";

/** A vote in the list: how it stands, what it asks, how many took part. */
export function PollLine({ poll, owed }: { poll: PollRowFragment; owed: boolean }) {
  const words = useListWords();
  const paths = usePaths();
  const langOf = useLangOf();
  const { voting } = poll;
  return (
    <li className="pz-voto-riga" data-phase={voting.phase}>
      <div>
        <p className="pz-riga stretta">
          <Standing poll={poll} />
          {owed && <Badge tone="cotto">{words.owed}</Badge>}
          {voting.outcome !== "" && <Badge tone="verde">{words.outcome}</Badge>}
        </p>
        <h3 lang={langOf(poll)}><a href={paths.entry(poll)}>{poll.title}</a></h3>
        {poll.summary && <p className="sommario" lang={langOf(poll)}>{poll.summary}</p>}
      </div>
      <div className="quanti">
        {voting.phase !== "WAITING" && <Turnout poll={poll} />}
        {voting.phase === "OPEN" && (owed
          ? <a className="btn btn-primary btn-sm" href={paths.entry(poll)} aria-label={words.voteOn(poll.title)}>{words.vote}</a>
          : voting.viewerCanVote && <p className="pz-meta">{words.voted}</p>)}
      </div>
    </li>
  );
}

function Standing({ poll: { voting } }: { poll: PollRowFragment }) {
  const words = useListWords();
  const time = (word: string, at: string | null, otherwise: string) => (at ? <>{word} <Exact at={at} /></> : otherwise);
  switch (voting.phase) {
    case "OPEN": return <><Live>{words.open}</Live> <span className="pz-meta">{time(words.closes, voting.closesAt, words.closesByHand)}</span></>;
    case "WAITING": return <span className="pz-meta">{time(words.opens, voting.opensAt, words.opensByHand)}</span>;
    case "CLOSED": return <span className="pz-meta">{time(words.closedAt, voting.closedAt, words.closedAt)}</span>;
  }
}

function Exact({ at }: { at: string }) {
  const language = useLanguage();
  return <time dateTime={at}>{exactDate(new Date(at), language)}</time>;
}

/** How many took part, in arches and in words. */
export function Turnout({ poll: { voting: { turnout, quorum, phase, secrecy } } }: { poll: PollRowFragment }) {
  const words = useListWords();
  // What was not counted says nothing of how many voted.
  if (secrecy?.state === "LOST") return <p className="pz-meta" data-lost>{words.lost}</p>;
  const unreached = phase === "CLOSED" ? words.missed : words.notReached;
  return (
    <div>
      {turnout.electors !== null && turnout.electors > 0 && <Arcade part={turnout.voters} whole={turnout.electors} />}
      <p className="pz-meta pz-num">
        <strong>{words.turnout(turnout.voters, turnout.electors)}</strong>
        {quorum !== null && <> · {words.quorum(quorum)}, {turnout.quorumReached ? words.reached : unreached}</>}
      </p>
    </div>
  );
}
