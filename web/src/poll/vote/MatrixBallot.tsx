import { useId, type CSSProperties } from "react";
import { choose } from "../kind";
import type { Part } from "./part";

/**
 * One option in each row. Wide, it is a table of buttons under the names of the columns; on a phone each row is a list
 * of its own, with the names beside the buttons.
 */
export function MatrixBallot({ question, options, value, onChange }: Part) {
  const id = useId();
  const pick = (row: string, option: string) => {
    const others = (value?.cells ?? []).filter((cell) => cell.row !== row);
    onChange(choose({ cells: [...others, { row, option }] }));
  };
  return (
    <div className="pz-matrice" style={{ "--colonne": options.length } as CSSProperties}>
      <p className="riga testa" aria-hidden="true">
        <span />
        {options.map((option) => <span key={option.id}>{option.title}</span>)}
      </p>
      {question.rows.map((row) => (
        <div className="riga" role="radiogroup" aria-labelledby={`${id}-${row.id}`} key={row.id}>
          <b id={`${id}-${row.id}`}>{row.title}</b>
          {options.map((option) => (
            <label key={option.id}>
              <input type="radio" name={`${id}-${row.id}`} checked={value?.cells.some((cell) => cell.row === row.id && cell.option === option.id) ?? false} onChange={() => { pick(row.id, option.id); }} />
              <span>{option.title}</span>
            </label>
          ))}
        </div>
      ))}
    </div>
  );
}
