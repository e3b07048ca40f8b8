import { useBallotWords } from "../vote/words";
import { Bars } from "./Bars";
import type { ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** What was said to a proposal. One block weighs more than many agreements: it is told first. */
export function StanceChart({ question, result }: ResultPart<"StancesResult">) {
  const words = useResultsWords();
  const { stances } = useBallotWords();
  const said = result.counts.reduce((sum, count) => sum + count.votes, 0);
  const blocks = result.counts.find((count) => count.stance === "BLOCK")?.votes ?? 0;
  const share = (votes: number) => (said > 0 ? votes / said : 0);
  return (
    <>
      <p className="pz-frase">{words.blocked(blocks)}</p>
      <Views title={question.title} table={{ head: [words.stance, words.people, words.share], rows: result.counts.map((count) => ({ id: count.stance, name: stances[count.stance], cells: [words.figure(count.votes), words.percent(share(count.votes))] })) }}>
        <Bars bars={result.counts.map((count) => ({ id: count.stance, title: stances[count.stance], figure: words.figure(count.votes), beside: words.percent(share(count.votes)), length: share(count.votes), look: count.stance === "BLOCK" ? "tratti" : undefined }))} />
      </Views>
    </>
  );
}
