import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import { Breadcrumb } from "../../layout/Breadcrumb";
import { FailedPage } from "../../layout/FailedPage";
import { MissingPage } from "../../layout/MissingPage";
import { ShowMore } from "../../layout/ShowMore";
import { WaitingPage } from "../../layout/WaitingPage";
import { useFrame } from "../../reading/frame";
import { useRead } from "../../reading/read";
import { Page } from "../../router/Page";
import { usePaths } from "../../router/usePaths";
import { Badge, Live } from "../../ui/marks";
import { EmptyState } from "../../ui/states";
import { AssembliesPageDocument, type AssemblyLineFragment } from "../gen/graphql";
import { useAssemblyPaths } from "../paths";
import { useAssemblyWords } from "../words";
import { byPhase, phases } from "./groups";
import { useAboutWords } from "./words";

/** The assemblies of a piazza: what is being held, what is to come, how the others went. */
export default function AssembliesPage({ slug }: { slug: string }) {
  const words = useAboutWords();
  const square = usePaths();
  const paths = useAssemblyPaths();
  const frame = useFrame();
  const variables = { slug, first: 30 };
  const { data, failure, retry } = useRead(AssembliesPageDocument, variables);
  const broken = failure ?? frame.failure;
  if (broken) return <FailedPage failure={broken} retry={() => { retry(); frame.retry(); }} />;
  if (!data || !frame.ready) return <WaitingPage />;
  const { piazza } = frame;
  if (!piazza || !data.piazza) return <MissingPage />;
  const { assemblies } = data.piazza;
  const groups = byPhase(assemblies.nodes);
  const titles = { LIVE: words.live, PLANNED: words.coming, ENDED: words.over };
  return (
    <Page title={`${words.title} · ${piazza.title}`}>
      <header className="pz-wrap pz-testata-pagina">
        <Breadcrumb steps={[{ href: square.piazza(slug), title: piazza.title }]} />
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="pz-lead">{words.lead}</p>
        {(piazza.viewerCanEdit || piazza.viewerCanModerate) && <p className="pz-su-3"><a className="btn btn-primary" href={paths.prepare(slug)}>{words.prepare}</a></p>}
      </header>
      <div className="pz-wrap pz-corpo pz-voti">
        {assemblies.nodes.length === 0 && <EmptyState>{words.empty}</EmptyState>}
        {phases.map((phase) => groups[phase].length > 0 && (
          <section key={phase} aria-labelledby={`assemblee-${phase}`}>
            <h2 id={`assemblee-${phase}`}>{titles[phase]}</h2>
            <ul className="pz-elenco">{groups[phase].map((assembly) => <Row key={assembly.id} assembly={assembly} />)}</ul>
          </section>
        ))}
        <ShowMore document={AssembliesPageDocument} variables={variables} shown={assemblies.nodes.length} total={assemblies.totalCount} page={assemblies.pageInfo} />
      </div>
    </Page>
  );
}

function Row({ assembly }: { assembly: AssemblyLineFragment }) {
  const words = useAboutWords();
  const all = useAssemblyWords();
  const paths = useAssemblyPaths();
  const { number, piazza: { slug }, state, title, viewerCanRun, isRehearsal, minutes } = assembly;
  return (
    <li>
      <div>
        {state.phase === "LIVE" && <p><Live>{all.phase.LIVE}</Live></p>}
        <h3><a href={paths.page(slug, number)}>{title}</a> {isRehearsal && <Badge tone="cotto">{all.rehearsal}</Badge>}</h3>
        <p className="pz-meta pz-num"><When assembly={assembly} />{state.itemCount > 0 && <> · {words.questions(state.itemCount)}</>}{minutes && <> · {words.tookPart(minutes.entitled)}{minutes.guests > 0 && `, ${words.guestsToo(minutes.guests)}`}</>}</p>
        {state.phase === "ENDED" && !isRehearsal && <p className="pz-meta">{minutes?.publishedAt ? words.minutesThere : words.minutesSoon}</p>}
      </div>
      <p className="pz-riga fare">
        {state.phase === "LIVE" && !isRehearsal && <a className="btn btn-primary btn-sm" href={paths.page(slug, number)} aria-label={words.enterTo(title)}>{words.enter}</a>}
        {viewerCanRun && state.phase !== "ENDED" && <a className="btn btn-outline-primary btn-sm" href={paths.console(slug, number)} aria-label={words.consoleOf(title)}>{words.console}</a>}
      </p>
    </li>
  );
}

/** When it begins, began, or was held. */
function When({ assembly: { startsAt, startedAt, state } }: { assembly: AssemblyLineFragment }) {
  const words = useAboutWords();
  const language = useLanguage();
  const at = startedAt ?? startsAt;
  if (at === null) return words.noDate;
  const when = exactDate(new Date(at), language);
  return <time dateTime={at}>{state.phase === "PLANNED" ? words.begins(when) : state.phase === "LIVE" ? words.began(when) : words.held(when)}</time>;
}
