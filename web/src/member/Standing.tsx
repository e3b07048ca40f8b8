import { useState } from "react";
import { MemberReinstateDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Button } from "../ui/Button";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";
import type { Profile } from "./MemberPage";
import { SuspendDialog } from "./SuspendDialog";

/** How a member stands, for everybody; the reason and what can be done, for whoever runs the installation. */
export function Standing({ member, onChange }: { member: Profile; onChange: () => void }) {
  const { member: words } = useWords();
  const [asking, setAsking] = useState(false);
  const { suspension } = member;
  return (
    <>
      {member.state === "SUSPENDED" && (
        <div className="pz-avviso pz-su-3">
          <p><strong>{words.suspendedHead}</strong> {words.suspendedNote}</p>
          {suspension && (
            <p className="pz-meta pz-su-1">
              {words.suspendedSince} <When at={suspension.since} /> · {suspension.until ? <>{words.suspendedUntil} <When at={suspension.until} /></> : words.suspendedOpen}
              <br />
              {words.suspendedWhy(suspension.reason)}
            </p>
          )}
        </div>
      )}
      {member.viewerCanSuspend && (
        <p className="pz-su-3">
          {member.state === "SUSPENDED" ? <Reinstate member={member} onChange={onChange} /> : <Button look="outline" small onClick={() => { setAsking(true); }}>{words.suspend}…</Button>}
        </p>
      )}
      {asking && <SuspendDialog member={member} onClose={() => { setAsking(false); }} onDone={onChange} />}
    </>
  );
}

function Reinstate({ member, onChange }: { member: Profile; onChange: () => void }) {
  const { member: words, state } = useWords();
  const { change, busy } = useChange(MemberReinstateDocument);
  const say = useRefusals();
  const reinstate = async () => {
    const { refused } = await change({ input: { memberId: member.id } });
    tell(refused ? (say(refused).general ?? state.error) : words.reinstated(member.name));
    onChange();
  };
  return <Button look="outline" small busy={busy} onClick={() => void reinstate()}>{words.reinstate}</Button>;
}
