import { lazy, Suspense, useState, type ReactNode } from "react";
import { Discussion } from "../entry/Discussion";
import { useLangOf } from "../entry/EntryRow";
import { EntryState } from "../entry/EntryState";
import { exactDate } from "../i18n/dates";
import { useLanguage, useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { WaitingPage } from "../layout/WaitingPage";
import { useRead } from "../reading/read";
import { usePlace } from "../router/location";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Tag } from "../ui/marks";
import { tell } from "../ui/Notices";
import { PersonName } from "../ui/Person";
import { When } from "../ui/When";
import { PollPageDocument, type PollPageQuery } from "./gen/graphql";
import { PhaseLine } from "./PhaseLine";
import { PollBody } from "./PollBody";
import { PollLive } from "./live";
import { usePollWords } from "./words";

// What only those who hold a poll need.
const RunPanel = lazy(() => import("./run/RunPanel"));

// What a secret poll has beside its page, by the word in the address.
const ReceiptPage = lazy(() => import("./secret/ReceiptPage"));
const RecordPage = lazy(() => import("./secret/RecordPage"));

export type PollOfPage = Extract<NonNullable<PollPageQuery["entry"]>, { __typename: "Poll" }>;

/** A poll: what is asked, the ballot, what came out, and what is said about it. */
export default function PollPage({ number }: { number: number }) {
  const words = useWords();
  const { search } = usePlace();
  const { data, failure, retry } = useRead(PollPageDocument, { number });
  const [instead, setInstead] = useState<ReactNode>();
  const [shown, setShown] = useState<string>();
  if (instead !== undefined) return instead;
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  const poll = data.entry?.__typename === "Poll" ? data.entry : undefined;
  const discussed = poll && (poll.state === "PUBLISHED" || poll.thread.commentCount > 0 ? poll.id : undefined);
  if (poll && discussed !== shown) setShown(discussed);
  const alone = poll && viewOf(search, poll) !== undefined;
  // Read again and no longer there: the discussion, which asks too, says why.
  if (!poll && !shown) return <MissingPage />;
  return (
    <Page title={poll ? `${poll.title} · ${poll.piazza.title}` : words.missing.title}>
      {poll ? <PollLive poll={poll} onChange={retry}><Poll poll={poll} onChange={retry} /></PollLive> : <WaitingPage />}
      {shown && <div hidden={!poll || alone}><Discussion entryId={shown} onLost={setInstead} /></div>}
    </Page>
  );
}

function Poll({ poll, onChange }: { poll: PollOfPage; onChange: () => void }) {
  const view = viewOf(usePlace().search, poll);
  if (view) return <Suspense fallback={<WaitingPage />}>{view === "ricevuta" ? <ReceiptPage poll={poll} /> : <RecordPage poll={poll} onChange={onChange} />}</Suspense>;
  return (
    <article className="pz-wrap pz-articolo pz-voto">
      <Head poll={poll} />
      <PollBody poll={poll} onChange={onChange} aside={<Around poll={poll} onChange={onChange} />} />
    </article>
  );
}

/** What the address asks for beside the poll itself. */
function viewOf(search: string, { voting }: PollOfPage): "ricevuta" | "registro" | undefined {
  const view = new URLSearchParams(search).get("vista");
  return voting.isConfidential && (view === "ricevuta" || view === "registro") ? view : undefined;
}

function Head({ poll }: { poll: PollOfPage }) {
  const words = useWords();
  const paths = usePaths();
  const lang = useLangOf()(poll);
  const { author, piazza } = poll;
  return (
    <header className="art-capo">
      <EntryState entry={poll} />
      <Breadcrumb steps={[{ href: paths.piazza(piazza.slug), title: piazza.title }, { href: paths.section(piazza.slug, "POLL"), title: words.kinds.POLL }]} />
      <PhaseLine voting={poll.voting} />
      <h1 tabIndex={-1} lang={lang}>{poll.title}</h1>
      {poll.summary && <p className="pz-lead" lang={lang}>{poll.summary}</p>}
      <Annulled poll={poll} />
      <Outcome poll={poll} />
      {/* The server rendered the text from Markdown and sanitised it. */}
      {poll.bodyHtml && <div className="pz-testo" lang={lang} dangerouslySetInnerHTML={{ __html: poll.bodyHtml }} />}
      <div className="firma">
        <Avatar name={author.name} tone={author.tone} state={author.state} size="s" />
        <p className="pz-meta"><strong><PersonName person={author} /></strong>{author.headline && <>, {author.headline}</>} · <When at={poll.publishedAt ?? poll.updatedAt} /></p>
      </div>
    </header>
  );
}

/** What was voted counts for nothing where the assembly that held it annulled it: it is said before all else. */
function Annulled({ poll }: { poll: PollOfPage }) {
  const words = usePollWords();
  const { annulledReason } = poll.voting;
  return annulledReason === null ? null : <p className="pz-avviso" data-annulled><strong>{words.annulled}</strong> {annulledReason}</p>;
}

/** What was decided stands before every number. */
function Outcome({ poll: { voting } }: { poll: PollOfPage }) {
  const words = usePollWords();
  const language = useLanguage();
  if (voting.outcome.trim() === "") return null;
  return (
    <section className="pz-esito" aria-label={words.outcomeOf}>
      <div className="pz-testo" dangerouslySetInnerHTML={{ __html: voting.outcomeHtml }} />
      <p className="pz-meta">{words.outcomeOf}{voting.closedAt && <> · <time dateTime={voting.closedAt}>{exactDate(new Date(voting.closedAt), language)}</time></>}</p>
    </section>
  );
}

/** What stands at the foot of the margin: what can be done with the poll, and the words to find it by. */
function Around({ poll, onChange }: { poll: PollOfPage; onChange: () => void }) {
  const words = useWords();
  const paths = usePaths();
  const copy = () => {
    void navigator.clipboard.writeText(window.location.origin + paths.entry(poll)).then(() => { tell(words.entry.linkCopied); });
  };
  return (
    <>
      <p><Button look="outline" small onClick={copy}><Icon name="link" /> {words.entry.copyLink}</Button></p>
      {poll.tags.length > 0 && (
        <div>
          <h2>{words.entry.tags}</h2>
          <p className="pz-riga stretta">{poll.tags.map((tag) => <Tag key={tag} href={paths.section(poll.piazza.slug, "POLL", tag)}>{tag}</Tag>)}</p>
        </div>
      )}
      {poll.voting.viewerCanRun && <Suspense fallback={null}><RunPanel poll={poll} onChange={onChange} /></Suspense>}
    </>
  );
}
