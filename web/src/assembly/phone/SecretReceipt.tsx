import { lazy, Suspense, useEffect } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { CheckOutcome } from "../../poll/secret/CheckOutcome";
import { download, Lock } from "../../poll/secret/Keeping";
import { keepReceipt } from "../../poll/secret/shelf";
import { useCheck } from "../../poll/secret/useCheck";
import { receiptMoved, useKeptReceipt } from "../../poll/secret/kept";
import { useSecretWords } from "../../poll/secret/words";
import { useFrame } from "../../reading/frame";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { PhoneReceiptDocument } from "../gen/graphql";
import type { HallItem } from "../live/known";
import { usePhone } from "./context";

const Qr = lazy(() => import("../qr/Qr").then((part) => ({ default: part.Qr })));

const longestQr = 1400;
const bundled: readonly (string | null)[] = ["BUNDLED", "REWRITTEN", "SEALED"];

/** The receipt of a secret vote on the phone that cast it: kept here, and ready to be taken along. */
export default function SecretReceipt({ item }: { item: HallItem }) {
  const words = useSecretWords();
  const client = useClient();
  const { viewer } = useFrame();
  const { assembly } = usePhone();
  const member = viewer?.member.id;
  const text = useKeptReceipt(member, item.pollNumber);
  const open = item.state === "OPEN";
  useEffect(() => {
    if (!open || member === undefined) return;
    void ask(client, PhoneReceiptDocument, { number: assembly.number, item: item.id }).then((answer) => {
      keepReceipt(member, item.pollNumber, answer.assembly?.viewerReceipt);
      receiptMoved();
    }, () => undefined);
  }, [client, assembly.number, item.id, item.pollNumber, member, open]);
  const { state, run } = useCheck({ poll: item.pollNumber, hasBundle: bundled.includes(item.sealState), bundleHash: null });
  if (text === undefined) return <p className="pz-meta" data-receipt="none">{words.receipt.none}</p>;
  return (
    <section className="ricevuta" aria-labelledby="ricevuta" data-receipt="kept">
      <h2 id="ricevuta"><Lock /> {words.receipt.title}</h2>
      <p className="pz-meta">{words.receipt.kept}</p>
      <p className="pz-riga stretta">
        <Button small onClick={() => { download(text, words.receipt.file(item.pollNumber)); tell(words.receipt.downloaded); }}>{words.receipt.download}</Button>
        <Button small look="outline" busy={state.phase === "busy"} onClick={() => void run(text)}>{words.receipt.check}</Button>
      </p>
      <div role="status">
        {state.phase === "failed" && <p className="errore">{words.check[state.why]}</p>}
      </div>
      {state.phase === "done" && <CheckOutcome questions={item.questions} checked={state.checked} />}
      {text.length <= longestQr && (
        <details className="pz-piega">
          <summary>{words.receipt.qr}</summary>
          <Suspense fallback={null}><Qr text={text} label={words.receipt.qr} /></Suspense>
          <p className="pz-meta">{words.receipt.qrNote}</p>
        </details>
      )}
    </section>
  );
}
