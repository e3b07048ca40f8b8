import { lazy, Suspense, useState } from "react";
import { useFrame } from "../../reading/frame";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { tell } from "../../ui/Notices";
import { usePollLive } from "../live";
import type { PollShown } from "../types";
import { ChoiceList } from "../vote/OwnVote";
import { usePollWords } from "../words";
import { CheckPanel } from "./CheckPanel";
import { download } from "./Keeping";
import { questionBy, readChoice } from "./readChoice";
import { Title } from "./Title";
import { grouped, readReceipt, type Receipt } from "./receipt";
import { useReceipt } from "./useReceipt";
import { useSecretWords } from "./words";

const Qr = lazy(() => import("../../assembly/qr/Qr").then((part) => ({ default: part.Qr })));

// What a camera still reads from a screen.
const longestQr = 1400;

/** The receipt of a secret vote, to keep, to print and to check. */
export default function ReceiptPage({ poll }: { poll: PollShown }) {
  const words = useSecretWords();
  const paths = usePaths();
  const { viewer } = useFrame();
  const { phase } = usePollLive();
  const { text, drop } = useReceipt(viewer?.member.id, poll.number, phase === "OPEN");
  const receipt = text === undefined ? undefined : readReceipt(text);
  return (
    <article className="pz-wrap pz-articolo pz-foglio-ricevuta">
      <p className="pz-non-stampa"><a href={paths.entry(poll)}>← {words.receipt.back}</a></p>
      <Title>{receipt ? words.receipt.title : words.check.any}</Title>
      <p className="pz-lead">{poll.title}</p>
      {receipt && text !== undefined ? <Kept poll={poll} receipt={receipt} text={text} onDrop={drop} /> : <p className="pz-su-3">{words.receipt.none} {words.receipt.noneLead}</p>}
      <div className="pz-non-stampa"><CheckPanel poll={poll} kept={receipt ? text : undefined} /></div>
    </article>
  );
}

type KeptProps = { poll: PollShown; receipt: Receipt; text: string; onDrop: () => void };

function Kept({ poll, receipt, text, onDrop }: KeptProps) {
  const { receipt: words } = useSecretWords();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(words.copied);
    } catch {
      // The text stands on the page: it can be selected.
    }
  };
  return (
    <section className="pz-foglio pz-scontrino" aria-label={words.of(poll.title)}>
      <div className="corpo">
        <p className="pz-non-stampa">{words.lead}</p>
        <p className="pz-solo-stampa"><strong>{words.paper}</strong></p>
        <Said poll={poll} receipt={receipt} />
        <p className="pz-meta pz-non-stampa">{words.kept}</p>
        <p className="pz-riga stretta pz-su-2 pz-non-stampa">
          <Button onClick={() => { download(text, words.file(poll.number)); tell(words.downloaded); }}>{words.download}</Button>
          <Button look="outline" onClick={() => { window.print(); }}>{words.print}</Button>
          <Button look="outline" onClick={() => void copy()}>{words.copy}</Button>
          <Drop onDrop={onDrop} />
        </p>
        <p className="pz-solo-stampa">{words.where}<br /><span className="pz-mono">{receipt.url}</span></p>
      </div>
      <figure>
        {text.length > longestQr ? <figcaption className="pz-meta">{words.qrLong}</figcaption> : (
          <Suspense fallback={null}><Qr text={text} label={words.qr} /><figcaption className="pz-meta pz-non-stampa">{words.qrNote}</figcaption></Suspense>
        )}
      </figure>
      <Technical receipt={receipt} text={text} />
    </section>
  );
}

/** What machines and doubters compare: folded on the screen, all of it on paper. */
function Technical({ receipt, text }: { receipt: Receipt; text: string }) {
  const { receipt: words } = useSecretWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="tecnici">
      <button type="button" className="piega" aria-expanded={open} aria-controls="tecnici" onClick={() => { setOpen(!open); }}>{words.technical}</button>
      <div id="tecnici" hidden={!open}>
        <dl>
          <div><dt>{words.number}</dt><dd className="pz-num">{receipt.poll}</dd></div>
          <div><dt>{words.entry}</dt><dd className="pz-num">{receipt.entry}</dd></div>
          <div><dt>{words.head}</dt><dd><code className="pz-mono">{grouped(receipt.head)}</code></dd></div>
          {receipt.ballots.map(({ question, commitment }, at) => (
            <div key={question}><dt>{words.commitments}{receipt.ballots.length > 1 && <> · {words.question(at + 1)}</>}</dt><dd><code className="pz-mono">{grouped(commitment)}</code></dd></div>
          ))}
          <div className="pz-non-stampa"><dt>{words.where}</dt><dd className="pz-mono">{receipt.url}</dd></div>
        </dl>
        <p className="pz-meta">{words.text}</p>
        <p className="pz-mono testo" data-receipt-text>{text}</p>
      </div>
    </div>
  );
}

/** What was voted, behind a word: who looks over a shoulder does not see it, and paper does not carry it in plain words. */
function Said({ poll, receipt }: { poll: PollShown; receipt: Receipt }) {
  const words = usePollWords();
  return (
    <details className="pz-mio pz-non-stampa">
      <summary>{words.mine}</summary>
      <dl>
        {receipt.ballots.map(({ question: number, choice, reason }) => {
          const question = questionBy(poll.voting.questions, number);
          const said = question && readChoice(question, choice);
          return question && said && <div key={number}><dt>{question.title}</dt><dd><ChoiceList question={question} ballot={{ choice: said, reason }} /></dd></div>;
        })}
      </dl>
    </details>
  );
}

function Drop({ onDrop }: { onDrop: () => void }) {
  const { receipt: words } = useSecretWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => { setAsking(true); }}>{words.drop}</Button>
      {asking && (
        <Dialog title={words.dropTitle} onClose={() => { setAsking(false); }}>
          <p>{words.dropNote}</p>
          <p className="pz-riga stretta pz-su-3">
            <Button look="outline" onClick={() => { setAsking(false); }}>{words.cancel}</Button>
            <Button look="danger" onClick={() => { setAsking(false); onDrop(); tell(words.dropped); }}>{words.drop}</Button>
          </p>
        </Dialog>
      )}
    </>
  );
}
