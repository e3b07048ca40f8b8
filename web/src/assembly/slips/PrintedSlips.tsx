import { useState } from "react";
import { Confirm } from "../../poll/run/Confirm";
import { navigate } from "../../router/location";
import { Button } from "../../ui/Button";
import { Qr } from "../qr/Qr";
import { grouped } from "./code";
import { typed, type Made } from "./made";
import { useLeaving } from "./useLeaving";
import { useSlipsWords } from "./words";

type Props = { assembly: { title: string; piazza: { title: string } }; made: readonly Made[]; onDone: () => void };

/** The slips on paper: each with its QR code, and the same in letters for who has no camera. */
export function PrintedSlips({ assembly, made, onDone }: Props) {
  const words = useSlipsWords();
  const [asking, setAsking] = useState(false);
  const [to, stay] = useLeaving(true);
  return (
    <section className="stampa" aria-label={words.made(made.length)}>
      <p className="pz-avviso niente-stampa">{words.once}</p>
      <p className="pz-riga niente-stampa pz-su-2">
        <Button onClick={() => { window.print(); }}>{words.print}</Button>
        <Button look="outline" onClick={() => { setAsking(true); }}>{words.done}…</Button>
      </p>
      <ul className="foglietti">
        {made.map(({ code, link, number }) => (
          <li key={number}>
            <Qr text={link} label={words.qr(number)} />
            <div>
              <p className="pz-meta">{assembly.piazza.title} · <span className="pz-num">{words.slip(number)}</span></p>
              <p><strong>{assembly.title}</strong></p>
              <p className="pz-meta">{words.toEnter} <b>{typed(link)}</b> {words.andType}</p>
              <p className="codice pz-mono">{grouped(code)}</p>
              <p className="pz-meta">{words.goodOnce}</p>
            </div>
          </li>
        ))}
      </ul>
      {asking && <Confirm title={words.doneTitle} note={words.doneNote} action={words.done} onClose={() => { setAsking(false); }} onDo={() => { onDone(); return Promise.resolve(undefined); }} />}
      {to !== undefined && <Confirm title={words.leaveTitle} note={words.leaveNote} action={words.leave} onClose={stay} onDo={() => { navigate(to); return Promise.resolve(undefined); }} />}
    </section>
  );
}
