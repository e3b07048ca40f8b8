import { useState } from "react";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { useChange } from "../reading/read";
import { Button } from "../ui/Button";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";
import type { Way } from "../session/ways";
import { AskDialog } from "./AskDialog";
import { PasskeyRemoveDocument, PasskeyRenameDocument, type AccountLoginsQuery, type PasskeyLineFragment } from "./gen/graphql";
import { knowsPasskeys } from "./passkey";
import { NameDialog } from "./NameDialog";
import { useProof } from "./proof";
import { RegisterDialog } from "./RegisterDialog";
import { Part } from "./Room";
import { useAccountWords } from "./words";

type Viewer = NonNullable<AccountLoginsQuery["viewer"]>;

/** The viewer's passkeys: what they are, and adding, renaming and taking them away. */
export function Passkeys({ way, viewer, onChange }: { way: Way | undefined; viewer: Viewer; onChange: () => void }) {
  const { passkeys: words } = useAccountWords();
  const paths = usePaths();
  const { pathname } = usePlace();
  const { before } = useProof(viewer.mustConfirm);
  const [adding, setAdding] = useState(false);
  if (!way) return null;
  const { passkeys, isWithheld, mustConfirm } = viewer;
  const useFirst = isWithheld && passkeys.length > 0;
  return (
    <Part id="chiavi" title={words.title} note={words.text}>
      {isWithheld && passkeys.length === 0 && <p className="pz-avviso pz-su-3">{words.withheld}</p>}
      {passkeys.length === 0 ? <p className="pz-su-3">{words.none}</p> : (
        <ul className="pz-pratiche pz-su-3">
          {passkeys.map((passkey) => <PasskeyRow key={passkey.id} passkey={passkey} mustConfirm={mustConfirm} onChange={onChange} />)}
        </ul>
      )}
      {!way.isAvailable ? <p className="pz-meta pz-su-3">{words.unavailable}</p>
        : !knowsPasskeys() ? <p className="pz-meta pz-su-3">{words.unknown}</p>
        : useFirst ? <p className="pz-su-3">{words.useFirst} <a href={paths.confirm(pathname, "chiave")}>{words.use}</a></p>
        : <p className="pz-su-3"><Button look={passkeys.length === 0 ? "primary" : "outline"} onClick={() => { before(() => { setAdding(true); }); }}>{words.add}</Button></p>}
      {adding && <RegisterDialog onClose={() => { setAdding(false); }} onDone={onChange} />}
    </Part>
  );
}

function PasskeyRow({ passkey, mustConfirm, onChange }: { passkey: PasskeyLineFragment; mustConfirm: boolean; onChange: () => void }) {
  const { passkeys: words } = useAccountWords();
  const paths = usePaths();
  const { pathname } = usePlace();
  const { before } = useProof(mustConfirm);
  const rename = useChange(PasskeyRenameDocument);
  const remove = useChange(PasskeyRemoveDocument);
  const [asking, setAsking] = useState<"name" | "remove">();
  const close = () => { setAsking(undefined); };
  const doRename = async (name: string) => {
    const { refused } = await rename.change({ input: { passkeyId: passkey.id, name } });
    if (!refused) { tell(words.renamed); onChange(); }
    return refused;
  };
  const doRemove = async () => {
    const { refused } = await remove.change({ input: { passkeyId: passkey.id } });
    if (!refused) { tell(words.removed(passkey.name)); onChange(); }
    return refused;
  };
  return (
    <li>
      <div>
        <h3 className="pz-h4">{passkey.name}</h3>
        <p className="pz-meta pz-su-1">
          {passkey.isSynced ? words.synced : words.here} · {words.since} <When at={passkey.createdAt} /> · {passkey.usedAt ? <>{words.used} <When at={passkey.usedAt} /></> : words.never}
        </p>
      </div>
      <div className="fare">
        <Button look="outline" small aria-label={words.renameNamed(passkey.name)} onClick={() => { setAsking("name"); }}>{words.rename}</Button>
        <Button look="danger" small aria-label={words.removeNamed(passkey.name)} onClick={() => { before(() => { setAsking("remove"); }); }}>{words.remove}</Button>
      </div>
      {asking === "name" && <NameDialog title={words.renameTitle} action={words.rename} name={passkey.name} onName={doRename} onClose={close} />}
      {asking === "remove" && <AskDialog title={words.removeTitle(passkey.name)} text={words.removeText} action={words.remove} onDo={doRemove} onClose={close} first={{ reason: "passkey_needed", href: paths.confirm(pathname, "chiave"), text: words.use }} />}
    </li>
  );
}
