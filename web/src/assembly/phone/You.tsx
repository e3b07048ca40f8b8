import { useState } from "react";
import { Button } from "../../ui/Button";
import { Switch } from "../../ui/Switch";
import { usePhone } from "./context";
import { usePhoneWords } from "./words";

/** How one takes part: whether one counts, whether one is seen, and the way off this phone. */
export function You() {
  const words = usePhoneWords();
  const { who, name, visible, setVisible } = usePhone();
  return (
    <details className="pz-piega">
      <summary>{words.you}</summary>
      {who.isGuest ? (
        <>
          <p>{words.youGuest(who.name)}</p>
          {who.hasSlip && <p className="pz-meta">{words.youSlip}</p>}
          <Leaving />
        </>
      ) : (
        <>
          <p>{who.isEntitled ? words.youMember(name) : words.youMemberNot(name)}</p>
          <Switch label={words.seen} note={words.seenNote} on={visible} onChange={setVisible} />
        </>
      )}
    </details>
  );
}

function Leaving() {
  const words = usePhoneWords();
  const { who, leave } = usePhone();
  const [asked, ask] = useState(false);
  if (!asked) return <p><Button look="outline" onClick={() => { ask(true); }}>{words.leaveGuest}</Button></p>;
  return (
    <div role="group" aria-label={words.leaveGuest}>
      {who.hasSlip && <p>{words.leaveSlip}</p>}
      <p className="pz-riga">
        <Button look="danger" onClick={leave}>{words.leaveSure}</Button>
        <Button look="outline" onClick={() => { ask(false); }}>{words.leaveNot}</Button>
      </p>
    </div>
  );
}
