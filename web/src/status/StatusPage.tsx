import { useEffect } from "react";
import { useLanguage } from "../i18n/words";
import { MissingPage } from "../layout/MissingPage";
import { WaitingPage } from "../layout/WaitingPage";
import { announce } from "../live/announcer";
import { useFrame } from "../reading/frame";
import { Page } from "../router/Page";
import { Icon } from "../ui/Icon";
import { ListBones, Waiting } from "../ui/states";
import { NodePanel } from "./NodePanel";
import { ReaderRows } from "./ReaderRows";
import { useNow, useStatus } from "./useStatus";
import { complaints, isGone, type Watch } from "./watch";
import { statusEn } from "./words.en";
import { statusIt, type StatusWords } from "./words.it";

/** How live delivery does, second by second. For everybody but administrators nothing stands at this address. */
export default function StatusPage() {
  const { ready, viewer } = useFrame();
  if (!ready) return <WaitingPage />;
  return viewer?.isAdministrator ? <Status /> : <MissingPage />;
}

function Status() {
  const words = useLanguage() === "it" ? statusIt : statusEn;
  const { watch, refused } = useStatus();
  if (refused) return <MissingPage />;
  return (
    <Page title={words.title}>
      <header className="pz-wrap pz-testata-pagina">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="pz-lead">{words.lead}</p>
      </header>
      <div className="pz-wrap pz-corpo pz-stato">
        {watch ? <Observed watch={watch} words={words} /> : <Waiting><ListBones /></Waiting>}
      </div>
    </Page>
  );
}

/** After this long without a word the page itself says that it is old. */
const staleAfter = 4000;

function Observed({ watch, words }: { watch: Watch; words: StatusWords }) {
  const age = useNow() - watch.heardAt;
  return (
    <>
      {age >= staleAfter && <p className="pz-filo-stato">{words.stale(age / 1000)}</p>}
      <Verdict watch={watch} words={words} />
      <section aria-labelledby="nodi">
        <h2 id="nodi" className="pz-sr">{words.nodes}</h2>
        <ul className="pz-nodi">
          {watch.nodes.map((watched) => <li key={watched.node.id}><NodePanel watched={watched} gone={isGone(watched, watch)} words={words} /></li>)}
        </ul>
      </section>
      <ReaderRows readers={watch.readers} words={words} />
    </>
  );
}

/** In words, before any figure: whether something is wrong, and what. */
function Verdict({ watch, words }: { watch: Watch; words: StatusWords }) {
  const wrong = complaints(watch);
  const here = watch.nodes.filter((watched) => !isGone(watched, watch));
  const connections = here.reduce((sum, { node }) => sum + node.sockets + node.eventStreams, 0);
  const said = wrong.length === 0 ? words.well : words.wrong(wrong[0] as (typeof wrong)[number]);
  const kinds = wrong.map(({ what }) => what).join();
  useEffect(() => {
    announce(said);
    // Figures change each second; it is said again only when something else is wrong.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [kinds]);
  return (
    <section className={wrong.length === 0 ? "pz-verdetto" : "pz-verdetto male"}>
      <h2>{wrong.length === 0 ? <><Icon name="check" /> {words.well}</> : words.toLookAt(wrong.length)}</h2>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((complaint) => <li key={keyOf(complaint)}>{words.wrong(complaint)}</li>)}
        </ul>
      )}
      <p className="pz-meta">{words.carrying(here.length, connections)}</p>
    </section>
  );
}

const keyOf = (complaint: ReturnType<typeof complaints>[number]) => `${complaint.what}/${"node" in complaint ? complaint.node : complaint.name}`;
