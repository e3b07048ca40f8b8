import type { CSSProperties } from "react";
import type { ResultPart } from "./part";
import { useResultsWords } from "./words";

/** A matrix as a heat map, which is a table already: the figure stands in each cell, the most chosen of a row is bold. */
export function GridChart({ question, result }: ResultPart<"GridResult">) {
  const words = useResultsWords();
  const votes = new Map(result.cells.map((cell) => [`${cell.row}/${cell.option}`, cell.votes]));
  return (
    <>
      <p className="pz-meta">{words.heat}</p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls in its own place, with the keyboard too */}
      <div className="pz-tab-posto" role="group" aria-label={question.title} tabIndex={0}>
        <table className="pz-tab pz-calore">
          <caption className="pz-sr">{question.title}</caption>
          <thead><tr><td />{question.options.map((option) => <th key={option.id} scope="col">{option.title}</th>)}</tr></thead>
          <tbody>
            {question.rows.map((row) => {
              const counts = question.options.map((option) => votes.get(`${row.id}/${option.id}`) ?? 0);
              const all = counts.reduce((sum, count) => sum + count, 0);
              const top = Math.max(...counts, 1);
              return (
                <tr key={row.id}>
                  <th scope="row">{row.title}</th>
                  {counts.map((count, i) => (
                    <td key={i} className="pz-num" style={{ "--parte": `${all > 0 ? Math.round((count / all) * 100) : 0}%` } as CSSProperties}>
                      {count === top ? <strong>{words.figure(count)}</strong> : words.figure(count)}
                      <small>{all > 0 ? words.percent(count / all) : "–"}</small>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
