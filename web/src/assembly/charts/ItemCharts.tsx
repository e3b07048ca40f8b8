import { Chart } from "../../poll/results/Chart";
import type { PollQuestion } from "../../poll/kind";
import type { AnyResult } from "../../poll/results/part";

type Results = { questions: readonly AnyResult[]; guests: { voters: number; isVerified: boolean; questions: readonly AnyResult[] } | null };
type Props = {
  questions: readonly PollQuestion[];
  results: Results;
  final: boolean;
  /** What stands above the answers of guests, and what is said where they are not verified. */
  guests: (voters: number) => string;
  unverified: string;
};

/** The charts of an item: those of who counts, and apart from them those of guests. */
export default function ItemCharts({ questions, results, final, guests, unverified }: Props) {
  const apart = results.guests;
  return (
    <>
      <Charts questions={questions} results={results.questions} final={final} />
      {apart && apart.voters > 0 && (
        <details className="pz-piega pz-su-3">
          <summary>{guests(apart.voters)}</summary>
          {!apart.isVerified && <p className="pz-meta">{unverified}</p>}
          <Charts questions={questions} results={apart.questions} final={final} />
        </details>
      )}
    </>
  );
}

function Charts({ questions, results, final }: Pick<Props, "questions" | "final"> & { results: readonly AnyResult[] }) {
  return questions.map((question) => {
    const result = results.find((each) => each.question === question.id);
    if (!result || result.voters === 0) return null;
    return (
      <div key={question.id} className="pz-risultato" data-question={question.id} data-result={result.__typename}>
        {questions.length > 1 && <h3>{question.title}</h3>}
        <Chart question={question} result={result} final={final} />
      </div>
    );
  });
}
