import { lazy, Suspense, useState } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { tell } from "../../ui/Notices";
import { useAssemblyPaths } from "../paths";
import { Qr } from "../qr/Qr";
import { useAssemblyWords } from "../words";
import { spaced } from "../live/code";
import { useConsole } from "./context";
import { useConsoleWords } from "./words";

const Turns = lazy(() => import("./Turns"));

/** How people come in: code, QR code, slips. */
export function Entrance() {
  const words = useConsoleWords();
  const all = useAssemblyWords();
  const paths = useAssemblyPaths();
  const { assembly, state: { entrance, phase }, line } = useConsole();
  const [renewing, setRenewing] = useState(false);
  const slips = assembly.guests !== "NONE" && !assembly.isRehearsal && <a href={paths.slips(assembly.piazza.slug, assembly.number)}>{words.slips}</a>;
  if (!entrance) return phase === "ENDED" ? null : <section aria-labelledby="entrare"><h2 id="entrare" className="minore">{words.enter}</h2><p className="pz-meta">{words.codeLater}</p><p className="pz-meta">{slips}</p></section>;
  const copy = async () => {
    const said = [entrance.code && `${words.code} ${spaced(entrance.code)}`, entrance.address, entrance.link].filter(Boolean).join("\n");
    try {
      await navigator.clipboard.writeText(said);
      tell(words.codeCopied);
    } catch {
      window.prompt(words.copy, said);
    }
  };
  return (
    <section className="entrare" aria-labelledby="entrare">
      <Qr text={entrance.link} label={words.qr} />
      <div>
        <h2 id="entrare" className="minore">{words.enter}</h2>
        <p className="pz-meta pz-num">{entrance.code ? `${words.code} ${spaced(entrance.code)}` : words.codeLocked}</p>
        <p className="pz-meta">{assembly.isShutToGuests ? words.shut : all.guests[assembly.guests]}</p>
        <Button look="plain" small onClick={() => void copy()}><Icon name="copy" /> {words.copy}</Button>
      </div>
      <div className="intera">
        <p className="pz-meta">{words.typeAt(entrance.address)}</p>
        <Button look="plain" small aria-disabled={!line || undefined} onClick={() => { setRenewing(true); }}><Icon name="refresh" /> {words.renew}…</Button>
      </div>
      {!entrance.code && <p className="pz-avviso intera">{words.codeLockedWhy}</p>}
      {slips && <p className="pz-meta intera">{slips}</p>}
      {renewing && <Suspense fallback={null}><Turns turn="renew" onClose={() => { setRenewing(false); }} /></Suspense>}
    </section>
  );
}
