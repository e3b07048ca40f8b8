import { lazy, Suspense, useState } from "react";
import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";
import { useMore, useRead } from "../../reading/read";
import { Button } from "../../ui/Button";
import { Bones } from "../../ui/states";
import { hourOf } from "../live/time";
import ItemCharts from "../charts/ItemCharts";
import { useConsoleWords } from "../console/words";
import { AssemblyCoursePageDocument, AssemblyFloorPageDocument, type AssemblyAboutFragment } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { courseSoFar } from "./course";
import { Secrecy } from "./Secrecy";

const MinutesForm = lazy(() => import("./MinutesForm"));

type Props = { assembly: AssemblyAboutFragment; onChange: () => void };
type Item = AssemblyAboutFragment["state"]["items"][number];

/** What is kept of an assembly: minutes, what was voted, and how it went. */
export default function Record({ assembly, onChange }: Props) {
  return (
    <>
      <Minutes assembly={assembly} onChange={onChange} />
      <Voted assembly={assembly} items={assembly.state.items.filter((item) => item.openedAt !== null)} />
      <Floor number={assembly.number} />
      <Course assembly={assembly} />
    </>
  );
}

function Minutes({ assembly, onChange }: Pick<Props, "assembly" | "onChange">) {
  const words = useAboutWords();
  const language = useLanguage();
  const { minutes, viewerCanRun, isRehearsal, number } = assembly;
  if (isRehearsal) return null;
  const published = minutes?.publishedAt ?? null;
  return (
    <section className="pz-verbale" aria-labelledby="verbale">
      <h2 id="verbale">{words.minutes}</h2>
      {minutes && <p className="pz-meta pz-num">{published && `${words.minutesPublished(exactDate(new Date(published), language))} · `}{words.inAll(minutes.entitled, minutes.guests)}</p>}
      {published === null && !viewerCanRun && <p className="pz-secondo">{words.minutesNone}</p>}
      {published === null && viewerCanRun && <Suspense fallback={<Bones height="10rem" />}><MinutesForm assembly={assembly} onChange={onChange} /></Suspense>}
      {published !== null && minutes && minutes.html !== "" && <div className="pz-testo pz-su-2" dangerouslySetInnerHTML={{ __html: minutes.html }} />}
      {published !== null && (
        <p className="pz-riga pz-su-3">
          <Button look="outline" small onClick={() => { window.print(); }}>{words.print}</Button>
          {["md", "json"].map((kind) => <a key={kind} className="btn btn-piano btn-sm" href={`/export/assembly/${number}.${kind}`} download>{words.download} {kind.toUpperCase()}</a>)}
        </p>
      )}
    </section>
  );
}

function Voted({ assembly, items }: Pick<Props, "assembly"> & { items: readonly Item[] }) {
  const words = useAboutWords();
  return (
    <section className="pz-verbale" aria-labelledby="votato">
      <h2 id="votato">{words.results}</h2>
      <p className="pz-secondo">{items.length === 0 ? words.noResults : words.resultsLead}</p>
      <ol>{items.map((item) => <Outcome key={item.id} assembly={assembly} item={item} />)}</ol>
    </section>
  );
}

function Outcome({ assembly, item }: Pick<Props, "assembly"> & { item: Item }) {
  const words = useAboutWords();
  const console = useConsoleWords();
  const { turnout, results, annulledReason, withdrawnReason } = item;
  // What a moderator took from sight is told without its words, but to who holds the assembly.
  const concealed = withdrawnReason !== null && item.title === "";
  return (
    <li>
      <h3>{concealed ? words.concealed : (item.questions[0]?.title ?? item.title)}</h3>
      <p className="pz-meta pz-num">{words.voters(turnout.voters, turnout.entitled)}{turnout.guests > 0 && ` · ${words.guestVotes(turnout.guests)}`}</p>
      {annulledReason !== null && <p className="pz-avviso">{words.annulled}: {annulledReason}</p>}
      {withdrawnReason !== null && <p className="pz-avviso">{words.withdrawn}: {withdrawnReason}</p>}
      {item.isConfidential && <Secrecy assembly={assembly} item={item} concealed={concealed} />}
      {annulledReason === null && results && <ItemCharts questions={item.questions} results={results} final guests={(voters) => `${console.guestsResult} (${console.answeredShort(voters)})`} unverified={console.unverified} />}
    </li>
  );
}

/** What was asked from the floor and let through. */
function Floor({ number }: { number: number }) {
  const words = useAboutWords();
  const { data } = useRead(AssemblyFloorPageDocument, { number });
  const asked = data?.assembly?.floor.questions.filter(({ state }) => state === "SHOWN" || state === "ANSWERED") ?? [];
  if (asked.length === 0) return null;
  return (
    <section className="pz-verbale" aria-labelledby="dalla-sala">
      <h2 id="dalla-sala">{words.floor}</h2>
      <ul className="pz-lista">
        {asked.map(({ id, text, name, isGuest, state, votes }) => (
          <li key={id}><p>{text}</p><p className="pz-meta pz-num">{name !== "" && <>{name}{isGuest && ` (${words.guest})`} · </>}{words.interested(votes)}{state === "ANSWERED" && ` · ${words.answered}`}</p></li>
        ))}
      </ul>
    </section>
  );
}

const first = 100;

/** The course, act by act, as it is on record. */
function Course({ assembly }: Pick<Props, "assembly">) {
  const words = useAboutWords();
  const console = useConsoleWords();
  const language = useLanguage();
  const variables = { number: assembly.number, first };
  const { data } = useRead(AssemblyCoursePageDocument, variables);
  const { more, busy } = useMore(AssemblyCoursePageDocument, variables);
  const [shown, setShown] = useState(true);
  const acts = data?.assembly?.acts;
  if (!acts) return data ? <p className="pz-meta">{words.courseNone}</p> : null;
  const { hasNextPage, endCursor } = acts.pageInfo;
  return (
    <details className="pz-piega" open={shown} onToggle={(event) => { setShown(event.currentTarget.open); }}>
      <summary>{words.course}</summary>
      <p className="pz-meta">{words.hours(new Intl.DateTimeFormat().resolvedOptions().timeZone)}</p>
      <ol className="pz-assemblea-corso">
        {courseSoFar(acts.nodes).map((act) => (
          <li key={act.number}>
            <time dateTime={act.at} className="pz-num">{hourOf(act.at, language, true)}</time>
            <span>{act.isUndone ? <><s>{console.act(act.kind, act.actor?.name, act)}</s> ({console.actUndone})</> : console.act(act.kind, act.actor?.name, act)}{act.reason && `: ${act.reason}`}{act.present !== null && <span className="pz-meta pz-num"> · {words.present(act.present)}</span>}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && endCursor && <Button look="outline" small busy={busy} onClick={() => void more(endCursor)}>{words.courseMore}</Button>}
    </details>
  );
}
