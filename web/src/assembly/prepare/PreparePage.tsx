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
import { AssemblyToChangeDocument, type AssemblyFormFragment } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { useAssemblyPaths } from "../paths";
import { PrepareForm } from "./PrepareForm";

/** Where an assembly is prepared: a new one, or one that exists. */
export default function PreparePage({ number }: { number?: number }) {
  const words = useAboutWords();
  const { data, failure, retry } = useRead(AssemblyToChangeDocument, { number: number ?? 0 }, { pause: number === undefined });
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (number === undefined) return <Desk assembly={null} />;
  if (!data) return <WaitingPage />;
  if (!data.assembly) return <MissingPage />;
  if (!data.assembly.viewerCanRun) return <NoticePage title={words.formChange}>{words.formForbidden}</NoticePage>;
  if (data.assembly.state.phase === "ENDED") return <NoticePage title={words.formChange}>{words.formOver}</NoticePage>;
  return <Desk key={data.assembly.id} assembly={data.assembly} />;
}

function Desk({ assembly }: { assembly: AssemblyFormFragment | null }) {
  const words = useAboutWords();
  const square = usePaths();
  const paths = useAssemblyPaths();
  const { ready, viewer, piazza, failure, retry } = useFrame();
  const title = assembly ? words.formChange : words.formTitle;
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!ready) return <WaitingPage />;
  if (!piazza) return <MissingPage />;
  if (!viewer) return <NeedSignIn />;
  if (!piazza.viewerCanEdit && !piazza.viewerCanModerate) return <NoticePage title={title}>{words.formForbidden}</NoticePage>;
  return (
    <Page title={`${title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: square.piazza(piazza.slug), title: piazza.title }, { href: paths.list(piazza.slug), title: words.crumbs }]} />
        <h1 tabIndex={-1}>{title}</h1>
        <p className="pz-lead">{words.formLead}</p>
      </header>
      <div className="pz-wrap pz-corpo"><PrepareForm piazza={piazza} assembly={assembly} /></div>
    </Page>
  );
}
