import { lazy, Suspense } from "react";
import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import { Breadcrumb } from "../../layout/Breadcrumb";
import { FailedPage } from "../../layout/FailedPage";
import { MissingPage } from "../../layout/MissingPage";
import { WaitingPage } from "../../layout/WaitingPage";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { Badge, Live } from "../../ui/marks";
import { ListBones, Waiting } from "../../ui/states";
import { AssemblyPageDocument, type AssemblyAboutFragment } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { useAssemblyPaths } from "../paths";
import { useAssemblyWords } from "../words";
import { ComeIn } from "./ComeIn";
import { useAssemblyState } from "./useAssemblyState";

// What came out, the course and the minutes are fetched once there are any.
const Record = lazy(() => import("./Record"));
const Preparation = lazy(() => import("./Preparation"));

/** An assembly: before it, what and when; while it is held, the way in; after it, what came out. */
export default function AssemblyPage({ number }: { number: number }) {
  const frame = useFrame();
  const { data, failure, retry } = useRead(AssemblyPageDocument, { number });
  const broken = failure ?? frame.failure;
  if (broken) return <FailedPage failure={broken} retry={() => { retry(); frame.retry(); }} />;
  if (!data || !frame.ready) return <WaitingPage />;
  if (!data.assembly) return <MissingPage />;
  return <About key={data.assembly.id} assembly={data.assembly} onChange={retry} />;
}

function About({ assembly, onChange }: { assembly: AssemblyAboutFragment; onChange: () => void }) {
  const words = useAboutWords();
  const all = useAssemblyWords();
  const square = usePaths();
  const paths = useAssemblyPaths();
  const { piazza, title, isRehearsal } = assembly;
  const state = useAssemblyState(assembly, onChange);
  const { phase } = state;
  return (
    <Page title={`${title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: square.piazza(piazza.slug), title: piazza.title }, { href: paths.list(piazza.slug), title: words.crumbs }]} />
        <p className="pz-fase" data-phase={phase}>{phase === "LIVE" ? <Live>{all.phase.LIVE}</Live> : <strong>{all.phase[phase]}</strong>} {isRehearsal && <Badge tone="cotto">{all.rehearsal}</Badge>}</p>
        <h1 tabIndex={-1}>{title}</h1>
        <p className="pz-lead"><Moment assembly={assembly} phase={phase} /></p>
        {isRehearsal && <p className="pz-assemblea-prova">{all.rehearsalNote}</p>}
      </header>
      <div className="pz-wrap pz-corpo pz-due">
        <div>
          {phase === "LIVE" && <ComeIn assembly={assembly} state={state} onChange={onChange} />}
          {assembly.bodyHtml !== "" && <div className="pz-testo pz-giu" dangerouslySetInnerHTML={{ __html: assembly.bodyHtml }} />}
          {phase === "PLANNED" && <How />}
          {phase === "ENDED" && <Suspense fallback={<Waiting><ListBones rows={3} /></Waiting>}><Record assembly={assembly} onChange={onChange} /></Suspense>}
        </div>
        <aside className="pz-margine" aria-label={words.who}>
          <Rules assembly={assembly} />
          {assembly.viewerCanRun && <Suspense fallback={null}><Preparation assembly={assembly} phase={phase} /></Suspense>}
        </aside>
      </div>
    </Page>
  );
}

function Moment({ assembly: { startsAt, startedAt }, phase }: { assembly: AssemblyAboutFragment; phase: string }) {
  const words = useAboutWords();
  const language = useLanguage();
  const at = startedAt ?? startsAt;
  if (at === null) return words.whenUnknown;
  const when = exactDate(new Date(at), language);
  const said = phase === "PLANNED" ? words.begins(when) : phase === "LIVE" ? words.began(when) : words.held(when);
  return <time dateTime={at}>{said.charAt(0).toUpperCase() + said.slice(1)}</time>;
}

/** Who counts, which guests come, and how many are needed. */
function Rules({ assembly: { electorate, guests, quorum } }: { assembly: AssemblyAboutFragment }) {
  const words = useAboutWords();
  return (
    <section aria-labelledby="chi-conta">
      <h2 id="chi-conta" className="pz-h4">{words.who}</h2>
      <p>{words.electorate[electorate]} {quorum !== null && words.quorum(quorum)}</p>
      <p className="pz-meta pz-su-1">{words.guests[guests]}</p>
    </section>
  );
}

function How() {
  const words = useAboutWords();
  return (
    <section aria-labelledby="come">
      <h2 id="come" className="pz-h4">{words.howTitle}</h2>
      <p>{words.howHall}</p>
      <p className="pz-su-1">{words.howRemote}</p>
    </section>
  );
}
