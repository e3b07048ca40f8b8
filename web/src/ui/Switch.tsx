import { useId } from "react";

type Props = {
  label: string;
  /** What it means; where it cannot be changed, why. */
  note?: string;
  on: boolean;
  fixed?: boolean;
  onChange: (on: boolean) => void;
};

/** Something that is on or off, at once and for good. */
export function Switch({ label, note, on, fixed, onChange }: Props) {
  const id = useId();
  return (
    <div className="pz-scelta">
      <label htmlFor={id}>
        <input id={id} type="checkbox" role="switch" checked={on} disabled={fixed} aria-describedby={note ? `${id}-note` : undefined} onChange={(event) => { onChange(event.target.checked); }} />
        <span>{label}</span>
      </label>
      {note && <p id={`${id}-note`} className="pz-meta">{note}</p>}
    </div>
  );
}
