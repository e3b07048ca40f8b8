import { useState, type SyntheticEvent } from "react";
import { confirmWanted } from "../live/confirm";
import { readAnew } from "../live/client";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { browserName } from "../session/browserName";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextField } from "../ui/Field";
import { tell } from "../ui/Notices";
import { PasskeyFailure, registerPasskey } from "./passkey";
import { useAccountRefusal, useAccountWords } from "./words";

type Props = { onClose: () => void; onDone: () => void };

/** Adds a passkey: a name for it, then the device asks its owner. */
export function RegisterDialog({ onClose, onDone }: Props) {
  const { passkeys: words, tokens } = useAccountWords();
  const say = useAccountRefusal();
  const paths = usePaths();
  const { pathname } = usePlace();
  const [name, setName] = useState(() => browserName(navigator.userAgent)?.split(", ").at(-1) ?? "");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure>();
  const register = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const made = await registerPasskey(name.trim());
      tell(words.added(made.name));
      onClose();
      onDone();
      // The session is another one, and what was withheld is not any more: everything is read again as he is now.
      readAnew();
    } catch (caught) {
      const why = caught instanceof PasskeyFailure ? caught : new PasskeyFailure("", "INTERNAL");
      if (why.reason === "confirm_needed") { onClose(); confirmWanted.set(true); }
      setFailure(why);
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <form onSubmit={(event) => void register(event)}>
        <p className="pz-secondo pz-su-2 pz-giu">{busy ? words.busy : words.addText}</p>
        <TextField label={words.name} hint={words.nameHint} value={name} maxLength={80} autoComplete="off" onText={setName} />
        {failure && (
          <p className="pz-rifiuto pz-su-2" role="alert">
            {failure.reason === "passkey_needed" ? <>{words.useFirst} <a href={paths.confirm(pathname, "chiave")}>{words.use}</a></> : say(failure)}
          </p>
        )}
        <div className="piede">
          <Button look="outline" onClick={onClose}>{tokens.cancel}</Button>
          <Button type="submit" busy={busy}>{words.add}</Button>
        </div>
      </form>
    </Dialog>
  );
}
