import { useLanguage } from "../../i18n/words";
import { Columns } from "./Columns";
import type { ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** Numbers: their middle, their ends, and how they are spread. */
export function NumberChart({ question, result }: ResultPart<"NumbersResult">) {
  const words = useResultsWords();
  const language = useLanguage();
  const say = (decimal: string | null) => (decimal === null ? "–" : Number(decimal).toLocaleString(language, { maximumFractionDigits: 3 }));
  const bins = result.bins.map((bin) => ({ label: words.bin(say(bin.from), say(bin.to)), people: bin.people }));
  const summary = bins.flatMap((bin) => (bin.people > 0 ? [`${bin.label}: ${words.peopleOf(bin.people)}`] : [])).join("; ");
  return (
    <>
      {result.mean !== null && <p className="pz-frase">{words.numbers(say(result.mean), say(result.median))}</p>}
      <dl className="pz-misure pz-num">
        {([["mean", result.mean], ["median", result.median], ["least", result.least], ["greatest", result.greatest]] as const).map(([name, value]) => <div key={name}><dt>{words[name]}</dt><dd>{say(value)}</dd></div>)}
      </dl>
      <Views title={question.title} table={{ head: [words.value, words.people], rows: bins.map((bin, i) => ({ id: String(i), name: bin.label, cells: [words.figure(bin.people)] })) }}>
        <Columns columns={bins} summary={summary} />
      </Views>
    </>
  );
}
