import { useState, type ReactNode } from "react";
import { EntryPageDocument, type EntryTextFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { WaitingPage } from "../layout/WaitingPage";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { Avatar } from "../ui/Avatar";
import { PersonName } from "../ui/Person";
import { Square } from "../ui/square/Square";
import { When } from "../ui/When";
import { Discussion } from "./Discussion";
import { useLangOf } from "./EntryRow";
import { EntryState } from "./EntryState";
import { Margin } from "./Margin";
import { VideoFrame } from "./VideoFrame";

/** Something to read, of any kind, with what is said about it. */
export default function EntryPage({ number }: { number: number }) {
  const { data, failure, retry } = useRead(EntryPageDocument, { number });
  const words = useWords();
  const [instead, setInstead] = useState<ReactNode>();
  const [shown, setShown] = useState<string>();
  if (instead !== undefined) return instead;
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  const { entry } = data;
  const discussed = entry ? threadOf(entry) : shown;
  if (discussed !== shown) setShown(discussed);
  if (!discussed && !entry) return <MissingPage />;
  // Read again and no longer there: the text goes at once, and the discussion, which asks too, says why.
  return (
    <Page title={entry ? `${entry.title} · ${entry.piazza.title}` : words.missing.title}>
      {entry ? <Text entry={entry} /> : <WaitingPage />}
      {discussed && <div hidden={!entry}><Discussion entryId={discussed} onLost={setInstead} /></div>}
    </Page>
  );
}

/** The discussion of an entry that has one to show. */
const threadOf = (entry: EntryTextFragment) => (entry.state === "PUBLISHED" || entry.thread.commentCount > 0 ? entry.id : undefined);

function Text({ entry }: { entry: EntryTextFragment }) {
  const langOf = useLangOf();
  const lang = langOf(entry);
  return (
    <article className="pz-wrap pz-articolo">
      <Head entry={entry} />
      {entry.__typename === "Video" ? <VideoFrame video={entry} /> : entry.kind === "NEWS" && <Picture entry={entry} />}
      <div className="pz-due art-corpo">
        {/* The server rendered the text from Markdown and sanitised it. */}
        <div className="pz-testo" lang={lang} dangerouslySetInnerHTML={{ __html: entry.bodyHtml }} />
        <Margin entry={entry} />
      </div>
    </article>
  );
}

function Head({ entry }: { entry: EntryTextFragment }) {
  const words = useWords();
  const paths = usePaths();
  const langOf = useLangOf();
  const { author, piazza } = entry;
  return (
    <header className="art-capo">
      <EntryState entry={entry} />
      <Breadcrumb
        steps={[
          { href: paths.piazza(piazza.slug), title: piazza.title },
          { href: paths.section(piazza.slug, entry.kind), title: words.kinds[entry.kind] },
        ]}
      />
      <h1 tabIndex={-1} lang={langOf(entry)}>{entry.title}</h1>
      {entry.summary && <p className="pz-lead" lang={langOf(entry)}>{entry.summary}</p>}
      <div className="firma">
        <Avatar name={author.name} tone={author.tone} state={author.state} />
        <p className="pz-meta">
          <strong><PersonName person={author} /></strong>
          {author.headline && <>, {author.headline}</>}
          <br />
          <When at={entry.publishedAt ?? entry.updatedAt} />
          {entry.__typename !== "Video" && <> · {words.counts.minutes(entry.readingMinutes)}</>}
        </p>
      </div>
    </header>
  );
}

function Picture({ entry }: { entry: EntryTextFragment }) {
  return (
    <div className="pz-quadro art-quadro">
      <Square name={`${entry.piazza.slug}/${entry.number}`} view="townhall" width={1200} height={430} />
    </div>
  );
}
