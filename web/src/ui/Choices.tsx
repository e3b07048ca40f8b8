import { useId } from "react";

type Props<V extends string> = {
  legend: string;
  name: string;
  values: readonly V[];
  words: Record<V, { name: string; means: string }>;
  chosen: V;
  /** Why some of them cannot be chosen now. */
  off?: Partial<Record<V, string>>;
  onChoose: (value: V) => void;
};

/** One of a few ways, each with what it means. */
export function Choices<V extends string>({ legend, name, values, words, chosen, off = {}, onChoose }: Props<V>) {
  const id = useId();
  return (
    <fieldset className="pz-scelte" data-field={name}>
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={`${id}-${name}`} value={value} checked={value === chosen} disabled={off[value] !== undefined} onChange={() => { onChoose(value); }} aria-labelledby={`${id}-${value}-nome`} aria-describedby={`${id}-${value}`} />
          <span>
            <b id={`${id}-${value}-nome`}>{words[value].name}</b>
            <small id={`${id}-${value}`}>{off[value] ?? words[value].means}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
