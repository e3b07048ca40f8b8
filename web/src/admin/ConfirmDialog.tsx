import { useState } from "react";
import { useWords } from "../i18n/words";
import type { Refused } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

type Props = {
  title: string;
  text: string;
  action: string;
  cancel: string;
  danger?: boolean;
  onClose: () => void;
  /** Does it; answers what was refused. */
  onConfirm: () => Promise<Refused[] | undefined>;
};

/** Says what a step means before it is taken. */
export function ConfirmDialog({ title, text, action, cancel, danger = false, onClose, onConfirm }: Props) {
  const { state } = useWords();
  const say = useRefusals();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    const refused = await onConfirm();
    setBusy(false);
    if (!refused) { onClose(); return; }
    const { fields, general } = say(refused);
    setError(general ?? Object.values(fields)[0] ?? state.error);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="pz-su-2">{text}</p>
      {error !== undefined && <p className="pz-rifiuto pz-su-2" role="alert">{error}</p>}
      <div className="piede">
        <Button look="outline" onClick={onClose}>{cancel}</Button>
        <Button look={danger ? "danger" : "primary"} busy={busy} onClick={() => void confirm()}>{action}</Button>
      </div>
    </Dialog>
  );
}
