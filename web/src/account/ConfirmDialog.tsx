import { confirmWanted } from "../live/confirm";
import { navigate, usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { LeavingDialog } from "./LeavingDialog";
import { useAccountWords } from "./words";

const close = () => { confirmWanted.set(false); };

/** What is asked over every page: for a proof, or whether to leave without one's receipts. */
export default function ConfirmDialog() {
  const wanted = confirmWanted.get();
  return typeof wanted === "string" ? <LeavingDialog memberId={wanted} onClose={close} /> : <ProofDialog />;
}

/** Asks for a proof before something that changes who may come in, wherever it was about to be done. */
function ProofDialog() {
  const { prove } = useAccountWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  const go = () => {
    close();
    navigate(paths.confirm(pathname + search));
  };
  return (
    <Dialog title={prove.title} onClose={close} toRead>
      <p className="pz-su-2">{prove.text}</p>
      <div className="piede">
        <Button look="outline" onClick={close}>{prove.cancel}</Button>
        <Button onClick={go}>{prove.go}</Button>
      </div>
    </Dialog>
  );
}
