import { useId, useState, type ClipboardEvent } from "react";
import { codeLength, digitsOf, slipIn } from "./code";
import { useJoinWords } from "./words";

type Props = { value: string; onCode: (digits: string) => void; onSlip: (slip: string) => void; error: string | undefined };

/**
 * Six places that are one field: what is typed, pasted, deleted or filled in by the phone is the browser's own doing, and who
 * does not see the places has one plain field with its name. The code of a slip is handed on to its own field.
 */
export function CodeField({ value, onCode, onSlip, error }: Props) {
  const words = useJoinWords();
  const id = useId();
  const [at, setAt] = useState<number>();
  const take = (text: string) => {
    const slip = slipIn(text);
    if (slip === undefined) onCode(digitsOf(text));
    else onSlip(slip);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    take(event.clipboardData.getData("text"));
  };
  return (
    <div className="pz-campo pz-sei">
      <label htmlFor={id}>{words.codeLabel}</label>
      <div className="cifre">
        <input
          id={id} name="code" type="text" inputMode="numeric" autoComplete="one-time-code" pattern="[0-9 ]*" enterKeyHint="go" spellCheck={false}
          value={value} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-errore` : undefined}
          onChange={(event) => { take(event.target.value); }} onPaste={paste}
          onSelect={({ currentTarget }) => { setAt(Math.min(currentTarget.selectionStart ?? 0, codeLength - 1)); }}
          onFocus={() => { setAt(Math.min(value.length, codeLength - 1)); }} onBlur={() => { setAt(undefined); }}
        />
        <span aria-hidden="true">
          {Array.from({ length: codeLength }, (_, i) => <i key={i} className={i === at ? "qui" : undefined}>{value[i] ?? ""}</i>)}
        </span>
      </div>
      {error && <p className="errore" id={`${id}-errore`}>{error}</p>}
    </div>
  );
}
