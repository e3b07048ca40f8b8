import { useId, useState, type ClipboardEvent } from "react";
import { codeLength, digitsOf } from "./code";
import { useJoinWords } from "./words";

type Props = { value: string; onCode: (digits: string) => void; error: string | undefined };

/**
 * Six places that are one field: what is typed, pasted, deleted or filled in by the phone is the browser's own doing, and who
 * does not see the places has one plain field with its name.
 */
export function CodeField({ value, onCode, error }: Props) {
  const words = useJoinWords();
  const id = useId();
  const [at, setAt] = useState<number>();
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    onCode(digitsOf(event.clipboardData.getData("text")));
  };
  return (
    <div className="pz-campo pz-sei">
      <label htmlFor={id}>{words.codeLabel}</label>
      <div className="cifre">
        <input
          id={id} name="code" type="text" inputMode="numeric" autoComplete="one-time-code" pattern="[0-9 ]*" enterKeyHint="go" spellCheck={false}
          value={value} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-errore` : undefined}
          onChange={(event) => { onCode(digitsOf(event.target.value)); }} onPaste={paste}
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
