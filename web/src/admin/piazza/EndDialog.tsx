import { useId, useState } from "react";
import { MembershipEndDocument } from "../../gen/graphql";
import { useWords } from "../../i18n/words";
import { ReasonDialog } from "../../layout/ReasonDialog";
import { useFrame } from "../../reading/frame";
import { useChange } from "../../reading/read";
import { tell } from "../../ui/Notices";
import { useAdminWords } from "../words";

type Props = { memberId: string; name: string; onClose: () => void; onDone: () => void };

const day = 24 * 3600_000;
const spans = [30, 180];

type Return = "free" | "never" | number;

/** Whether and until when somebody who is put out stays out. */
function exclusionOf(back: Return): { isExcluded: boolean; excludedUntil: string | null } {
  const until = typeof back === "number" ? new Date(Date.now() + back * day).toISOString() : null;
  return { isExcluded: back !== "free", excludedUntil: until };
}

/** Ends a membership: why, and whether the person may come back. */
export default function EndDialog({ memberId, name, onClose, onDone }: Props) {
  const { people: words } = useWords();
  const { exclusion } = useAdminWords();
  const { piazza } = useFrame();
  const { change } = useChange(MembershipEndDocument);
  const [back, setBack] = useState<Return>("free");
  const id = useId();
  const end = async (reason: string) => {
    const { refused } = await change({ input: { piazzaId: piazza?.id ?? "", memberId, reason, ...exclusionOf(back) } });
    if (!refused) {
      tell(words.ended(name));
      onDone();
    }
    return refused;
  };
  const choose = (value: string) => { setBack(value === "free" || value === "never" ? value : Number(value)); };
  return (
    <ReasonDialog title={words.endTitle(name)} note={words.endText} hint={words.endHint} action={words.end} onClose={onClose} onReason={end}>
      <div className="pz-campo">
        <label htmlFor={id}>{exclusion.choose}</label>
        <select id={id} className="form-select" value={back} onChange={(event) => { choose(event.target.value); }}>
          <option value="free">{exclusion.free}</option>
          {spans.map((span) => <option key={span} value={span}>{exclusion.days(span)}</option>)}
          <option value="never">{exclusion.forGood}</option>
        </select>
      </div>
    </ReasonDialog>
  );
}
