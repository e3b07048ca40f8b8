import { useId, type ReactNode } from "react";

type Props = {
  type: "radio" | "checkbox";
  /** The group of a radio button. */
  name?: string;
  title: string;
  note?: string | undefined;
  /** What stands at the end of the row, such as what it costs. */
  end?: ReactNode;
  checked: boolean;
  /** It cannot be chosen now; the note says why. */
  barred?: boolean;
  onPick: (on: boolean) => void;
};

/** Something to choose: the whole row is its label. What cannot be chosen now stays in reach, so that its reason can be heard. */
export function Pick({ type, name, title, note, end, checked, barred = false, onPick }: Props) {
  const id = useId();
  return (
    <label className={barred ? "pz-voce sbarrata" : "pz-voce"}>
      <input
        type={type}
        name={name}
        checked={checked}
        aria-disabled={barred || undefined}
        aria-labelledby={`${id}-nome`}
        aria-describedby={note ? `${id}-nota` : undefined}
        onChange={(event) => { if (!barred) onPick(event.target.checked); }}
      />
      <span>
        <b id={`${id}-nome`}>{title}</b>
        {note && <small id={`${id}-nota`}>{note}</small>}
      </span>
      {end && <span className="fine pz-num">{end}</span>}
    </label>
  );
}
