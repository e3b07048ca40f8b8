import { useHall } from "../live/HallLive";
import type { HallItem } from "../live/known";
import { HallChart } from "../charts/HallChart";
import { useResultsWords } from "../../poll/results/words";
import { EntranceLine } from "./EntranceCard";
import { useScreenWords } from "./words";

type Results = NonNullable<HallItem["results"]>;
type Props = { item: HallItem; results: Results; fresh: boolean };

/** What came out. */
export function RevealedWall({ item, results, fresh }: Props) {
  const words = useScreenWords();
  const { itemCount } = useHall().state;
  const title = item.questions[0]?.title ?? item.title;
  const drawn = item.questions.flatMap((question) => {
    const result = results.questions.find((each) => each.question === question.id);
    const guests = results.guests?.questions.find((each) => each.question === question.id);
    return result ? [{ question, result, guests }] : [];
  });
  return (
    <div className="esito">
      <header>
        <p className="pos">{words.placeFirst(item.position, itemCount)} · {words.stage[item.state]}</p>
        <h1 data-long={title.length > 80 || undefined}>{title}</h1>
        <Threshold item={item} results={results} />
      </header>
      {results.isFinal ? drawn.map((each) => <HallChart key={each.question.id} {...each} fresh={fresh} />) : <div className="pz-sala-grafico vuoto"><p className="frase">{words.counting}</p></div>}
      <ResultFoot results={results} />
    </div>
  );
}

function Threshold({ item, results }: { item: HallItem; results: Results }) {
  const words = useResultsWords();
  const reached = results.questions[0]?.thresholdReached ?? null;
  if (item.threshold === null || reached === null || results.voters === 0) return null;
  return <p className="soglia">{words.threshold(item.threshold, reached, true)}</p>;
}

function ResultFoot({ results }: { results: Results }) {
  const words = useScreenWords();
  const { turnout } = useHall();
  const entitled = turnout?.entitled ?? 0;
  const { voters, quorumReached, guests } = results;
  const parts = [
    quorumReached === null ? "" : quorumReached ? words.quorumReached : words.quorumMissed,
    guests && guests.voters > 0 ? words.guestsApart(guests.voters, guests.isVerified) : "",
  ].filter(Boolean);
  return (
    <footer className="riga">
      <span><b className="pz-num">{words.figure(voters)}</b> {words.answers(voters)} <b className="pz-num">{words.figure(entitled)}</b> {words.entitled(entitled)}{parts.map((part) => ` · ${part}`).join("")}</span>
      <EntranceLine />
    </footer>
  );
}
