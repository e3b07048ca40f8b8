import { useState, type SyntheticEvent } from "react";
import type { Role } from "../../gen/graphql";
import { useWords } from "../../i18n/words";
import { useChange } from "../../reading/read";
import { useRefusals } from "../../reading/refusals";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/Notices";
import { InvitationCreateDocument } from "../gen/graphql";
import { useAdminWords } from "../words";
import { LinkReady } from "./LinkReady";

export type InvitedTo = { id: string; title: string };
type Props = { piazza: InvitedTo | undefined; onClose: () => void; onDone: () => void };
type How = "link" | "mail";

const roles: Role[] = ["MEMBER", "EDITOR", "MODERATOR", "ADMINISTRATOR"];
const spans = [1, 7, 14, 30];

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** Invites somebody to a piazza, or to run the installation. The link shows once, here. */
export function InviteDialog({ piazza, onClose, onDone }: Props) {
  const { invite: words } = useAdminWords();
  const [link, setLink] = useState<string>();
  const made = (given: string | null) => {
    onDone();
    if (given === null) onClose();
    else setLink(given);
  };
  return (
    <Dialog key={link} title={link !== undefined ? words.ready : piazza ? words.title(piazza.title) : words.titleInstallation} onClose={onClose}>
      {link === undefined ? <InviteForm piazza={piazza} onClose={onClose} onMade={made} /> : <LinkReady link={link} onClose={onClose} />}
    </Dialog>
  );
}

type FormProps = { piazza: InvitedTo | undefined; onClose: () => void; onMade: (link: string | null) => void };

function useInvite(onMade: FormProps["onMade"]) {
  const words = useWords();
  const { invite } = useAdminWords();
  const say = useRefusals();
  const { change, busy } = useChange(InvitationCreateDocument);
  const [error, setError] = useState<{ address?: string | undefined; general?: string | undefined }>({});
  const send = async (input: { piazzaId: string | null; role: Role; address: string | null; days: number }) => {
    const { done, refused } = await change({ input });
    if (refused) {
      const { fields, general } = say(refused);
      setError({ address: fields.address, general: general ?? (fields.address ? undefined : (Object.values(fields)[0] ?? words.state.error)) });
      return;
    }
    if (input.address) tell(invite.sent(input.address));
    onMade(done.link);
  };
  return { send, busy, error, setError };
}

function InviteForm({ piazza, onClose, onMade }: FormProps) {
  const words = useWords();
  const { invite } = useAdminWords();
  const { send, busy, error, setError } = useInvite(onMade);
  const [role, setRole] = useState<Role>(piazza ? "MEMBER" : "ADMINISTRATOR");
  const [how, setHow] = useState<How>("link");
  const [address, setAddress] = useState("");
  const [days, setDays] = useState(7);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const to = address.trim();
    if (how === "mail" && !looksLikeAddress(to)) { setError({ address: invite.addressWanted }); return; }
    void send({ piazzaId: piazza?.id ?? null, role, address: how === "mail" ? to : null, days });
  };
  return (
    <form className="pz-invita" noValidate onSubmit={submit}>
      {!piazza && <p className="pz-su-2">{invite.installationNote}</p>}
      {piazza && <Choices legend={invite.role} name="role" values={roles} words={roleWords(words.role, invite.roleNote)} chosen={role} onChoose={setRole} />}
      <Choices legend={invite.how} name="how" values={["link", "mail"]} words={invite.hows} chosen={how} onChoose={setHow} />
      {how === "mail" && <TextField label={invite.address} hint={invite.addressHint} error={error.address} type="email" value={address} maxLength={254} autoComplete="off" onText={setAddress} />}
      <DaysField days={days} onChoose={setDays} />
      {error.general !== undefined && <p className="pz-rifiuto pz-su-2" role="alert">{error.general}</p>}
      <div className="piede">
        <Button look="outline" onClick={onClose}>{invite.cancel}</Button>
        <Button type="submit" busy={busy}>{how === "mail" ? invite.send : invite.makeLink}</Button>
      </div>
    </form>
  );
}

const roleWords = (names: Record<Role, string>, notes: Record<Role, string>) =>
  Object.fromEntries(roles.map((role) => [role, { name: names[role], means: notes[role] }])) as Record<Role, { name: string; means: string }>;

function DaysField({ days, onChoose }: { days: number; onChoose: (days: number) => void }) {
  const { invite } = useAdminWords();
  return (
    <div className="pz-campo pz-su-3">
      <label>
        <span className="pz-etichetta">{invite.days}</span>
        <select className="form-select" value={days} onChange={(event) => { onChoose(Number(event.target.value)); }}>
          {spans.map((span) => <option key={span} value={span}>{invite.daysOf(span)}</option>)}
        </select>
      </label>
    </div>
  );
}
