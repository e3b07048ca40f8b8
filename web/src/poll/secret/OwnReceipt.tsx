import { useEffect } from "react";
import { useFrame } from "../../reading/frame";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import type { PollShown } from "../types";
import { download, Lock } from "./Keeping";
import { receiptMoved } from "./kept";
import { useReceipt } from "./useReceipt";
import { useSecretWords } from "./words";

type Props = {
  poll: Pick<PollShown, "kind" | "number" | "title" | "piazza">;
  open: boolean;
  /** Whether nobody can tell now if a vote was cast. */
  unsure: boolean;
  /** Whether the vote was changed on this page. */
  changed: boolean;
  /** Grows with each vote that arrives: its receipt is another. */
  arrivals: number;
};

/** Where the receipt of a secret vote is kept, and what can be done with it: beside the vote that has arrived. */
export default function OwnReceipt({ poll, open, unsure, changed, arrivals }: Props) {
  const words = useSecretWords();
  const paths = usePaths();
  const { viewer } = useFrame();
  const { text } = useReceipt(viewer?.member.id, poll.number, open);
  useEffect(() => { receiptMoved(); }, [arrivals]);
  const page = `${paths.entry(poll)}?vista=ricevuta`;
  return (
    <section className="pz-ricevuta" aria-labelledby="ricevuta" data-receipt={text === undefined ? "none" : "kept"}>
      <h2 id="ricevuta"><Lock /> {words.receipt.title}</h2>
      {text === undefined ? (
        <>
          <p>{unsure && words.receipt.unsure} {words.receipt.none}</p>
          <p className="pz-su-2"><a className="btn btn-outline-primary btn-sm" href={page}>{words.check.other}</a></p>
        </>
      ) : (
        <>
          {changed && <p><b>{words.receipt.changed}</b></p>}
          <p>{words.receipt.lead} {open && words.receipt.again}</p>
          <p className="pz-meta">{words.receipt.kept}</p>
          <p className="pz-riga stretta pz-su-2">
            <Button small onClick={() => { download(text, words.receipt.file(poll.number)); tell(words.receipt.downloaded); }}>{words.receipt.download}</Button>
            <a className="btn btn-outline-primary btn-sm" href={page}>{words.receipt.open}</a>
          </p>
        </>
      )}
    </section>
  );
}
