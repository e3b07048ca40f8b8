import { useState, type SyntheticEvent } from "react";
import { useWords } from "../i18n/words";
import type { Refused } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextField } from "../ui/Field";
import { useAccountWords } from "./words";

type Props = { title: string; action: string; name: string; onName: (name: string) => Promise<Refused[] | undefined>; onClose: () => void };

/** Gives a passkey another name. */
export function NameDialog({ title, action, name, onName, onClose }: Props) {
  const { passkeys: words, tokens } = useAccountWords();
  const { state } = useWords();
  const say = useRefusals();
  const [text, setText] = useState(name);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await onName(text.trim());
    setBusy(false);
    if (!refused) { onClose(); return; }
    const { fields, general } = say(refused);
    setError(fields.name ?? general ?? state.error);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="pz-su-3" onSubmit={(event) => void send(event)}>
        <TextField label={words.name} hint={words.nameHint} error={error} value={text} required maxLength={80} autoComplete="off" onText={setText} />
        <div className="piede">
          <Button look="outline" onClick={onClose}>{tokens.cancel}</Button>
          <Button type="submit" busy={busy}>{action}</Button>
        </div>
      </form>
    </Dialog>
  );
}
