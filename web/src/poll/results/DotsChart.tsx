import { Bars } from "./Bars";
import { inOrder, namesOf, type ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** How many dots each option was given. */
export function DotsChart({ question, result, final }: ResultPart<"DotsResult">) {
  const words = useResultsWords();
  const nameOf = namesOf(question);
  const rows = inOrder(result.options, final, (option) => option.dots);
  const top = Math.max(...rows.map((option) => option.dots), 0);
  return (
    <Views title={question.title} table={{ head: [words.option, words.dots, words.people], rows: rows.map((option) => ({ id: option.option, name: nameOf(option.option), cells: [words.figure(option.dots), words.figure(option.people)], strong: top > 0 && option.dots === top })) }}>
      <Bars bars={rows.map((option) => ({ id: option.option, title: nameOf(option.option), figure: words.dotsOf(option.dots), beside: words.peopleOf(option.people), length: top > 0 ? option.dots / top : 0, leads: top > 0 && option.dots === top }))} />
    </Views>
  );
}
