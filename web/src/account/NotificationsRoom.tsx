import { useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { useChange, useRead } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { usePaths } from "../router/usePaths";
import { tell } from "../ui/Notices";
import { Switch } from "../ui/Switch";
import { AccountNotificationsDocument, NotificationsMuteDocument, type NotificationKind } from "./gen/graphql";
import { Room } from "./Room";
import { useAccountWords } from "./words";

const kinds: NotificationKind[] = ["REPLY", "MENTION", "POLL_REMINDER"];

/** What the member wants to be told. */
export function NotificationsRoom() {
  const { notifications: words } = useAccountWords();
  const paths = usePaths();
  const { data, failure, retry } = useRead(AccountNotificationsDocument, {});
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  if (!data.viewer) return <NeedSignIn />;
  return (
    <Room room="notifiche" title={words.title} lead={words.lead}>
      <div className="parte"><Kinds muted={data.viewer.mutedNotifications} onChange={retry} /></div>
      <p className="pz-su-4"><a href={paths.notifications()}>{words.list}</a></p>
    </Room>
  );
}

function Kinds({ muted, onChange }: { muted: NotificationKind[]; onChange: () => void }) {
  const { notifications: words } = useAccountWords();
  const { state } = useWords();
  const say = useRefusals();
  const { change, busy } = useChange(NotificationsMuteDocument);
  const turn = async (kind: NotificationKind, on: boolean) => {
    if (busy) return;
    const left = on ? muted.filter((each) => each !== kind) : [...muted, kind];
    const { refused } = await change({ input: { kinds: left } });
    const what = words.kind[kind].toLowerCase();
    tell(refused ? (say(refused).general ?? state.error) : on ? words.on(what) : words.off(what));
    onChange();
  };
  return (
    <ul className="pz-interruttori">
      {kinds.map((kind) => (
        <li key={kind}><Switch label={words.kind[kind]} note={words.note[kind]} on={!muted.includes(kind)} onChange={(on) => void turn(kind, on)} /></li>
      ))}
    </ul>
  );
}
