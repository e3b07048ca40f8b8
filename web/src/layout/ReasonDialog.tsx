import { useState, type ReactNode, type SyntheticEvent } from "react";
import { useWords } from "../i18n/words";
import type { Refused } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextArea } from "../ui/Field";

type Props = {
  title: string;
  note: string;
  /** Who will read the reason; without it, what is asked of a moderator. */
  hint?: string;
  action: string;
  onClose: () => void;
  /** What else has to be chosen. */
  children?: ReactNode;
  /** Does it; answers what was refused. */
  onReason: (reason: string) => Promise<Refused[] | undefined>;
};

const shortest = 3;
const longest = 500;

/** Asks for the written reason that each decision needs. */
export function ReasonDialog({ title, note, hint, action, onClose, onReason, children }: Props) {
  const words = useWords();
  const wanted = hint ?? words.moderation.reasonHint;
  const say = useRefusals();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const decide = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason.trim().length < shortest) { setError(wanted); return; }
    setBusy(true);
    const refused = await onReason(reason.trim());
    setBusy(false);
    if (!refused) { onClose(); return; }
    const { fields, general } = say(refused);
    setError(fields.reason ?? general ?? words.state.error);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void decide(event)}>
        <p className="pz-secondo pz-su-2 pz-giu">{note}</p>
        <TextArea label={words.moderation.reason} hint={error === wanted ? undefined : wanted} error={error} value={reason} maxLength={longest} rows={3} onText={setReason} />
        {children}
        <div className="piede">
          <Button look="outline" onClick={onClose}>{words.moderation.cancel}</Button>
          <Button type="submit" busy={busy}>{action}</Button>
        </div>
      </form>
    </Dialog>
  );
}
