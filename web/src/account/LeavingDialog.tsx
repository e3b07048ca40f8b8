import { useState } from "react";
import { leave } from "../layout/signOut";
import { save } from "../poll/results/download";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { receiptsOf, type KeptReceipt } from "./receipts";
import { useAccountWords } from "./words";

/**
 * Asks before receipts of secret votes are deleted with all else that this browser keeps for the member who leaves: also
 * where his session has ended by now, as the receipts are still here.
 */
export function LeavingDialog({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const { leaving } = useAccountWords();
  const [receipts] = useState(() => receiptsOf(memberId));
  const [taken, setTaken] = useState<readonly number[]>([]);
  const [only, ...others] = receipts;
  const take = ({ poll, text }: KeptReceipt) => {
    save(new Blob([text], { type: "application/json" }), leaving.file(poll));
    setTaken((before) => [...before, poll]);
  };
  return (
    <Dialog title={leaving.title} onClose={onClose} toRead>
      <p className="pz-su-2">{leaving.text(receipts.length)}</p>
      <p className="pz-su-2">{leaving.why(receipts.length)}</p>
      {others.length > 0 && <Each receipts={receipts} taken={taken} onTake={take} />}
      <p className="pz-su-2 pz-meta" role="status">{taken.length > 0 && leaving.downloaded(taken.at(-1) ?? 0)}</p>
      <div className="piede">
        <Button look="outline" onClick={onClose}>{leaving.cancel}</Button>
        {only && others.length === 0 && <Button onClick={() => { take(only); }}>{leaving.download}</Button>}
        <Button look="danger" onClick={() => { leave(memberId); }}>{leaving.go}</Button>
      </div>
    </Dialog>
  );
}

type EachProps = { receipts: readonly KeptReceipt[]; taken: readonly number[]; onTake: (receipt: KeptReceipt) => void };

/** One file a receipt, one press a file: browsers do not hand over several at once without asking. */
function Each({ receipts, taken, onTake }: EachProps) {
  const { leaving } = useAccountWords();
  return (
    <ul className="pz-lista pz-su-2" role="list">
      {receipts.map((receipt) => (
        <li key={receipt.poll} className="pz-riga stretta pz-fra">
          <span>{leaving.poll(receipt.poll)}</span>
          <Button small look={taken.includes(receipt.poll) ? "plain" : "outline"} aria-label={leaving.downloadOf(receipt.poll)} onClick={() => { onTake(receipt); }}>{leaving.download}</Button>
        </li>
      ))}
    </ul>
  );
}
