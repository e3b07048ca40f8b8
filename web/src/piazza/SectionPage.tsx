import { EntryRow } from "../entry/EntryRow";
import { SectionDocument, type EntryKind } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { WaitingPage } from "../layout/WaitingPage";
import { useFrame } from "../reading/frame";
import { newestFirst } from "../reading/order";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { ShowMore } from "../layout/ShowMore";
import { EmptyState } from "../ui/states";
import { NewsPill } from "./NewsPill";
import { usePiazzaNews } from "./usePiazzaNews";

/** Everything of one kind in a piazza, newest first. */
export default function SectionPage({ slug, kind, tag }: { slug: string; kind: EntryKind; tag: string | null }) {
  const words = useWords();
  const paths = usePaths();
  const frame = useFrame();
  const variables = { slug, kind, tag, first: 20 };
  const { data, failure, retry, renew } = useRead(SectionDocument, variables);
  const { waiting, take } = usePiazzaNews(data?.piazza, retry, renew);
  const broken = failure ?? frame.failure;
  if (broken) return <FailedPage failure={broken} retry={() => { retry(); frame.retry(); }} />;
  if (!data || !frame.ready) return <WaitingPage />;
  const { piazza } = frame;
  if (!piazza || !data.piazza) return <MissingPage />;

  const { entries } = data.piazza;
  const rows = newestFirst(entries.nodes);
  return (
    <Page title={`${words.kinds[kind]} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.kinds[kind]}</h1>
        <p className="pz-lead">{words.kindLead[kind]}</p>
        <WriteLink slug={slug} kind={kind} />
      </header>
      <div className="pz-wrap pz-corpo">
        {tag && (
          <p className="pz-riga pz-fra pz-giu">
            <strong>{words.list.filterTag(tag)}</strong>
            <a href={paths.section(slug, kind)}>{words.list.removeTag}</a>
          </p>
        )}
        {rows.length === 0 && <EmptyState>{words.state.emptySection}</EmptyState>}
        <ul className="pz-elenco">
          {rows.map((entry) => <EntryRow key={entry.id} entry={entry} />)}
        </ul>
        <ShowMore document={SectionDocument} variables={variables} shown={rows.length} total={entries.totalCount} page={entries.pageInfo} />
      </div>
      <NewsPill count={waiting} onTake={take} />
    </Page>
  );
}

/** The way to write something of this kind, for whoever may, or may once signed in. */
function WriteLink({ slug, kind }: { slug: string; kind: EntryKind }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza, viewer } = useFrame();
  const staff = kind === "NEWS" || kind === "VIDEO";
  const write = paths.write(slug, kind);
  const title = kind === "TOPIC" ? words.list.propose : words.list.write;
  if (viewer ? !(staff ? piazza?.viewerCanEdit : piazza?.viewerCanPropose) : staff) return null;
  return (
    <p className="pz-su-3">
      <a className="btn btn-primary" href={viewer ? write : paths.signIn(write)}>{title}</a>
    </p>
  );
}
