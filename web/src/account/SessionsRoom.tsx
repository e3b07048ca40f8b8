import { useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { useChange, useRead } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { browserName } from "../session/browserName";
import { Button } from "../ui/Button";
import { Badge } from "../ui/marks";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";
import { AccountSessionsDocument, SessionRevokeDocument, SessionRevokeOthersDocument, type SessionLineFragment } from "./gen/graphql";
import { Room } from "./Room";
import { useAccountWords } from "./words";

/** Where one is signed in, and the way to end it. */
export function SessionsRoom() {
  const { sessions: words } = useAccountWords();
  const { state } = useWords();
  const { data, failure, retry } = useRead(AccountSessionsDocument, {});
  const all = useChange(SessionRevokeOthersDocument);
  const say = useRefusals();
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  if (!data.viewer) return <NeedSignIn />;
  const { sessions } = data.viewer;
  const titles: Record<string, string> = { ...Object.fromEntries(data.loginProviders.map(({ name, title }) => [name, title])), demo: words.demo, passkey: words.passkey };
  const revokeOthers = async () => {
    const { refused } = await all.change({});
    tell(refused ? (say(refused).general ?? state.error) : words.revokedOthers);
    retry();
  };
  return (
    <Room room="sessioni" title={words.title} lead={words.lead}>
      <ul className="pz-pratiche pz-su-4">
        {sessions.map((session) => <SessionRow key={session.id} session={session} by={titles[session.provider] ?? session.provider} onEnd={retry} />)}
      </ul>
      <p className="pz-su-4">
        {sessions.length > 1 ? <Button look="outline" busy={all.busy} onClick={() => void revokeOthers()}>{words.revokeOthers}</Button> : <span className="pz-meta">{words.only}</span>}
      </p>
    </Room>
  );
}

function SessionRow({ session, by, onEnd }: { session: SessionLineFragment; by: string; onEnd: () => void }) {
  const { sessions: words } = useAccountWords();
  const { state } = useWords();
  const say = useRefusals();
  const { change, busy } = useChange(SessionRevokeDocument);
  const name = browserName(session.userAgent) ?? words.unknown;
  const end = async () => {
    const { refused } = await change({ input: { sessionId: session.id } });
    tell(refused ? (say(refused).general ?? state.error) : words.revoked);
    onEnd();
  };
  return (
    <li>
      <div>
        <h2 className="pz-h4 pz-riga stretta">
          {name} {session.isCurrent && <Badge tone="verde">{words.current}</Badge>} {session.isWithPasskey && <Badge tone="neutro">{words.withPasskey}</Badge>}
        </h2>
        <p className="pz-meta pz-su-1">
          {words.opened} <When at={session.createdAt} /> {words.by} {by} · {words.seen} <When at={session.seenAt} hourly /> · {words.expires} <When at={session.expiresAt} />
        </p>
      </div>
      {!session.isCurrent && (
        <div className="fare">
          <Button look="outline" small busy={busy} aria-label={words.revokeNamed(name)} onClick={() => void end()}>{words.revoke}</Button>
        </div>
      )}
    </li>
  );
}
