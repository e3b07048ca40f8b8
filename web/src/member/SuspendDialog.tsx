import { useId, useState } from "react";
import { MemberSuspendDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { ReasonDialog } from "../layout/ReasonDialog";
import { useChange } from "../reading/read";
import { TextField } from "../ui/Field";
import { tell } from "../ui/Notices";

type Subject = { id: string; name: string };

const day = 24 * 3600_000;
const spans = [1, 7, 30, 0] as const;

/** The choice of a day on the calendar, beside those of so many days. */
const dated = -1;

/** When a suspension ends: after so many days, with the last day that was chosen, or never by itself. */
function endOf(days: number, last: string): string | null {
  if (days === dated) return last ? new Date(`${last}T23:59:59`).toISOString() : null;
  return days > 0 ? new Date(Date.now() + days * day).toISOString() : null;
}

const tomorrow = () => new Intl.DateTimeFormat("sv-SE").format(new Date(Date.now() + day));

/** Keeps a member out: why, and until when. */
export function SuspendDialog({ member, onClose, onDone }: { member: Subject; onClose: () => void; onDone: () => void }) {
  const { member: words } = useWords();
  const { change } = useChange(MemberSuspendDocument);
  const [days, setDays] = useState<number>(7);
  const [last, setLast] = useState(tomorrow);
  const id = useId();
  const suspend = async (reason: string) => {
    const { refused } = await change({ input: { memberId: member.id, reason, until: endOf(days, last) } });
    if (!refused) {
      tell(words.suspendDone(member.name));
      onDone();
    }
    return refused;
  };
  return (
    <ReasonDialog title={words.suspendTitle(member.name)} note={words.suspendText} hint={words.suspendHint} action={words.suspendDo} onClose={onClose} onReason={suspend}>
      <div className="pz-campo">
        <label htmlFor={id}>{words.suspendFor}</label>
        <select id={id} className="form-select" value={days} onChange={(event) => { setDays(Number(event.target.value)); }}>
          {spans.map((span) => <option key={span} value={span}>{span > 0 ? words.suspendDays(span) : words.suspendNoEnd}</option>)}
          <option value={dated}>{words.suspendOn}</option>
        </select>
      </div>
      {days === dated && <TextField label={words.suspendLast} type="date" required min={tomorrow()} value={last} onText={setLast} />}
    </ReasonDialog>
  );
}
