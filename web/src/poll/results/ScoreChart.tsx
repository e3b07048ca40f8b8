import { Columns } from "./Columns";
import { inOrder, namesOf, type ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** The marks of each option: mean, median, and how they are spread. */
export function ScoreChart({ question, result, final }: ResultPart<"ScoresResult">) {
  const words = useResultsWords();
  const nameOf = namesOf(question);
  const rows = inOrder(result.options, final, (option) => option.mean ?? -1);
  const say = (k: number | null) => (k === null ? "–" : words.figure(k));
  const marks = Array.from({ length: (question.limits.highest ?? 0) + 1 }, (_, mark) => mark);
  const inTable = marks.length <= 11 ? marks : [];
  return (
    <Views
      title={question.title}
      table={{
        head: [words.option, words.mean, words.median, words.people, ...inTable.map(String)],
        rows: rows.map((option) => ({ id: option.option, name: nameOf(option.option), cells: [say(option.mean), say(option.median), words.figure(option.people), ...inTable.map((mark) => words.figure(option.given[mark] ?? 0))] })),
      }}
    >
      <ul className="pz-punteggi" role="list">
        {rows.map((option) => (
          <li key={option.option}>
            <p className="et"><b>{nameOf(option.option)}</b><span className="v pz-num"><strong>{say(option.mean)}</strong></span></p>
            <p className="pz-meta pz-num">{option.people > 0 ? `${words.median} ${say(option.median)} · ${words.peopleOf(option.people)}` : words.noMarks}</p>
            {option.people > 0 && <Columns columns={option.given.map((people, mark) => ({ label: words.figure(mark), people }))} small summary={option.given.flatMap((people, mark) => (people > 0 ? [words.marksOf(mark, people)] : [])).join("; ")} />}
          </li>
        ))}
      </ul>
    </Views>
  );
}
