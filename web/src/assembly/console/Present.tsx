import { PersonName } from "../../ui/Person";
import type { Presence } from "../live/known";
import { useConsole } from "./context";
import { presenceArches, quorumMeter } from "./format";
import { useConsoleWords } from "./words";

/** Who is here: those who count, guests apart, names of those who chose to be seen. */
export function Present() {
  const words = useConsoleWords();
  const { presence } = useConsole();
  if (!presence) return null;
  const { entitled, guests, electors, inHall, remote, watching, members } = presence;
  const arches = presenceArches(entitled, guests, electors);
  return (
    <section aria-labelledby="presenti">
      <div className="pz-riga pz-fra"><h2 id="presenti">{words.present}</h2><span className="cifra pz-num">{words.figure(inHall + remote)}{electors !== null && electors >= inHall + remote - guests && <span className="pz-meta"> {words.of(electors)}</span>}</span></div>
      <div className="emi" aria-hidden="true">
        {Array.from({ length: arches.all }, (_, i) => <i key={i} className={i < arches.filled ? "si" : i < arches.filled + arches.outlined ? "os" : undefined} />)}
      </div>
      <p className="pz-meta pz-num">{words.whereWords(inHall, remote, guests)} {watching > 0 && words.watching(watching)}</p>
      {members.length > 0 && (
        <details className="pz-piega">
          <summary>{words.names} ({words.figure(members.length)})</summary>
          <p className="pz-elettori">{members.map((member) => <span key={member.id}><PersonName person={member} /></span>)}</p>
        </details>
      )}
    </section>
  );
}

/** How far the quorum is: a bar, a mark, and both in words. */
export function Quorum() {
  const { presence } = useConsole();
  return presence && presence.quorum !== null ? <Meter presence={presence} quorum={presence.quorum} /> : null;
}

function Meter({ presence: { entitled, electors, quorumReached }, quorum }: { presence: Presence; quorum: number }) {
  const words = useConsoleWords();
  const meter = quorumMeter(entitled, quorum, electors);
  const said = words.quorumWords(entitled, quorum);
  return (
    <section aria-labelledby="quorum">
      <h2 id="quorum" className="minore">{quorumReached ? words.quorumReached : words.quorumMissing}</h2>
      <div className="quorum" aria-hidden="true"><i style={{ width: `${meter.bar}%` }} /><span style={{ left: `${meter.mark}%` }} /></div>
      <p className="pz-meta"><strong className="pz-num">{said.here}</strong> {said.between} <strong className="pz-num">{said.needed}</strong></p>
    </section>
  );
}
