import { Bars } from "./Bars";
import { inOrder, namesOf, type ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** How many chose each option. */
export function OptionResult({ question, result, final }: ResultPart<"OptionCounts">) {
  const words = useResultsWords();
  const nameOf = namesOf(question);
  const top = Math.max(...result.options.map((option) => option.votes), 0);
  const rows = inOrder(result.options, final, (option) => option.votes);
  const leaders = rows.filter((option) => top > 0 && option.votes === top);
  const none = { title: words.none, votes: result.none, share: result.voters > 0 ? result.none / result.voters : 0 };
  const offers = question.limits.none;
  return (
    <>
      {leaders[0] && <p className="pz-frase">{(final ? words.won : words.ahead)(leaders.map(({ option }) => nameOf(option)), words.percent(leaders[0].share))}</p>}
      <Views
        title={question.title}
        table={{
          head: [words.option, words.votes, words.share],
          rows: [
            ...rows.map((option) => ({ id: option.option, name: nameOf(option.option), cells: [words.figure(option.votes), words.percent(option.share)], strong: leaders.includes(option) })),
            ...(offers ? [{ id: "none", name: words.none, cells: [words.figure(none.votes), words.percent(none.share)] }] : []),
          ],
        }}
      >
        <Bars
          bars={[
            ...rows.map((option) => ({ id: option.option, title: nameOf(option.option), figure: words.figure(option.votes), beside: words.percent(option.share), length: option.share, leads: leaders.includes(option) })),
            ...(offers ? [{ id: "none", title: words.none, figure: words.figure(none.votes), beside: words.percent(none.share), length: none.share }] : []),
          ]}
        />
      </Views>
    </>
  );
}
