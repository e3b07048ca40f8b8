import { Icon } from "../../ui/Icon";
import type { PollRoundFragment } from "../gen/graphql";
import { Bars } from "./Bars";
import type { TableModel } from "./DataTable";
import type { ResultsWords } from "./words.it";
import { useResultsWords } from "./words";

type Props = {
  rounds: readonly PollRoundFragment[];
  nameOf: (id: string) => string;
  /** What one is that is elected: an option is chosen, a person has a seat. */
  chosen: string;
};

/** A count by rounds as a stack, one above the other: what a phone shows, and what is read where a flow would be too dense. */
export function RoundStack({ rounds, nameOf, chosen }: Props) {
  const words = useResultsWords();
  const top = Math.max(...rounds.flatMap((round) => round.counts.map((count) => count.votes)), 1);
  return (
    <ol className="pz-giri" role="list">
      {rounds.map((round, i) => (
        <li key={i}>
          <h4>{words.round(i + 1)}</h4>
          <Bars
            bars={[...round.counts].sort((a, b) => b.votes - a.votes).map((count) => {
              const elected = round.elected.includes(count.option);
              const gained = i > 0 ? (rounds[i - 1]?.transfers?.to.find((to) => to.option === count.option)?.votes ?? 0) : 0;
              return { id: count.option, title: nameOf(count.option), note: elected ? chosen : undefined, figure: words.figure(count.votes), beside: gained > 0 ? `+${words.figure(gained)}` : undefined, length: count.votes / top, leads: elected };
            })}
          />
          <RoundEnd round={round} nameOf={nameOf} chosen={chosen} />
        </li>
      ))}
    </ol>
  );
}

function RoundEnd({ round, nameOf, chosen }: Omit<Props, "rounds"> & { round: PollRoundFragment }) {
  const words = useResultsWords();
  const said = roundWords(round, nameOf, chosen, words);
  if (said.length === 0) return null;
  return <p className="passa"><Icon name="arrowDown" /><span>{said.join(" ")}</span></p>;
}

/** What a round ends with, in sentences. */
export function roundWords(round: PollRoundFragment, nameOf: (id: string) => string, chosen: string, words: ResultsWords): string[] {
  const { eliminated, elected, transfers, tie } = round;
  const goes = transfers && [
    ...transfers.to.filter((to) => to.votes > 0).map((to) => words.passes(words.figure(to.votes), nameOf(to.option))),
    ...(transfers.exhausted > 0 ? [words.exhaustedOf(words.figure(transfers.exhausted))] : []),
  ];
  return [
    elected.length > 0 && words.elected(words.list(elected.map(nameOf)), chosen),
    round.belowQuota && words.belowQuota,
    eliminated && `${words.leaves(nameOf(eliminated))}.`,
    transfers && goes && words.transfer(nameOf(transfers.from), goes),
    tie && words.tie(tie.between.map(nameOf), tie.rule),
  ].filter((sentence): sentence is string => typeof sentence === "string");
}

/** The rounds as a table: one row an option, one column a round, and what is told besides. */
export function roundTable({ rounds, nameOf, chosen: word }: Props, words: ResultsWords, last?: { title: string; of: (option: string) => string }): TableModel {
  const options = [...(rounds[0]?.counts ?? [])].sort((a, b) => b.votes - a.votes).map((count) => count.option);
  const chosen = rounds.flatMap((round) => round.elected);
  const cellOf = (option: string, at: number): string => {
    const votes = rounds[at]?.counts.find((count) => count.option === option)?.votes;
    if (votes !== undefined) return words.figure(votes);
    const before = rounds[at - 1];
    if (before?.eliminated === option) return words.out;
    return before?.elected.includes(option) ? word : "–";
  };
  return {
    head: [words.option, ...rounds.map((_, i) => words.roundShort(i + 1)), ...(last ? [last.title] : [])],
    rows: [
      ...options.map((option) => ({ id: option, name: nameOf(option), cells: [...rounds.map((_, i) => cellOf(option, i)), ...(last ? [last.of(option)] : [])], strong: chosen.includes(option) })),
      { id: "exhausted", name: words.exhausted, cells: [...rounds.map((round) => words.figure(round.exhausted)), ...(last ? ["–"] : [])] },
    ],
  };
}
