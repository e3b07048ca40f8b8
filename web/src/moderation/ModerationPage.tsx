import { ModerationQueueDocument, type CommentState } from "../gen/graphql";
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
import { QueueRow } from "./QueueRow";

const states: Record<string, CommentState> = { leggibili: "VISIBLE", nascosti: "HIDDEN", tolti: "DELETED" };

/** The latest comments of a piazza, for whoever moderates it. */
export default function ModerationPage({ slug, state }: { slug: string; state: string | null }) {
  const words = useWords();
  const paths = usePaths();
  const { ready, viewer, piazza } = useFrame();
  const wanted = state ? states[state] : undefined;
  const variables = { slug, state: wanted ?? null, first: 20 };
  const { data, failure, retry } = useRead(ModerationQueueDocument, variables, { pause: !piazza?.viewerCanModerate });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (ready && !piazza) return <MissingPage />;
  if (ready && !viewer) return <NeedSignIn />;
  if (ready && !piazza?.viewerCanModerate) return <NoticePage title={words.moderation.title}>{words.moderation.forbidden}</NoticePage>;
  if (!data || !piazza) return <WaitingPage />;
  if (!data.piazza) return <MissingPage />;
  const queue = data.piazza.moderationQueue;
  const titles = { VISIBLE: words.moderation.visible, HIDDEN: words.moderation.hidden, DELETED: words.moderation.deleted };
  return (
    <Page title={`${words.moderation.title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.moderation.title}</h1>
        <p className="pz-lead">{words.moderation.lead}</p>
        <p className="pz-su-2"><a href={paths.decisions(slug)}>{words.moderation.decisionsTitle}</a></p>
      </header>
      <div className="pz-wrap pz-corpo">
        <Filters
          label={words.moderation.filter}
          choices={[
            { href: paths.moderation(slug), title: words.moderation.all, chosen: !wanted },
            ...Object.entries(states).map(([word, one]) => ({ href: `${paths.moderation(slug)}?stato=${word}`, title: titles[one], chosen: wanted === one })),
          ]}
        />
        {queue.nodes.length === 0 && <EmptyState>{words.moderation.empty}</EmptyState>}
        <ul className="pz-pratiche">
          {queue.nodes.map((comment) => <QueueRow key={comment.id} comment={comment} />)}
        </ul>
        <ShowMore document={ModerationQueueDocument} variables={variables} shown={queue.nodes.length} total={queue.totalCount} page={queue.pageInfo} />
      </div>
    </Page>
  );
}
