import { Icon } from "../../ui/Icon";
import { useBuilder } from "./context";
import type { QuestionForm } from "./form";
import { MoveControls } from "./MoveControls";
import { QuestionFields } from "./QuestionFields";
import type { Sortable } from "./useSortable";
import { useBuildWords } from "./words";

type Props = {
  question: QuestionForm; at: number; of: number; sortable: Sortable; open: boolean;
  onOpen: (open: boolean) => void; onDuplicate: () => void; onRemove: () => void;
};

/** A question on the writer's table: folded to a line, or open to be written. */
export function QuestionCard({ question, at, of, sortable, open, onOpen, onDuplicate, onRemove }: Props) {
  const words = useBuildWords();
  const { faultAt } = useBuilder();
  const name = question.title.trim() || words.question(at + 1);
  const body = `${question.key}-campi`;
  const wrong = !open && faultAt({ field: "title", question: question.key });
  return (
    <li className={sortable.held === question.key ? "pz-foglio pz-quesito presa" : "pz-foglio pz-quesito"} data-key={question.key} data-kind={question.kind}>
      <div className="testa">
        <h3>
          <button type="button" aria-expanded={open} aria-controls={body} data-control="fold" onClick={() => { onOpen(!open); }}>
            <span className="pz-meta">{words.question(at + 1)} · {words.kinds[question.kind].name}</span>
            <b>{question.title.trim() || words.unnamedQuestion}</b>
          </button>
        </h3>
        <div className="fare">
          <MoveControls sortable={sortable} id={question.key} title={name} at={at} of={of} />
          <button type="button" className="btn btn-icona" aria-label={words.duplicateOf(name)} onClick={onDuplicate}><Icon name="copy" /></button>
          <button type="button" className="btn btn-icona" aria-label={words.removeOf(name)} onClick={onRemove}><Icon name="delete" /></button>
        </div>
      </div>
      {wrong && <p className="errore">{wrong}</p>}
      <div id={body} hidden={!open}>{open && <QuestionFields question={question} />}</div>
    </li>
  );
}
