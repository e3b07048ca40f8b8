import { DataTable } from "./DataTable";
import { FlowChart } from "./FlowChart";
import { namesOf, type ResultPart } from "./part";
import { RoundStack, roundTable, roundWords } from "./Rounds";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** A flow with more than this is read more easily as a stack; the threads of many seats cross sooner. */
const most = { rounds: 7, options: 10 };
const mostOfSeats = { rounds: 4, options: 6 };

/** A ranked count: rounds as a flow, with points and duels beside. */
export function RankingChart({ question, result, final }: ResultPart<"RankingResult">) {
  const words = useResultsWords();
  const nameOf = namesOf(question);
  const points = new Map(result.points.map((each) => [each.option, each.points]));
  return (
    <>
      <p className="pz-frase">{result.winner ? (final ? words.winner : words.leading)(nameOf(result.winner), result.rounds.length) : words.noWinner}</p>
      <p className="pz-meta">{words.rankingRule}</p>
      <RoundViews title={question.title} rounds={result.rounds} nameOf={nameOf} chosen={words.picked} bounds={most} table={roundTable({ rounds: result.rounds, nameOf, chosen: words.picked }, words, { title: words.points, of: (option) => words.figure(points.get(option) ?? 0) })} />
      <p className="pz-meta">{condorcetWords(result, nameOf, words)} {words.bordaNote}</p>
      <Duels question={question} result={result} />
    </>
  );
}

function condorcetWords(result: ResultPart<"RankingResult">["result"], nameOf: (id: string) => string, words: ReturnType<typeof useResultsWords>): string {
  const { winner, strongest } = result.condorcet;
  if (winner === null) return words.condorcetNone(strongest.map(nameOf));
  return winner === result.winner ? words.condorcet(nameOf(winner)) : words.condorcetOther(nameOf(winner));
}

/** Each pair, and how many preferred whom. */
function Duels({ question, result }: Omit<ResultPart<"RankingResult">, "final">) {
  const words = useResultsWords();
  const nameOf = namesOf(question);
  const { duels } = result.condorcet;
  if (duels.length === 0) return null;
  return (
    <details className="pz-piega">
      <summary>{words.duels}</summary>
      <DataTable caption={words.duels} table={{ head: [words.option, words.votes], rows: duels.map((duel) => ({ id: `${duel.over}/${duel.under}`, name: words.duel(nameOf(duel.over), nameOf(duel.under)), cells: [`${words.figure(duel.for)}–${words.figure(duel.against)}`] })) }} />
    </details>
  );
}

/** A single transferable vote: its quota, who is elected, and the rounds. */
export function SeatsChart({ question, result, final }: ResultPart<"SeatsResult">) {
  const words = useResultsWords();
  const nameOf = namesOf(question);
  return (
    <>
      <p className="pz-frase">{result.elected.length > 0 ? (final ? words.electedMany : words.wouldSit)(result.elected.map(nameOf)) : words.electedNone}</p>
      <p className="pz-meta">{words.quota(result.quota, result.seats)}</p>
      <RoundViews title={question.title} rounds={result.rounds} nameOf={nameOf} chosen={words.in} bounds={mostOfSeats} table={roundTable({ rounds: result.rounds, nameOf, chosen: words.in }, words)} />
    </>
  );
}

type RoundProps = { title: string; rounds: ResultPart<"SeatsResult">["result"]["rounds"]; nameOf: (id: string) => string; chosen: string; bounds: typeof most; table: ReturnType<typeof roundTable> };

/** Wide enough it flows; a phone, or a long count, has the rounds one above the other. */
function RoundViews({ title, rounds, nameOf, chosen, bounds, table }: RoundProps) {
  const words = useResultsWords();
  if (rounds.length === 0) return null;
  const flows = rounds.length > 1 && rounds.length <= bounds.rounds && (rounds[0]?.counts.length ?? 0) <= bounds.options;
  const summary = rounds.flatMap((round, i) => [`${words.round(i + 1)}:`, ...round.counts.map((count) => `${nameOf(count.option)} ${words.figure(count.votes)};`), ...roundWords(round, nameOf, chosen, words)]).join(" ");
  return (
    <Views title={title} table={table} chartName={flows ? words.flow : words.chart}>
      {flows && <div className="largo"><FlowChart rounds={rounds} nameOf={nameOf} chosen={chosen} summary={summary} /></div>}
      <div className={flows ? "stretto" : undefined}><RoundStack rounds={rounds} nameOf={nameOf} chosen={chosen} /></div>
    </Views>
  );
}
