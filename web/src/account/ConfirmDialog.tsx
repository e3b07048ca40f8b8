import { confirmWanted } from "../live/confirm";
import { navigate, usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useAccountWords } from "./words";

/** Asks for a proof before something that changes who may come in, wherever it was about to be done. */
export default function ConfirmDialog() {
  const { prove } = useAccountWords();
  const paths = usePaths();
  const { pathname, search } = usePlace();
  const close = () => { confirmWanted.set(false); };
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
