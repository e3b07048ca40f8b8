import { useWords } from "../../i18n/words";
import { Breadcrumb } from "../../layout/Breadcrumb";
import { FailedPage } from "../../layout/FailedPage";
import { MissingPage } from "../../layout/MissingPage";
import { ShowMore } from "../../layout/ShowMore";
import { WaitingPage } from "../../layout/WaitingPage";
import { NewsPill } from "../../piazza/NewsPill";
import { usePiazzaNews } from "../../piazza/usePiazzaNews";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { EmptyState } from "../../ui/states";
import { PollsDocument, PollsStillOwedDocument, type PollPhase, type PollRowFragment } from "../gen/graphql";
import { grouped } from "./groups";
import { PollLine } from "./PollLine";
import { useListWords } from "./words";

const isPoll = (entry: { __typename: string }): entry is PollRowFragment => entry.__typename === "Poll";

/** The votes of a piazza: what is open, what is to come, how the others went. */
export default function PollsPage({ slug, tag }: { slug: string; tag: string | null }) {
  const words = useWords();
  const paths = usePaths();
  const frame = useFrame();
  const variables = { slug, tag, first: 30 };
  const { data, failure, retry, renew } = useRead(PollsDocument, variables);
  const owed = useOwed();
  const { waiting, take } = usePiazzaNews(data?.piazza, retry, renew);
  const broken = failure ?? frame.failure;
  if (broken) return <FailedPage failure={broken} retry={() => { retry(); frame.retry(); }} />;
  if (!data || !frame.ready) return <WaitingPage />;
  const { piazza } = frame;
  if (!piazza || !data.piazza) return <MissingPage />;

  const { entries } = data.piazza;
  const polls = entries.nodes.filter(isPoll);
  const groups = grouped(polls);
  return (
    <Page title={`${words.kinds.POLL} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.kinds.POLL}</h1>
        <p className="pz-lead">{words.kindLead.POLL}</p>
        <Prepare slug={slug} />
      </header>
      <div className="pz-wrap pz-corpo pz-voti">
        {tag && (
          <p className="pz-riga pz-fra pz-giu">
            <strong>{words.list.filterTag(tag)}</strong>
            <a href={paths.section(slug, "POLL")}>{words.list.removeTag}</a>
          </p>
        )}
        {polls.length === 0 && <Nothing />}
        {(["OPEN", "WAITING", "CLOSED"] as const).map((phase) => <Group key={phase} phase={phase} polls={groups[phase]} owed={owed} />)}
        <ShowMore document={PollsDocument} variables={variables} shown={polls.length} total={entries.totalCount} page={entries.pageInfo} />
      </div>
      <NewsPill count={waiting} onTake={take} />
    </Page>
  );
}

/** The polls that want an answer of the reader. */
function useOwed(): ReadonlySet<string> {
  const { viewer } = useFrame();
  const { data } = useRead(PollsStillOwedDocument, { first: 100 }, { pause: !viewer });
  return new Set(data?.pollsOwed.nodes.map((poll) => poll.id));
}

function Group({ phase, polls, owed }: { phase: PollPhase; polls: readonly PollRowFragment[]; owed: ReadonlySet<string> }) {
  const words = useListWords();
  if (polls.length === 0) return null;
  const id = `voti-${phase.toLowerCase()}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{{ OPEN: words.open, WAITING: words.coming, CLOSED: words.closed }[phase]}</h2>
      <ul className="pz-elenco">
        {polls.map((poll) => <PollLine key={poll.id} poll={poll} owed={owed.has(poll.id)} />)}
      </ul>
    </section>
  );
}

function Nothing() {
  const words = useListWords();
  return <EmptyState>{words.empty}</EmptyState>;
}

function Prepare({ slug }: { slug: string }) {
  const words = useListWords();
  const paths = usePaths();
  const { piazza } = useFrame();
  if (!piazza?.viewerCanEdit && !piazza?.viewerCanModerate) return null;
  return <p className="pz-su-3"><a className="btn btn-primary" href={paths.write(slug, "POLL")}>{words.prepare}</a></p>;
}
