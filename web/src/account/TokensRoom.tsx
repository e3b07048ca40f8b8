import { useState } from "react";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { useChange, useRead } from "../reading/read";
import { Button } from "../ui/Button";
import { Badge } from "../ui/marks";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";
import { AskDialog } from "./AskDialog";
import { AccountTokensDocument, TokenRevokeDocument, type TokenLineFragment } from "./gen/graphql";
import { ProofNote, useProof } from "./proof";
import { Room } from "./Room";
import { TokenDialog } from "./TokenDialog";
import { useAccountWords } from "./words";

/** The programs that act in the viewer's name. */
export function TokensRoom() {
  const { tokens: words } = useAccountWords();
  const [creating, setCreating] = useState(false);
  const { data, failure, retry } = useRead(AccountTokensDocument, {});
  const { before } = useProof(data?.viewer?.mustConfirm ?? false);
  if (failure) return <FailedPage failure={failure} retry={retry} />;
  if (!data) return <WaitingPage />;
  if (!data.viewer) return <NeedSignIn />;
  const { tokens, mustConfirm } = data.viewer;
  return (
    <Room room="programmi" title={words.title} lead={words.lead}>
      <ProofNote must={mustConfirm} />
      {tokens.length === 0 && <p className="pz-su-4">{words.none}</p>}
      <ul className="pz-pratiche pz-su-4">
        {tokens.map((token) => <TokenRow key={token.id} token={token} onChange={retry} />)}
      </ul>
      <p className="pz-su-4"><Button onClick={() => { before(() => { setCreating(true); }); }}>{words.create}</Button></p>
      {creating && <TokenDialog onClose={() => { setCreating(false); retry(); }} />}
    </Room>
  );
}

function TokenRow({ token, onChange }: { token: TokenLineFragment; onChange: () => void }) {
  const { tokens: words } = useAccountWords();
  const { change } = useChange(TokenRevokeDocument);
  const [asking, setAsking] = useState(false);
  const revoke = async () => {
    const { refused } = await change({ input: { tokenId: token.id } });
    if (!refused) { tell(words.revoked(token.name)); onChange(); }
    return refused;
  };
  return (
    <li>
      <div>
        <h2 className="pz-h4 pz-riga stretta">{token.name} {token.scopes.map((scope) => <Badge key={scope} tone="neutro">{words.scope[scope]}</Badge>)}</h2>
        <p className="pz-meta pz-su-1">
          {words.created} <When at={token.createdAt} /> · {token.usedAt ? <>{words.used} <When at={token.usedAt} hourly /></> : words.unused} · {words.expires} <When at={token.expiresAt} />
        </p>
      </div>
      <div className="fare">
        <Button look="outline" small aria-label={words.revokeNamed(token.name)} onClick={() => { setAsking(true); }}>{words.revoke}</Button>
      </div>
      {asking && <AskDialog title={words.revokeTitle(token.name)} text={words.revokeText} action={words.revoke} onDo={revoke} onClose={() => { setAsking(false); }} />}
    </li>
  );
}
