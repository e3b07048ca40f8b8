import { useState } from "react";
import { useWords } from "../../i18n/words";
import { SuspendDialog } from "../../member/SuspendDialog";
import { useFrame } from "../../reading/frame";
import { useChange, type Refused } from "../../reading/read";
import { useRefusals } from "../../reading/refusals";
import { usePaths } from "../../router/usePaths";
import { Icon } from "../../ui/Icon";
import { Menu, MenuItem, MenuLink } from "../../ui/Menu";
import { tell } from "../../ui/Notices";
import { ConfirmDialog } from "../ConfirmDialog";
import { AdministratorUpdateDocument, MemberReturnsDocument, PasskeysResetDocument, type MemberRowFragment } from "../gen/graphql";
import { useAdminWords } from "../words";

type Asking = "suspend" | "appoint" | "dismiss" | "reset";
type Props = { row: MemberRowFragment; onChange: () => void };

/** What can be done about a person; what weighs is asked once more. */
export function MemberActions({ row: { node, isAdministrator }, onChange }: Props) {
  const { people: words } = useAdminWords();
  const { state } = useWords();
  const paths = usePaths();
  const say = useRefusals();
  const { viewer } = useFrame();
  const { change } = useChange(MemberReturnsDocument);
  const [asking, setAsking] = useState<Asking>();
  const own = viewer?.member.id === node.id;
  const ask = (what: Asking) => () => { setAsking(what); };
  const close = () => { setAsking(undefined); };
  const reinstate = async () => {
    const { refused } = await change({ input: { memberId: node.id } });
    tell(refused ? (say(refused).general ?? state.error) : `${words.reinstate}: ${node.name}.`);
    onChange();
  };
  return (
    <>
      <Menu label={words.actions(node.name)} button={<Icon name="moreItems" />}>
        {node.viewerCanSuspend && node.state === "ACTIVE" && <MenuItem icon={<Icon name="close" />} onSelect={ask("suspend")}>{words.suspend}</MenuItem>}
        {node.viewerCanSuspend && node.state === "SUSPENDED" && <MenuItem icon={<Icon name="check" />} onSelect={() => void reinstate()}>{words.reinstate}</MenuItem>}
        {!isAdministrator && node.state === "ACTIVE" && <MenuItem icon={<Icon name="plusCircle" />} onSelect={ask("appoint")}>{words.appoint}</MenuItem>}
        {isAdministrator && <MenuItem icon={<Icon name="user" />} onSelect={ask("dismiss")}>{words.dismiss}</MenuItem>}
        {!own && <MenuItem icon={<Icon name="key" />} note={words.resetNote} onSelect={ask("reset")}>{words.reset}</MenuItem>}
        <hr />
        <MenuLink icon={<Icon name="clock" />} href={paths.administration("registro", `?persona=${node.handle}`)}>{words.history}</MenuLink>
      </Menu>
      {asking === "suspend" && <SuspendDialog member={node} onClose={close} onDone={onChange} />}
      {asking && asking !== "suspend" && <Decide what={asking} member={node} onClose={close} onChange={onChange} />}
    </>
  );
}

type DecideProps = { what: Exclude<Asking, "suspend">; member: MemberRowFragment["node"]; onClose: () => void; onChange: () => void };

function Decide({ what, member, onClose, onChange }: DecideProps) {
  const { people: words } = useAdminWords();
  const update = useChange(AdministratorUpdateDocument);
  const reset = useChange(PasskeysResetDocument);
  const memberId = member.id;
  const said = {
    appoint: { title: words.appointTitle, text: words.appointText, action: words.appointDo, done: words.appointed, send: () => update.change({ input: { memberId, isAdministrator: true } }) },
    dismiss: { title: words.dismissTitle, text: words.dismissText, action: words.dismissDo, done: words.dismissed, send: () => update.change({ input: { memberId, isAdministrator: false } }) },
    reset: { title: words.resetTitle, text: words.resetText, action: words.resetDo, done: words.resetDone, send: () => reset.change({ input: { memberId } }) },
  }[what];
  const decide = async (): Promise<Refused[] | undefined> => {
    const { refused } = await said.send();
    if (!refused) {
      tell(said.done(member.name));
      onChange();
    }
    return refused;
  };
  return <ConfirmDialog title={said.title(member.name)} text={said.text} action={said.action} cancel={words.cancel} danger={what !== "appoint"} onClose={onClose} onConfirm={decide} />;
}
