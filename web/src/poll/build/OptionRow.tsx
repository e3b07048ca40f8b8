import { useId, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useBuilder } from "./context";
import { linesOf, type OptionForm, type QuestionForm } from "./form";
import { MoveControls } from "./MoveControls";
import { SlotFields } from "./SlotFields";
import type { Sortable } from "./useSortable";
import { useBuildWords } from "./words";

export type RowActs = {
  change: (key: string, change: (option: OptionForm) => OptionForm) => void;
  /** Adds options after one; the first of them gets the focus. */
  addAfter: (key: string, titles: readonly string[]) => void;
  remove: (key: string) => void;
};

type Props = { question: QuestionForm; option: OptionForm; at: number; of: number; sortable: Sortable; acts: RowActs };

/** An option while it is written: its name, what it means, what its kind needs beside. */
export function OptionRow({ question, option, at, of, sortable, acts }: Props) {
  const words = useBuildWords();
  const { faultAt } = useBuilder();
  const id = useId();
  const [explained, setExplained] = useState(option.meaning !== "");
  const name = option.title.trim() || words.optionName(at + 1);
  const fault = (field: string) => faultAt({ field, question: question.key, option: option.key });
  const wrong = ["title", "cost", "starts", "ends", "meaning"].map(fault).find(Boolean);
  const set = (field: keyof OptionForm) => (text: string) => { acts.change(option.key, (each) => ({ ...each, [field]: text })); };
  const invalid = (field: string) => (fault(field) ? { "aria-invalid": true as const, "aria-describedby": `${id}-errore` } : {});
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      event.preventDefault();
      acts.addAfter(option.key, [""]);
    } else if (event.key === "Backspace" && option.title === "" && option.meaning === "" && of > 2) {
      event.preventDefault();
      acts.remove(option.key);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = linesOf(event.clipboardData.getData("text"));
    if (lines.length < 2) return;
    event.preventDefault();
    const [first = "", ...rest] = option.title.trim() === "" ? lines : [option.title, ...lines];
    set("title")(first);
    acts.addAfter(option.key, rest);
  };
  return (
    <li className="pz-riga-voce" data-key={option.key}>
      <span className="n" aria-hidden="true">{at + 1}</span>
      <div className="campi">
        {question.kind === "MEETING" && <SlotFields option={option} name={name} invalid={invalid} onChange={(change) => { acts.change(option.key, change); }} />}
        <input
          className="form-control" value={option.title} maxLength={200} data-field="title" placeholder={question.kind === "MEETING" ? words.slotName : words.optionName(at + 1)}
          aria-label={question.kind === "MEETING" ? `${words.slotName}: ${name}` : words.optionName(at + 1)} {...invalid("title")}
          onChange={(event) => { set("title")(event.target.value); }} onKeyDown={onKeyDown} onPaste={onPaste}
        />
        {question.kind === "BUDGET" && (
          <label className="costo">
            <span>{words.cost}</span>
            <input className="form-control" inputMode="numeric" value={option.cost} {...invalid("cost")} onChange={(event) => { set("cost")(event.target.value); }} />
          </label>
        )}
        {explained && (
          <textarea className="form-control" rows={2} value={option.meaning} maxLength={500} aria-label={`${words.meaning}: ${name}`} placeholder={words.meaning} {...invalid("meaning")} onChange={(event) => { set("meaning")(event.target.value); }} />
        )}
        {wrong && <p className="errore" id={`${id}-errore`}>{wrong}</p>}
      </div>
      <div className="fare">
        {!explained && <Button look="plain" small aria-label={words.addMeaningOf(name)} onClick={() => { setExplained(true); }}>{words.addMeaning}</Button>}
        <MoveControls sortable={sortable} id={option.key} title={name} at={at} of={of} />
        <button type="button" className="btn btn-icona" aria-label={words.removeOf(name)} onClick={() => { acts.remove(option.key); }}><Icon name="close" /></button>
      </div>
    </li>
  );
}
