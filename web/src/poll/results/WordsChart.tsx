import { Bars } from "./Bars";
import type { ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

const inChart = 12;

/** The words that come back in several answers. */
export function WordsChart({ result }: ResultPart<"WordsResult">) {
  const words = useResultsWords();
  const top = Math.max(...result.words.map((word) => word.people), 1);
  if (result.words.length === 0) return <p className="pz-meta">{words.noWords}</p>;
  return (
    <Views title={words.words} table={{ head: [words.word, words.people], rows: result.words.map((word) => ({ id: word.word, name: word.word, cells: [words.figure(word.people)] })) }}>
      <p className="pz-meta">{words.words}</p>
      <Bars bars={result.words.slice(0, inChart).map((word) => ({ id: word.word, title: word.word, figure: words.peopleOf(word.people), length: word.people / top }))} />
    </Views>
  );
}
