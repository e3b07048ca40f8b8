import { lazy, Suspense } from "react";
import { HomeDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { EntryRow } from "../entry/EntryRow";
import { FailedPage } from "../layout/FailedPage";
import { newestFirst } from "../reading/order";
import { useFrame } from "../reading/frame";
import { useRead } from "../reading/read";
import { Page } from "../router/Page";
import { Square } from "../ui/square/Square";
import { Bones, ListBones, Waiting } from "../ui/states";
import { Promises } from "./Promises";
import { Squares } from "./Squares";

const OwedBlock = lazy(() => import("../poll/OwedBlock"));

/** The installation: one sentence of purpose, its piazze, three promises. */
export default function HomePage() {
  const words = useWords();
  const { viewer } = useFrame();
  const { data, failure, retry } = useRead(HomeDocument, {});
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <HomeBones />;
  const latest = newestFirst(data.entries.nodes).slice(0, 5);
  return (
    <Page title={words.home.headTitle}>
      <Squares piazze={data.piazze.nodes} />
      {viewer && <Suspense fallback={null}><OwedBlock /></Suspense>}
      {latest.length > 0 && (
        <section className="pz-sez unita" aria-labelledby="appena">
          <div className="pz-wrap">
            <div className="pz-capo"><h2 id="appena">{words.home.latest}</h2></div>
            <ul className="pz-elenco">
              {latest.map((entry) => <EntryRow key={entry.id} entry={entry} level="h3" place />)}
            </ul>
          </div>
        </section>
      )}
      <Promises />
    </Page>
  );
}

function HomeBones() {
  return (
    <Waiting>
      <div className="apre">
        <div className="t"><Bones height="8rem" /><div className="pz-su-3"><Bones height="4rem" /></div></div>
        <div className="v"><Square name="piazza" width={760} height={560} /></div>
      </div>
      <div className="pz-sez pz-wrap"><ListBones /></div>
    </Waiting>
  );
}
