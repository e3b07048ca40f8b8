import { useId, useRef, useState } from "react";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { useAccountWords } from "./words";

/** The secret of a new token, which nobody will see again. */
export function TokenSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { tokens: words } = useAccountWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setSaid(words.copied);
    } catch {
      // Without https, or where it is forbidden, people copy by hand.
      field.current?.select();
      setSaid(words.notCopied);
    }
  };
  return (
    <Dialog title={words.secretTitle} onClose={onClose} toRead>
      <p className="pz-su-2">{words.secretText}</p>
      <pre className="pz-mono pz-codice pz-su-2">Authorization: Bearer pzt_…</pre>
      <div className="pz-campo pz-su-3">
        <label htmlFor={id}>{words.secret}</label>
        <div className="pz-copia">
          <textarea id={id} ref={field} className="form-control" rows={2} spellCheck={false} readOnly value={secret} onFocus={(event) => { event.target.select(); }} />
          <Button look="outline" onClick={() => void copy()}><Icon name="copy" /> {words.copy}</Button>
        </div>
      </div>
      <p className="pz-meta pz-su-1" role="status">{said}</p>
      <div className="piede"><Button onClick={onClose}>{words.done}</Button></div>
    </Dialog>
  );
}
