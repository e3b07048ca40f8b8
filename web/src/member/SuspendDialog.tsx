import { useId, useState } from "react";
import { MemberSuspendDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { ReasonDialog } from "../layout/ReasonDialog";
import { useChange } from "../reading/read";
import { tell } from "../ui/Notices";
import type { Profile } from "./MemberPage";

const day = 24 * 3600_000;
const spans = [1, 7, 30, 0] as const;

/** Keeps a member out: why, and until when. */
export function SuspendDialog({ member, onClose, onDone }: { member: Profile; onClose: () => void; onDone: () => void }) {
  const { member: words } = useWords();
  const { change } = useChange(MemberSuspendDocument);
  const [days, setDays] = useState<number>(7);
  const id = useId();
  const suspend = async (reason: string) => {
    const until = days > 0 ? new Date(Date.now() + days * day).toISOString() : null;
    const { refused } = await change({ input: { memberId: member.id, reason, until } });
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
        </select>
      </div>
    </ReasonDialog>
  );
}
