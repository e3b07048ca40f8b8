import { useWords } from "../../i18n/words";
import { Breadcrumb } from "../../layout/Breadcrumb";
import { FailedPage } from "../../layout/FailedPage";
import { MissingPage } from "../../layout/MissingPage";
import { NeedSignIn } from "../../layout/NeedSignIn";
import { NoticePage } from "../../layout/NoticePage";
import { WaitingPage } from "../../layout/WaitingPage";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { PollToEditDocument, type PollFormFragment } from "../gen/graphql";
import { Builder } from "./Builder";
import { useBuildWords } from "./words";

/** Where a poll is prepared: a new one, or one that exists. */
export default function BuilderPage({ number }: { number?: number }) {
  const words = useBuildWords();
  const { data, failure, retry } = useRead(PollToEditDocument, { number: number ?? 0 }, { pause: number === undefined });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (number === undefined) return <Desk poll={null} />;
  if (!data) return <WaitingPage />;
  if (data.entry?.__typename !== "Poll") return <MissingPage />;
  if (!data.entry.voting.viewerCanRun) return <NoticePage title={words.titleEdit}>{words.forbidden}</NoticePage>;
  return <Desk key={data.entry.id} poll={data.entry} />;
}

function Desk({ poll }: { poll: PollFormFragment | null }) {
  const words = useBuildWords();
  const { desk } = useWords();
  const paths = usePaths();
  const { ready, viewer, piazza, failure, retry } = useFrame();
  const title = poll ? words.titleEdit : words.title;
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!ready) return <WaitingPage />;
  if (!piazza) return <MissingPage />;
  if (!viewer) return <NeedSignIn />;
  if (!poll && !piazza.viewerCanEdit && !piazza.viewerCanModerate) return <NoticePage title={title}>{words.forbidden}</NoticePage>;
  const still = poll && (poll.voting.phase === "CLOSED" ? words.closed : poll.voting.turnout.voters > 0 ? words.frozen : undefined);
  return (
    <Page title={`${title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(piazza.slug), title: piazza.title }, { href: paths.desk(piazza.slug), title: desk.title }]} />
        <h1 tabIndex={-1}>{title}</h1>
        {!still && <p className="pz-lead">{words.lead}</p>}
      </header>
      <div className="pz-wrap pz-corpo">
        {poll?.reviewNote && <p className="pz-avviso"><strong>{desk.note}:</strong> {poll.reviewNote}</p>}
        {still
          ? <><p className="pz-avviso">{still}</p><p className="pz-su-3"><a className="btn btn-primary" href={paths.entry(poll)}>{words.toPoll}</a></p></>
          : <Builder piazza={piazza} memberId={viewer.member.id} poll={poll} />}
      </div>
    </Page>
  );
}
