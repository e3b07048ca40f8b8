import { lazy, Suspense } from "react";
import { PiazzaHomeDocument, type EntryKind, type EntryLineFragment } from "../gen/graphql";
import { FailedPage } from "../layout/FailedPage";
import { MissingPage } from "../layout/MissingPage";
import { useFrame } from "../reading/frame";
import { newestFirst } from "../reading/order";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { Square } from "../ui/square/Square";
import { Bones, ListBones, Waiting } from "../ui/states";
import { LawNote } from "./LawNote";
import { NewsBlock } from "./NewsBlock";
import { NewsPill } from "./NewsPill";
import { NowStrip } from "./NowStrip";
import { PeopleBlock } from "./PeopleBlock";
import { SectionsBlock } from "./SectionsBlock";
import { Threshold } from "./Threshold";
import { usePiazzaNews } from "./usePiazzaNews";

const OwedBlock = lazy(() => import("../poll/OwedBlock"));

/** The home of a piazza: people and now before anything else. */
export default function PiazzaPage({ slug }: { slug: string }) {
  const frame = useFrame();
  const { data, failure, retry, renew } = useRead(PiazzaHomeDocument, { slug });
  const { waiting, take } = usePiazzaNews(data?.piazza, retry, renew);
  const broken = failure ?? frame.failure;
  if (broken) return <FailedPage failure={broken} retry={() => { retry(); frame.retry(); }} />;
  if (!data || !frame.ready) return <PiazzaBones slug={slug} />;
  if (!data.piazza || !frame.piazza) return <MissingPage />;

  const { featured, law, people, liveAssembly, nextAssembly, ...lists } = data.piazza;
  const news = newestFirst(lists.news.nodes);
  const latest: Partial<Record<EntryKind, EntryLineFragment>> = {};
  for (const list of [news, lists.articles.nodes, lists.topics.nodes, lists.videos.nodes, lists.polls.nodes]) {
    const first = newestFirst<EntryLineFragment>(list)[0];
    if (first) latest[first.kind] = first;
  }
  return (
    <Page title={frame.piazza.title}>
      <Threshold people={people.nodes.slice(0, 6)} />
      {frame.viewer && <Suspense fallback={null}><OwedBlock slug={slug} /></Suspense>}
      <NowStrip slug={slug} assembly={liveAssembly ?? nextAssembly} entries={lists.latest.nodes} polls={lists.polls.nodes.filter((entry) => "voting" in entry)} />
      <NewsBlock slug={slug} featured={featured} news={news} />
      <SectionsBlock latest={latest} />
      <PeopleBlock people={people} />
      {law && <LawNote law={law} />}
      <NewsPill count={waiting} onTake={take} />
    </Page>
  );
}

function PiazzaBones({ slug }: { slug: string }) {
  return (
    <Waiting>
      <div className="pz-soglia">
        <div className="pz-wrap"><Bones height="7rem" width="min(34rem, 90%)" /><div className="pz-su-3"><Bones height="4rem" width="min(38rem, 95%)" /></div></div>
        <div className="soglia-ill"><Square name={slug} width={1440} height={400} /></div>
      </div>
      <div className="pz-wrap pz-sez"><ListBones /></div>
    </Waiting>
  );
}
