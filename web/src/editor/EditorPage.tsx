import { lazy } from "react";
import { EntryToEditDocument, type EntryDraftFragment, type EntryKind } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { Breadcrumb } from "../layout/Breadcrumb";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { NoticePage } from "../layout/NoticePage";
import { WaitingPage } from "../layout/WaitingPage";
import { useFrame } from "../reading/frame";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { usePaths } from "../router/usePaths";
import { EditorForm } from "./EditorForm";

// Polls have a workshop of their own.
const BuilderPage = lazy(() => import("../poll/build/BuilderPage"));

type Props = { kind: EntryKind; number?: undefined } | { number: number; kind?: undefined };

/** Where entries are written: a new one of a kind, or one that exists. */
export default function EditorPage({ kind, number }: Props) {
  const words = useWords();
  const { data, failure, retry } = useRead(EntryToEditDocument, { number: number ?? 0 }, { pause: number === undefined });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (number === undefined) return <Desk kind={kind} entry={null} />;
  if (!data) return <WaitingPage />;
  if (!data.entry) return <MissingPage />;
  if (data.entry.kind === "POLL") return <BuilderPage number={number} />;
  if (!data.entry.viewerCanUpdate) return <NoticePage title={words.editor.titleEdit}>{words.editor.notFound}</NoticePage>;
  return <Desk kind={data.entry.kind} entry={data.entry} />;
}

function Desk({ kind, entry }: { kind: EntryKind; entry: EntryDraftFragment | null }) {
  const words = useWords();
  const paths = usePaths();
  const { ready, viewer, piazza, failure, retry } = useFrame();
  const title = entry ? words.editor.titleEdit : words.editor.titleNew[kind];
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!ready) return <WaitingPage />;
  if (!piazza) return <MissingPage />;
  if (!viewer) return <NeedSignIn />;
  const staff = kind === "NEWS" || kind === "VIDEO";
  if (!entry && !piazza.viewerCanPropose) return <NoticePage title={title}>{words.editor.forbidden}</NoticePage>;
  if (!entry && staff && !piazza.viewerCanEdit) return <NoticePage title={title}>{words.editor.forbiddenKind}</NoticePage>;
  return (
    <Page title={`${title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: paths.piazza(piazza.slug), title: piazza.title }, { href: paths.desk(piazza.slug), title: words.desk.title }]} />
        <h1 tabIndex={-1}>{title}</h1>
        {!entry && <p className="pz-lead">{words.editor.lead[kind]}</p>}
      </header>
      <div className="pz-wrap pz-corpo">
        {entry?.reviewNote && <p className="pz-avviso"><strong>{words.desk.note}:</strong> {entry.reviewNote}</p>}
        <EditorForm kind={kind} entry={entry} piazza={piazza} memberId={viewer.member.id} />
      </div>
    </Page>
  );
}
