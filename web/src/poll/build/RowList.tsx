import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { moved } from "../vote/rank";
import { changeQuestion, insertAfter, removePart } from "./changes";
import { useBuilder } from "./context";
import { blankRow, linesOf, type QuestionForm, type RowForm } from "./form";
import { MoveControls } from "./MoveControls";
import { useFocusOn } from "./OptionList";
import { useSortable } from "./useSortable";
import { useBuildWords } from "./words";

/** The rows of a matrix. */
export function RowList({ question }: { question: QuestionForm }) {
  const words = useBuildWords();
  const { change, take, faultAt } = useBuilder();
  const { key, rows } = question;
  const nameOf = (rowKey: string) => {
    const at = rows.findIndex((row) => row.key === rowKey);
    return rows[at]?.title.trim() || words.rowName(at + 1);
  };
  const put = (next: (rows: readonly RowForm[]) => RowForm[]) => { change((form) => changeQuestion(form, key, (each) => ({ ...each, rows: next(each.rows) }))); };
  const { list: place, said, ...sortable } = useSortable<HTMLOListElement>({ keys: rows.map((row) => row.key), titleOf: nameOf, onMove: (from, to) => { put((list) => moved(list, from, to)); } });
  const focusOn = useFocusOn(place);
  const addAfter = (rowKey: string | undefined, titles: readonly string[]) => {
    const added = titles.map((title) => ({ ...blankRow(), title }));
    put((list) => insertAfter(list, rowKey, added));
    focusOn(added.at(-1)?.key);
  };
  const remove = (rowKey: string) => {
    const at = rows.findIndex((row) => row.key === rowKey);
    take(nameOf(rowKey), (form) => removePart(form, key, "rows", rowKey));
    focusOn((rows[at - 1] ?? rows[at + 1])?.key);
  };
  const retitle = (rowKey: string, title: string) => { put((list) => list.map((row) => (row.key === rowKey ? { ...row, title } : row))); };
  const fault = faultAt({ field: "rows", question: key });
  return (
    <fieldset className="pz-voci">
      <legend>{words.rows}</legend>
      <ol ref={place} role="list">
        {rows.map((row, at) => {
          const wrong = faultAt({ field: "title", question: key, option: row.key });
          return (
            <li key={row.key} className="pz-riga-voce" data-key={row.key}>
              <span className="n" aria-hidden="true">{at + 1}</span>
              <div className="campi">
                <input
                  className="form-control" value={row.title} maxLength={200} data-field="row" aria-label={words.rowName(at + 1)} placeholder={words.rowName(at + 1)} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${row.key}-errore` : undefined}
                  onChange={(event) => { retitle(row.key, event.target.value); }}
                  onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); addAfter(row.key, [""]); } }}
                  onPaste={(event) => {
                    const lines = linesOf(event.clipboardData.getData("text"));
                    if (lines.length < 2) return;
                    event.preventDefault();
                    const [first = "", ...rest] = row.title.trim() === "" ? lines : [row.title, ...lines];
                    retitle(row.key, first);
                    addAfter(row.key, rest);
                  }}
                />
                {wrong && <p className="errore" id={`${row.key}-errore`}>{wrong}</p>}
              </div>
              <div className="fare">
                <MoveControls sortable={sortable} id={row.key} title={row.title.trim() || words.rowName(at + 1)} at={at} of={rows.length} />
                <button type="button" className="btn btn-icona" aria-label={words.removeOf(nameOf(row.key))} onClick={() => { remove(row.key); }}><Icon name="close" /></button>
              </div>
            </li>
          );
        })}
      </ol>
      {fault && <p className="errore">{fault}</p>}
      <Button look="plain" small className="allineato" onClick={() => { addAfter(undefined, [""]); }}><Icon name="plusCircle" /> {words.addRow}</Button>
      <p className="pz-sr" role="status">{said}</p>
    </fieldset>
  );
}
