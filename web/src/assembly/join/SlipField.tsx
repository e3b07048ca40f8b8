import { useEffect, useRef } from "react";
import { TextField } from "../../ui/Field";
import { inGroups, slipOf } from "./code";
import { useJoinWords } from "./words";

type Props = { value: string; onSlip: (slip: string) => void; error: string | undefined };

/** The code of a slip. It takes over from the six places with what was typed there: one types on. */
export function SlipField({ value, onSlip, error }: Props) {
  const words = useJoinWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = place.current?.querySelector("input");
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return (
    <div ref={place}>
      <TextField label={words.slipLabel} hint={words.slipHint} error={error} value={inGroups(value)} autoComplete="off" autoCapitalize="characters" spellCheck={false} onText={(text) => { onSlip(slipOf(text)); }} />
    </div>
  );
}
