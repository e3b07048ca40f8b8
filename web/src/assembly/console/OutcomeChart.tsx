import { Chart } from "../../poll/results/Chart";
import type { AnyResult } from "../../poll/results/part";
import type { Current } from "./context";
import { useConsoleWords } from "./words";

type Props = { item: Current; final: boolean };

/** The charts of an item: those of who counts, and apart from them those of guests. */
export default function OutcomeChart({ item, final }: Props) {
  const words = useConsoleWords();
  const { results } = item;
  if (!results) return null;
  const { guests } = results;
  return (
    <>
      <Charts item={item} results={results.questions} final={final} />
      {guests && guests.voters > 0 && (
        <details className="pz-piega pz-su-3">
          <summary>{words.guestsResult} ({words.answeredShort(guests.voters)})</summary>
          {!guests.isVerified && <p className="pz-meta">{words.unverified}</p>}
          <Charts item={item} results={guests.questions} final={final} />
        </details>
      )}
    </>
  );
}

function Charts({ item, results, final }: Props & { results: readonly AnyResult[] }) {
  return item.questions.map((question) => {
    const result = results.find((each) => each.question === question.id);
    return result && <div key={question.id} className="pz-risultato"><Chart question={question} result={result} final={final} /></div>;
  });
}
