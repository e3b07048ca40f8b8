import { Chart } from "../../poll/results/Chart";
import type { AnyResult } from "../../poll/results/part";
import type { HallItem } from "../live/known";
import { usePhoneWords } from "./words";

type Results = NonNullable<HallItem["results"]>;

/** The charts of an item: those of who counts, and apart from them those of guests. */
export default function Charts({ item, results }: { item: HallItem; results: Results }) {
  const words = usePhoneWords();
  const { guests } = results;
  return (
    <>
      <Kinds item={item} results={results.questions} />
      {guests && guests.voters > 0 && (
        <details className="pz-piega pz-su-3">
          <summary>{words.guestResult(guests.voters)}</summary>
          {!guests.isVerified && <p className="pz-meta">{words.unverified}</p>}
          <Kinds item={item} results={guests.questions} />
        </details>
      )}
    </>
  );
}

function Kinds({ item, results }: { item: HallItem; results: readonly AnyResult[] }) {
  return item.questions.map((question) => {
    const result = results.find((each) => each.question === question.id);
    if (!result || result.voters === 0) return null;
    return (
      <div key={question.id} className="pz-risultato" data-question={question.id} data-result={result.__typename}>
        {item.questions.length > 1 && <h2>{question.title}</h2>}
        <Chart question={question} result={result} final />
      </div>
    );
  });
}
