import { DeskDocument, type EntryState } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { Filters } from "../layout/Filters";
import { MissingPage } from "../layout/MissingPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { NoticePage } from "../layout/NoticePage";
import { ShowMore } from "../layout/ShowMore";
import { WaitingPage } from "../layout/WaitingPage";
import { useFrame } from "../reading/frame";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { EmptyState } from "../ui/states";
import { DeskRow } from "./DeskRow";

const states: Record<string, EntryState> = { bozze: "DRAFT", revisione: "REVIEW", pubblicati: "PUBLISHED", ritirati: "WITHDRAWN" };

/** Drafts, and for editors what waits to be read. */
export default function DeskPage({ slug, state }: { slug: string; state: string | null }) {
  const words = useWords();
  const paths = usePaths();
  const { ready, viewer, piazza } = useFrame();
  const wanted = state ? states[state] : undefined;
  const variables = { slug, states: wanted ? [wanted] : null, first: 20 };
  const { data, failure, retry } = useRead(DeskDocument, variables, { pause: !viewer });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (ready && !piazza) return <MissingPage />;
  if (ready && !viewer) return <NeedSignIn />;
  if (ready && !piazza?.viewerRole && !viewer?.isAdministrator) return <NoticePage title={words.desk.title}>{words.desk.forbidden}</NoticePage>;
  if (!data || !piazza) return <WaitingPage />;
  if (!data.piazza) return <MissingPage />;
  const { desk } = data.piazza;
  return (
    <Page title={`${words.desk.title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.desk.title}</h1>
        <p className="pz-lead">{words.desk.lead}</p>
        <WriteLinks />
      </header>
      <div className="pz-wrap pz-corpo">
        <Filters
          label={words.desk.filter}
          choices={[
            { href: paths.desk(slug), title: words.desk.all, chosen: !wanted },
            ...Object.entries(states).map(([word, one]) => ({ href: `${paths.desk(slug)}?stato=${word}`, title: words.entryState[one], chosen: wanted === one })),
          ]}
        />
        {desk.nodes.length === 0 && <EmptyState>{words.desk.empty}</EmptyState>}
        <ul className="pz-pratiche">
          {desk.nodes.map((entry) => <DeskRow key={entry.id} entry={entry} onChange={retry} />)}
        </ul>
        <ShowMore document={DeskDocument} variables={variables} shown={desk.nodes.length} total={desk.totalCount} page={desk.pageInfo} />
      </div>
    </Page>
  );
}

function WriteLinks() {
  const words = useWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  if (!piazza) return null;
  const kinds = piazza.viewerCanEdit ? (["NEWS", "ARTICLE", "TOPIC", "VIDEO"] as const) : (["TOPIC", "ARTICLE"] as const);
  return (
    <p className="pz-riga pz-su-3">
      {kinds.map((kind) => <a key={kind} className="btn btn-outline-primary btn-sm" href={paths.write(piazza.slug, kind)}>{words.editor.titleNew[kind]}</a>)}
    </p>
  );
}
