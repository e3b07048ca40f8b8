import { useId } from "react";
import { useLanguage } from "../../i18n/words";
import { Button } from "../../ui/Button";
import { choose, type PollOption } from "../kind";
import type { Part } from "./part";
import { slotWords, zoneName } from "./slots";
import { useBallotWords } from "./words";

const answers = [["yes", 2], ["maybe", 1], ["no", 0]] as const;

/** Yes, maybe or no to time slots, told in the viewer's own time. Once something is answered, the rest counts as no, in sight. */
export function MeetingBallot({ options, value, onChange }: Part) {
  const words = useBallotWords();
  const language = useLanguage();
  const first = new Date(options[0]?.startsAt ?? 0);
  const mark = (id: string, given: number) => {
    const others = (value?.marks ?? []).filter((each) => each.option !== id);
    onChange(choose({ marks: given > 0 ? [...others, { option: id, value: given }] : others }));
  };
  return (
    <>
      <p className="pz-meta">{words.zone(zoneName(language, first))} {words.slotsHelp}</p>
      <ul className="pz-righe">
        {options.map((option) => (
          <Slot key={option.id} option={option} given={value === null ? null : (value.marks.find((each) => each.option === option.id)?.value ?? 0)} onMark={(given) => { mark(option.id, given); }} />
        ))}
      </ul>
      <p className="pz-su-2"><Button look="outline" small aria-pressed={value !== null && value.marks.length === 0} onClick={() => { onChange(choose({})); }}>{words.noSlot}</Button></p>
    </>
  );
}

function Slot({ option, given, onMark }: { option: PollOption; given: number | null; onMark: (given: number) => void }) {
  const words = useBallotWords();
  const language = useLanguage();
  const id = useId();
  const { day, hours } = slotWords(option, language);
  return (
    <li className="pz-punteggio">
      <span id={id}>
        <b><time dateTime={option.startsAt ?? undefined}>{day}</time></b>
        <small className="pz-num">{hours}{option.meaning && ` · ${option.meaning}`}</small>
      </span>
      <span className="pz-scala larga" role="radiogroup" aria-labelledby={id}>
        {answers.map(([answer, k]) => (
          <label key={answer}>
            <input type="radio" name={id} checked={given === k} onChange={() => { onMark(k); }} />
            <span>{words.slot[answer]}</span>
          </label>
        ))}
      </span>
    </li>
  );
}
