import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import type { QuestionKind } from "../kind";
import { useBuildWords } from "./words";

/** The kinds by what people want to do, not by how they are counted. */
const groups = {
  choose: ["SINGLE", "MULTIPLE", "RANKED", "STV"],
  weigh: ["SCORE", "DOTS", "BUDGET"],
  agree: ["CONSENT", "MEETING"],
  gather: ["NUMBER", "OPEN", "MATRIX"],
} as const satisfies Record<string, readonly QuestionKind[]>;

type Props = { chosen?: QuestionKind; onClose: () => void; onChoose: (kind: QuestionKind) => void };

/** Every way of asking, with what it does and when one would use it. */
export function KindDialog({ chosen, onClose, onChoose }: Props) {
  const words = useBuildWords();
  return (
    <Dialog title={words.kindTitle} onClose={onClose} toRead>
      <div className="pz-tipi">
        {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
          <section key={group} aria-labelledby={`tipi-${group}`}>
            <h3 id={`tipi-${group}`}>{words.kindGroups[group]}</h3>
            <ul>
              {groups[group].map((kind) => (
                <li key={kind}>
                  <button type="button" data-kind={kind} aria-current={kind === chosen ? "true" : undefined} onClick={() => { onChoose(kind); }}>
                    <b>{words.kinds[kind].name}</b>
                    <span>{words.kinds[kind].does}</span>
                    <small>{words.example} <i>{words.kinds[kind].example}</i></small>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="piede"><Button look="outline" onClick={onClose}>{words.cancel}</Button></div>
    </Dialog>
  );
}
