import { useState } from "react";
import { PiazzaLeaveDocument, type PiazzaHeadFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useFrame } from "../reading/frame";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { navigate } from "../router/location";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { tell } from "../ui/Notices";

/** What the reader is here, and the way out. */
export function LeavePiazza({ onLeft }: { onLeft: () => void }) {
  const words = useWords();
  const { piazza } = useFrame();
  const [asking, setAsking] = useState(false);
  if (!piazza?.viewerRole) return null;
  return (
    <div className="pz-riga stretta pz-su-3">
      <span className="pz-meta">{piazza.viewerRole === "MEMBER" ? words.people.youBelong : words.people.youAre(words.role[piazza.viewerRole])}</span>
      {piazza.viewerCanLeave && <Button look="plain" small onClick={() => { setAsking(true); }}>{words.people.leave}…</Button>}
      {asking && <LeaveDialog piazza={piazza} onClose={() => { setAsking(false); }} onLeft={onLeft} />}
    </div>
  );
}

/** Says what leaving means before it is done. */
function LeaveDialog({ piazza, onClose, onLeft }: { piazza: PiazzaHeadFragment; onClose: () => void; onLeft: () => void }) {
  const { people: words, role, state } = useWords();
  const paths = usePaths();
  const say = useRefusals();
  const { retry } = useFrame();
  const { change, busy } = useChange(PiazzaLeaveDocument);
  const [error, setError] = useState<string>();
  const open = piazza.visibility === "PUBLIC";
  const leave = async () => {
    const { refused } = await change({ input: { piazzaId: piazza.id } });
    if (refused) {
      setError(say(refused).general ?? state.error);
      return;
    }
    tell(words.left(piazza.title));
    onClose();
    if (open) {
      retry();
      onLeft();
    } else navigate(paths.home());
  };
  return (
    <Dialog title={words.leaveTitle(piazza.title)} onClose={onClose}>
      <p className="pz-su-2">{open ? words.leaveOpen : words.leaveClosed}</p>
      {piazza.viewerRole && piazza.viewerRole !== "MEMBER" && <p className="pz-su-2">{words.leaveRole(role[piazza.viewerRole])}</p>}
      <p className="pz-su-2">{words.leaveStays}</p>
      {error !== undefined && <p className="pz-rifiuto" role="alert">{error}</p>}
      <div className="piede">
        <Button look="outline" onClick={onClose}>{words.stay}</Button>
        <Button busy={busy} onClick={() => void leave()}>{words.leave}</Button>
      </div>
    </Dialog>
  );
}
