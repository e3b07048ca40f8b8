import { useCallback, useState } from "react";
import { useLanguage } from "../i18n/words";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Switch } from "../ui/Switch";
import { keysEn, keysIt } from "./keysWords";
import { useKeysChoice, useWalk } from "./useWalk";

/** The keys that move through the discussion: off until the reader wants them. */
export function Keys() {
  const words = useLanguage() === "it" ? keysIt : keysEn;
  const [on, choose] = useKeysChoice();
  const [asked, setAsked] = useState(false);
  const ask = useCallback(() => { setAsked(true); }, []);
  useWalk(on, ask);
  return (
    <div className="pz-solo-tastiera">
      <Switch label={words.walk} note={on ? words.on : words.off} on={on} onChange={choose} />
      {asked && (
        <Dialog title={words.title} onClose={() => { setAsked(false); }}>
          <dl className="pz-tasti">
            {words.keys.map(([key, meaning]) => (
              <div key={key} className="pz-tasto"><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>
            ))}
          </dl>
          <p className="piede"><Button onClick={() => { setAsked(false); }}>{words.close}</Button></p>
        </Dialog>
      )}
    </div>
  );
}
