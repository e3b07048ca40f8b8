import { useState, type SyntheticEvent } from "react";
import { useProof } from "../account/proof";
import { MemberEraseDocument } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { usePaths } from "../router/usePaths";
import { forgetMember } from "../thread/keep";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextField } from "../ui/Field";
import { useLeavingWords } from "./words";

type Leaver = { id: string; handle: string };

/** The way out for good, for whoever has proved of late that it is he. */
export function Leaving({ member, mustConfirm }: { member: Leaver; mustConfirm: boolean }) {
  const words = useLeavingWords();
  const { before } = useProof(mustConfirm);
  const [asking, setAsking] = useState(false);
  return (
    <section className="parte" aria-labelledby="andarsene">
      <h2 id="andarsene">{words.title}</h2>
      <p className="pz-secondo pz-su-1">{words.note}</p>
      <p className="pz-su-2"><Button look="danger" className="allineato" onClick={() => { before(() => { setAsking(true); }); }}>{words.erase}…</Button></p>
      {asking && <EraseDialog member={member} onClose={() => { setAsking(false); }} />}
    </section>
  );
}

/** Says what goes and what stays, and wants the handle typed: nobody erases himself by a slip. */
function EraseDialog({ member, onClose }: { member: Leaver; onClose: () => void }) {
  const words = useLeavingWords();
  const states = useWords().state;
  const say = useRefusals();
  const paths = usePaths();
  const { change, busy } = useChange(MemberEraseDocument);
  const [handle, setHandle] = useState("");
  const [error, setError] = useState<string>();
  const erase = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (handle.trim().replace(/^@/, "").toLowerCase() !== member.handle) { setError(words.mismatch(member.handle)); return; }
    const { refused } = await change({ input: { handle: member.handle } });
    if (refused) {
      const { fields, general } = say(refused);
      setError(fields.handle ?? general ?? states.error);
      return;
    }
    forgetMember(member.id);
    window.location.assign(paths.home());
  };
  return (
    <Dialog title={words.ask} onClose={onClose} toRead>
      <form onSubmit={(event) => void erase(event)}>
        <h3 className="pz-h4 pz-su-2">{words.goes}</h3>
        <ul className="pz-elencate">{[words.goes1, words.goes2, words.goes3, words.goes4].map((one) => <li key={one}>{one}</li>)}</ul>
        <h3 className="pz-h4 pz-su-2">{words.stays}</h3>
        <ul className="pz-elencate">{[words.stays1, words.stays2, words.stays3].map((one) => <li key={one}>{one}</li>)}</ul>
        <p className="pz-su-2 pz-giu"><strong>{words.noBack}</strong></p>
        <TextField label={words.handle(member.handle)} value={handle} error={error} autoComplete="off" autoCapitalize="none" spellCheck={false} onText={setHandle} />
        <div className="piede">
          <Button look="outline" onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" look="danger" busy={busy}>{words.confirm}</Button>
        </div>
      </form>
    </Dialog>
  );
}
