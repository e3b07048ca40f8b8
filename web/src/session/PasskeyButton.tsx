import { useState } from "react";
import { confirmWithPasskey, enterWithPasskey, knowsPasskeys, PasskeyFailure } from "../account/passkey";
import { useWords } from "../i18n/words";
import { sentenceFor } from "../reading/refusals";
import { Icon } from "../ui/Icon";
import { useSignInWords } from "./words";
import { returnPath } from "./returnPath";
import type { Purpose } from "./ways";

/** Comes in, or proves who one is, by what the device keeps. */
export function PasskeyButton({ purpose, back }: { purpose: Purpose; back: string }) {
  const words = useSignInWords();
  const all = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const go = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      const location = await (purpose === "confirm" ? confirmWithPasskey : enterWithPasskey)(back);
      window.location.assign(returnPath(location, "/"));
    } catch (failure) {
      const { code, reason } = failure instanceof PasskeyFailure ? failure : { code: "INTERNAL", reason: "" };
      setError(reason === "cancelled" ? undefined : sentenceFor(all, { code, reason }));
      setBusy(false);
    }
  };
  if (!knowsPasskeys()) {
    return <p className="entra-con" aria-disabled="true"><Icon name="key" /><span>{words.passkey}<small>{words.passkeyUnknown}</small></span></p>;
  }
  return (
    <>
      <button type="button" className="entra-con" aria-disabled={busy || undefined} aria-describedby={error ? "chiave-errore" : undefined} onClick={() => void go()}>
        <Icon name="key" />
        <span>{words.passkey}<small>{busy ? words.passkeyBusy : words.passkeyNote}</small></span>
      </button>
      {error && <p className="pz-rifiuto pz-su-1" id="chiave-errore" role="alert">{error}</p>}
    </>
  );
}
