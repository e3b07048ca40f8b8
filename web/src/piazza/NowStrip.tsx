import { lazy, Suspense, useState } from "react";
import type { EntryLineFragment } from "../gen/graphql";
import { exactDate } from "../i18n/dates";
import { useLanguage, useWords } from "../i18n/words";
import { usePaths } from "../router/usePaths";
import { Live } from "../ui/marks";
import { When } from "../ui/When";
import { happenings, type Happening, type PollNow } from "./now";

/** An assembly that is held now; one that is to come has a day, or none yet. */
export type AssemblyNow = { number: number; title: string; startsAt?: string | null };

const NowAssembly = lazy(() => import("../assembly/now/NowAssembly"));

function Happens({ happening }: { happening: Happening }) {
  const words = useWords();
  const paths = usePaths();
  const { entry, why, live, voting } = happening;
  const title = { vote: words.piazza.nowVote, voted: words.piazza.nowVoted, busy: words.piazza.nowBusy, topic: words.piazza.nowTopic, news: words.piazza.nowNews }[why];
  const { lastCommentAt, commentCount } = entry.thread;
  return (
    <div>
      <Live still={!live}>{title}</Live>
      <h3><a href={paths.entry(entry)}>{entry.title}</a></h3>
      {voting ? <Vote voting={voting} /> : <p className="pz-meta">
        {why === "busy" && lastCommentAt ? <>{words.piazza.lastComment} <When at={lastCommentAt} /> · </> : entry.publishedAt && <><When at={entry.publishedAt} /> · </>}
        <span className="pz-num">{words.counts.comments(commentCount)}</span>
      </p>}
    </div>
  );
}

/** Until when one votes, and how many have. */
function Vote({ voting: { phase, closesAt, closedAt, turnout: { voters, electors } } }: { voting: NonNullable<Happening["voting"]> }) {
  const words = useWords().piazza;
  const language = useLanguage();
  const at = phase === "OPEN" ? closesAt : closedAt;
  return (
    <p className="pz-meta pz-num">
      {at && <>{phase === "OPEN" ? words.voteCloses : words.voteClosed} <time dateTime={at}>{exactDate(new Date(at), language)}</time> · </>}
      {electors === null ? words.voted(voters) : words.votedOf(voters, electors)}
    </p>
  );
}

type Props = { slug: string; entries: readonly EntryLineFragment[]; polls: readonly PollNow[]; assembly: AssemblyNow | null };

/** The strip of now; gone when all is quiet. An assembly that is being held, or else the next one, stands first. */
export function NowStrip({ slug, entries, polls, assembly }: Props) {
  const words = useWords();
  const [now] = useState(() => Date.now());
  const happening = happenings(entries, now, polls).slice(0, assembly ? 2 : 3);
  if (happening.length === 0 && !assembly) return null;
  return (
    <section className="pz-soglia" aria-labelledby="adesso">
      <div className="pz-wrap basso">
        <h2 className="pz-sr" id="adesso">{words.piazza.now}</h2>
        <div className="pz-ora">
          {assembly && <Suspense fallback={<div />}><NowAssembly slug={slug} assembly={assembly} /></Suspense>}
          {happening.map((one) => <Happens key={one.entry.id} happening={one} />)}
        </div>
      </div>
    </section>
  );
}
