import { SessionRevokeDocument, SessionRevokeOthersDocument, SessionsDocument, type SessionLineFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { useChange, useRead } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { Page } from "../router/Page";
import { Button } from "../ui/Button";
import { Badge } from "../ui/marks";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";
import { browserName } from "./browserName";

/** Where one is signed in, and the way to end it. */
export default function SessionsPage() {
  const words = useWords();
  const { data, failure, retry } = useRead(SessionsDocument, {});
  const all = useChange(SessionRevokeOthersDocument);
  const say = useRefusals();
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  if (!data.viewer) return <NeedSignIn />;
  const { sessions } = data.viewer;
  const revokeOthers = async () => {
    const { refused } = await all.change({});
    tell(refused ? (say(refused).general ?? words.state.error) : words.sessions.revokedOthers);
    retry();
  };
  return (
    <Page title={words.sessions.title}>
      <header className="pz-wrap pz-testata-pagina">
        <h1 tabIndex={-1}>{words.sessions.title}</h1>
        <p className="pz-lead">{words.sessions.lead}</p>
      </header>
      <div className="pz-wrap pz-corpo">
        <ul className="pz-pratiche">
          {sessions.map((session) => <SessionRow key={session.id} session={session} onEnd={retry} />)}
        </ul>
        <p className="pz-su-4">
          {sessions.length > 1 ? <Button look="outline" busy={all.busy} onClick={() => void revokeOthers()}>{words.sessions.revokeOthers}</Button> : <span className="pz-meta">{words.sessions.only}</span>}
        </p>
      </div>
    </Page>
  );
}

function SessionRow({ session, onEnd }: { session: SessionLineFragment; onEnd: () => void }) {
  const words = useWords();
  const say = useRefusals();
  const { change, busy } = useChange(SessionRevokeDocument);
  const name = browserName(session.userAgent) ?? words.sessions.unknown;
  const end = async () => {
    const { refused } = await change({ input: { sessionId: session.id } });
    tell(refused ? (say(refused).general ?? words.state.error) : words.sessions.revoked);
    onEnd();
  };
  return (
    <li>
      <div>
        <h2 className="pz-h4 pz-riga stretta">{name} {session.isCurrent && <Badge tone="verde">{words.sessions.current}</Badge>}</h2>
        <p className="pz-meta pz-su-1">
          {words.sessions.seen} <When at={session.seenAt} /> · {words.sessions.opened} <When at={session.createdAt} /> · {words.sessions.expires} <When at={session.expiresAt} />
        </p>
      </div>
      {!session.isCurrent && (
        <div className="fare">
          <Button look="outline" small busy={busy} aria-label={words.sessions.revokeNamed(name)} onClick={() => void end()}>{words.sessions.revoke}</Button>
        </div>
      )}
    </li>
  );
}
