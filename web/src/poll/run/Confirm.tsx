import { useState, type ReactNode, type SyntheticEvent } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useRunWords } from "./words";

type Props = {
  title: string;
  note?: ReactNode;
  action: string;
  /** Does it; answers why not, or nothing when it is done. */
  onDo: () => Promise<string | undefined>;
  onClose: () => void;
  /** What has to be filled in. */
  children?: ReactNode;
};

/** Something that is asked once more before it is done. */
export function Confirm({ title, note, action, onDo, onClose, children }: Props) {
  const words = useRunWords();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const go = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await onDo();
    setBusy(false);
    if (refused === undefined) onClose();
    else setError(refused);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate onSubmit={(event) => void go(event)}>
        {note && <p className="pz-secondo pz-su-2 pz-giu">{note}</p>}
        {children}
        {error && <p className="errore pz-su-2" role="alert">{error}</p>}
        <div className="piede">
          <Button look="outline" onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" busy={busy}>{action}</Button>
        </div>
      </form>
    </Dialog>
  );
}
