import { useId } from "react";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { useAdminWords } from "../words";

/** The link of a new invitation: shown once, to be handed on. */
export function LinkReady({ link, onClose }: { link: string; onClose: () => void }) {
  const { invite: words } = useAdminWords();
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      tell(words.copied);
    } catch {
      tell(words.copyFailed);
    }
  };
  return (
    <>
      <p className="pz-su-2 pz-giu">{words.readyNote}</p>
      <div className="pz-campo">
        <label htmlFor={id}>{words.link}</label>
        <input id={id} className="form-control pz-mono" readOnly value={link} onFocus={(event) => { event.target.select(); }} />
      </div>
      <div className="piede">
        <Button look="outline" onClick={onClose}>{words.done}</Button>
        <Button onClick={() => void copy()}>{words.copy}</Button>
      </div>
    </>
  );
}
