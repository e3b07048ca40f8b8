import { DecisionsDocument, type DecisionsQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { ShowMore } from "../layout/ShowMore";
import { WaitingPage } from "../layout/WaitingPage";
import { useFrame } from "../reading/frame";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { PersonName } from "../ui/Person";
import { EmptyState } from "../ui/states";
import { When } from "../ui/When";

type Decision = NonNullable<DecisionsQuery["piazza"]>["decisions"]["nodes"][number];

/** Every decision of the moderators, for everybody to read. */
export default function DecisionsPage({ slug }: { slug: string }) {
  const words = useWords();
  const paths = usePaths();
  const { piazza, ready } = useFrame();
  const variables = { slug, first: 20 };
  const { data, failure, retry } = useRead(DecisionsDocument, variables);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data || !ready) return <WaitingPage />;
  if (!data.piazza || !piazza) return <MissingPage />;
  const { decisions } = data.piazza;
  return (
    <Page title={`${words.moderation.decisionsTitle} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.moderation.decisionsTitle}</h1>
        <p className="pz-lead">{words.moderation.decisionsLead}</p>
      </header>
      <div className="pz-wrap pz-corpo">
        {decisions.nodes.length === 0 && <EmptyState>{words.moderation.decisionsEmpty}</EmptyState>}
        <ol className="pz-lista pz-ristretta">
          {decisions.nodes.map((decision) => <DecisionRow key={decision.decidedAt + decision.reason} decision={decision} />)}
        </ol>
        <ShowMore document={DecisionsDocument} variables={variables} shown={decisions.nodes.length} total={decisions.totalCount} page={decisions.pageInfo} />
      </div>
    </Page>
  );
}

function DecisionRow({ decision }: { decision: Decision }) {
  const words = useWords();
  const paths = usePaths();
  const { comment, decidedBy } = decision;
  return (
    <li>
      <p className="pz-meta">
        <strong>{words.moderation.action[decision.action]}</strong> · <When at={decision.decidedAt} /> · {words.moderation.by}{" "}
        <PersonName person={decidedBy} className="" />
      </p>
      <p className="pz-su-1">{decision.reason}</p>
      <p className="pz-meta pz-su-1">
        {comment ? <>{words.moderation.under} <a href={paths.comment(comment.entry, comment.number)}>{decision.entryTitle}</a></> : <cite>{decision.entryTitle}</cite>}
      </p>
    </li>
  );
}
