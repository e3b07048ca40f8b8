import { useState } from "react";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { useChange, useRead } from "../reading/read";
import { usePlace } from "../router/location";
import { markOf, official } from "../session/marks";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Badge } from "../ui/marks";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";
import { AskDialog } from "./AskDialog";
import { AccountLoginsDocument, LoginUnlinkDocument, type AccountLoginsQuery, type LoginLineFragment } from "./gen/graphql";
import { LinkWays } from "./LinkWays";
import { Passkeys } from "./Passkeys";
import { ProofNote, useProof } from "./proof";
import { Part, Room } from "./Room";
import { useAccountWords } from "./words";

/** How one comes in: the services that vouch for one, and the passkeys. */
export function LoginsRoom() {
  const { logins: words } = useAccountWords();
  const { data, failure, retry } = useRead(AccountLoginsDocument, {});
  const { onLink } = useProof(data?.viewer?.mustConfirm ?? false);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  const { viewer, loginProviders } = data;
  if (!viewer) return <NeedSignIn />;
  const passkey = loginProviders.find(({ kind }) => kind === "PASSKEY");
  return (
    <Room room="accessi" title={words.title} lead={words.lead}>
      <Outcome />
      <ProofNote must={viewer.mustConfirm} />
      <Part id="miei" title={words.yours}>
        {viewer.logins.length === 0 && <p className="pz-secondo pz-su-2">{words.none}</p>}
        <ul className="pz-pratiche pz-su-3">
          {viewer.logins.map((login) => (
            <LoginRow key={login.id} login={login} kind={loginProviders.find(({ name }) => name === login.provider)?.kind} mustConfirm={viewer.mustConfirm} onChange={retry} />
          ))}
        </ul>
      </Part>
      <Passkeys way={passkey} viewer={viewer} onChange={retry} />
      <LinkWays ways={loginProviders} linked={new Set(viewer.logins.map(({ provider }) => provider))} onClick={onLink} />
    </Room>
  );
}

const outcomes = { collegato: "linked", "gia-collegato": "known", unito: "merged" } as const;

/** What came of the way that the reader has just been. */
function Outcome() {
  const { outcome } = useAccountWords();
  const { search } = usePlace();
  const came = new URLSearchParams(search).get("esito") ?? "";
  if (!Object.hasOwn(outcomes, came)) return null;
  return <p className="pz-avviso bene pz-su-4" role="status"><Icon name="check" /> {outcome[outcomes[came as keyof typeof outcomes]]}</p>;
}

type RowProps = { login: LoginLineFragment; kind: AccountLoginsQuery["loginProviders"][number]["kind"] | undefined; mustConfirm: boolean; onChange: () => void };

function LoginRow({ login, kind, mustConfirm, onChange }: RowProps) {
  const { logins: words, assurance } = useAccountWords();
  const { before } = useProof(mustConfirm);
  const { change } = useChange(LoginUnlinkDocument);
  const [asking, setAsking] = useState(false);
  const unlink = async () => {
    const { refused } = await change({ input: { loginId: login.id } });
    if (!refused) tell(words.unlinked(login.title));
    onChange();
    return refused;
  };
  const certain = login.assurance === "SUBSTANTIAL" || login.assurance === "HIGH";
  return (
    <li>
      <div className="pz-modo">
        <span className={`marchio ${(kind && official[kind]?.look) || ""}`}>{markOf(kind)}</span>
        <div>
          <h3 className="pz-h4 pz-riga stretta">{login.title} <Badge tone={certain ? "verde" : "neutro"}>{assurance[login.assurance]}</Badge></h3>
          <p className="pz-su-1">{login.label}</p>
          <p className="pz-meta">{words.added} <When at={login.createdAt} /> · {words.used} <When at={login.usedAt} /></p>
          {!login.viewerCanUnlink && <p className="pz-meta pz-su-1">{words.last}</p>}
        </div>
      </div>
      {login.viewerCanUnlink && (
        <div className="fare">
          <Button look="outline" small aria-label={words.unlinkNamed(login.title, login.label)} onClick={() => { before(() => { setAsking(true); }); }}>{words.unlink}</Button>
        </div>
      )}
      {asking && <AskDialog title={words.unlinkTitle(login.title)} text={words.unlinkText(login.label)} action={words.unlink} onDo={unlink} onClose={() => { setAsking(false); }} />}
    </li>
  );
}
