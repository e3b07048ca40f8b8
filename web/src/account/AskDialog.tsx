import { useState } from "react";
import { useWords } from "../i18n/words";
import type { Refused } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useAccountWords } from "./words";

type Props = {
  title: string;
  text: string;
  action: string;
  /** Does it; what it is refused for is said in the dialog. */
  onDo: () => Promise<Refused[] | undefined>;
  /** Where to go first, where it is refused for this reason. */
  first?: { reason: string; href: string; text: string };
  onClose: () => void;
};

/** Asks once more before something is taken away. */
export function AskDialog({ title, text, action, onDo, first, onClose }: Props) {
  const { tokens } = useAccountWords();
  const { state } = useWords();
  const say = useRefusals();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [reasons, setReasons] = useState<string[]>([]);
  const act = async () => {
    setBusy(true);
    const refused = await onDo();
    setBusy(false);
    if (!refused) { onClose(); return; }
    setReasons(refused.map(({ reason }) => reason));
    const { fields, general } = say(refused);
    setError(general ?? Object.values(fields)[0] ?? state.error);
  };
  return (
    <Dialog title={title} onClose={onClose} toRead>
      <p className="pz-su-2">{text}</p>
      {error && <p className="pz-rifiuto pz-su-2" role="alert">{error}{first && reasons.includes(first.reason) && <> <a href={first.href}>{first.text}</a></>}</p>}
      <div className="piede">
        <Button look="outline" onClick={onClose}>{tokens.cancel}</Button>
        <Button look="danger" busy={busy} onClick={() => void act()}>{action}</Button>
      </div>
    </Dialog>
  );
}
