import { lazy, Suspense } from "react";
import { Icon } from "../../ui/Icon";
import { Bones } from "../../ui/states";
import type { Current } from "./context";
import { useConsoleWords } from "./words";

// Charts of every kind are fetched when there is one to draw.
const Charts = lazy(() => import("../charts/ItemCharts"));

/** What came out, as far as the console may see it, and who else sees it. */
export function Outcome({ item }: { item: Current }) {
  const words = useConsoleWords();
  if (item.state === "WAITING" || item.state === "ANNULLED") return null;
  const { results } = item;
  const final = item.state !== "OPEN" && (results?.isFinal ?? false);
  if (!results) {
    const why = item.state === "OPEN" ? words.staffHidden : item.isConfidential ? words.secretSettling[item.sealState ?? "CLOSED"] ?? words.secretCounting : words.settling;
    return <p className="pz-avviso pz-su-3">{why}</p>;
  }
  return (
    <div className="esito">
      <p className="pz-riga pz-fra">
        <strong>{final ? words.result : words.provisional}</strong>
        <span className="pz-meta pz-riga stretta">{item.state === "REVEALED" ? words.hallSees : <><Icon name="passwordInvisible" /> {item.state === "OPEN" ? words.hallSeesLater : words.notShown}</>}</span>
      </p>
      {results.voters === 0 && <p className="pz-meta">{words.answeredShort(0)}</p>}
      <Suspense fallback={<Bones height="12rem" />}><Charts questions={item.questions} results={results} final={final} guests={(voters) => `${words.guestsResult} (${words.answeredShort(voters)})`} unverified={words.unverified} /></Suspense>
    </div>
  );
}
