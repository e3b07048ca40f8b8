import type { OptionForm } from "./form";
import { anHourAfter } from "./slots";
import { useBuildWords } from "./words";

type Props = {
  option: OptionForm;
  name: string;
  invalid: (field: string) => object;
  onChange: (change: (option: OptionForm) => OptionForm) => void;
};

/** When a time slot begins and ends, by the writer's own clock. An end that was not chosen is an hour later. */
export function SlotFields({ option, name, invalid, onChange }: Props) {
  const words = useBuildWords();
  return (
    <div className="orario">
      <label>
        <span>{words.starts}<span className="pz-sr"> {name}</span></span>
        <input
          className="form-control" type="datetime-local" value={option.starts} {...invalid("starts")}
          onChange={({ target: { value } }) => { onChange((each) => ({ ...each, starts: value, ends: each.ends === "" || each.ends <= value ? anHourAfter(value) : each.ends })); }}
        />
      </label>
      <label>
        <span>{words.ends}<span className="pz-sr"> {name}</span></span>
        <input className="form-control" type="datetime-local" value={option.ends} {...invalid("ends")} onChange={({ target: { value } }) => { onChange((each) => ({ ...each, ends: value })); }} />
      </label>
    </div>
  );
}
