import { useLanguage } from "../../i18n/words";
import { Icon } from "../../ui/Icon";
import { slotWords, zoneName } from "../vote/slots";
import { useBallotWords } from "../vote/words";
import type { ResultPart } from "./part";
import { Views } from "./Views";
import { useResultsWords } from "./words";

/** When people can come, in the viewer's own time. Yes, maybe and no differ by pattern, and stand beside in words. */
export function SlotChart({ question, result }: ResultPart<"SlotsResult">) {
  const words = useResultsWords();
  const ballot = useBallotWords();
  const language = useLanguage();
  const options = new Map(question.options.map((option) => [option.id, option]));
  const nameOf = (id: string) => {
    const option = options.get(id);
    if (!option) return "…";
    const { day, hours } = slotWords(option, language);
    return ballot.slotAt(day, hours);
  };
  const first = new Date(question.options[0]?.startsAt ?? 0);
  return (
    <>
      {result.best.length > 0 && <p className="pz-frase">{words.best(result.best.map(nameOf))}</p>}
      <p className="pz-meta">{ballot.zone(zoneName(language, first))}</p>
      <Views title={question.title} table={{ head: [words.slot, words.yes, words.maybe, words.no], rows: result.slots.map((slot) => ({ id: slot.option, name: nameOf(slot.option), cells: [slot.yes, slot.maybe, slot.no].map(words.figure), strong: result.best.includes(slot.option) })) }}>
        <ul className="pz-barre" role="list">
          {result.slots.map((slot) => {
            const all = Math.max(slot.yes + slot.maybe + slot.no, 1);
            const best = result.best.includes(slot.option);
            return (
              <li key={slot.option} className={best ? "prima" : undefined}>
                <p className="et">
                  <b>{best && <Icon name="check" />}{nameOf(slot.option)}{best && <small>{words.bestMark}</small>}</b>
                  <span className="v pz-num"><strong>{words.figure(slot.yes)}</strong> {words.yes.toLowerCase()} · {words.figure(slot.maybe)} {words.maybe.toLowerCase()} · {words.figure(slot.no)} {words.no.toLowerCase()}</span>
                </p>
                <span className="pz-bar" aria-hidden="true"><i style={{ width: `${(slot.yes / all) * 100}%` }} /><i className="tratti" style={{ width: `${(slot.maybe / all) * 100}%` }} /></span>
              </li>
            );
          })}
        </ul>
      </Views>
    </>
  );
}
