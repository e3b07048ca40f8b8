import { useState, type ReactNode } from "react";
import { useWords } from "../../i18n/words";
import { useChange } from "../../reading/read";
import { useRefusals } from "../../reading/refusals";
import { Button } from "../../ui/Button";
import { Badge } from "../../ui/marks";
import { tell } from "../../ui/Notices";
import { PersonName, nameOf } from "../../ui/Person";
import { EmptyState } from "../../ui/states";
import { When } from "../../ui/When";
import { InvitationRevokeDocument, type InvitationLineFragment } from "../gen/graphql";
import { useAdminWords } from "../words";
import { InviteDialog, type InvitedTo } from "./InviteDialog";

type Props = { lead: string; list: InvitationLineFragment[]; piazza?: InvitedTo; onChange: () => void; children: ReactNode };

const tones = { WAITING: "cotto", USED: "verde", REVOKED: "neutro", EXPIRED: "neutro" } as const;

/** The invitations to one place: those that were made, and another one. */
export function Invitations({ lead, list, piazza, onChange, children }: Props) {
  const { invite: words } = useAdminWords();
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <p className="pz-ristretta">{lead}</p>
      <p className="pz-su-3 pz-giu"><Button onClick={() => { setInviting(true); }}>{words.begin}…</Button></p>
      <h2 className="pz-h4 pz-giu-poco">{words.list}</h2>
      {list.length === 0 && <EmptyState>{words.none}</EmptyState>}
      {list.length > 0 && (
        <ul className="pz-pratiche">
          {list.map((invitation) => <InvitationRow key={invitation.id} invitation={invitation} toRun={!piazza} onChange={onChange} />)}
        </ul>
      )}
      {children}
      {inviting && <InviteDialog piazza={piazza} onClose={() => { setInviting(false); }} onDone={onChange} />}
    </>
  );
}

function InvitationRow({ invitation, toRun, onChange }: { invitation: InvitationLineFragment; toRun: boolean; onChange: () => void }) {
  const words = useWords();
  const { invite } = useAdminWords();
  const { state, invitedBy, usedBy } = invitation;
  const to = invitation.address ?? invite.viaLink;
  return (
    <li>
      <div>
        <h3 className="pz-h4 pz-riga stretta">{to} <Badge tone={tones[state]}>{invite.state[state]}</Badge></h3>
        <p className="pz-su-1">{toRun ? invite.toRun : words.role[invitation.role]}</p>
        <p className="pz-meta pz-su-1">
          {invite.made} <When at={invitation.createdAt} /> {invitedBy ? invite.by(nameOf(invitedBy, words)) : invite.byOperator}
          {state === "WAITING" && <> · {invite.ends} <When at={invitation.expiresAt} /></>}
          {usedBy && <> · {invite.usedBy} <PersonName person={usedBy} className="" /></>}
        </p>
      </div>
      {state === "WAITING" && <div className="fare"><Revoke invitationId={invitation.id} to={to} onChange={onChange} /></div>}
    </li>
  );
}

function Revoke({ invitationId, to, onChange }: { invitationId: string; to: string; onChange: () => void }) {
  const { state } = useWords();
  const { invite } = useAdminWords();
  const say = useRefusals();
  const { change, busy } = useChange(InvitationRevokeDocument);
  const revoke = async () => {
    const { refused } = await change({ input: { invitationId } });
    tell(refused ? (say(refused).general ?? state.error) : invite.revoked);
    onChange();
  };
  return <Button look="outline" small busy={busy} aria-label={invite.revokeNamed(to)} onClick={() => void revoke()}>{invite.revoke}</Button>;
}
