import { useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { tell } from "../../ui/Notices";
import { AuditStateDocument, type AuditStateQuery } from "../gen/graphql";
import { useAdminWords } from "../words";

type State = NonNullable<AuditStateQuery["auditState"]>;
type Check = { busy: boolean; failed: boolean; state: State | undefined };

/** Whether the trail holds: computed when asked, said in words, with what to write down elsewhere. */
export function CheckPanel() {
  const { audit: words } = useAdminWords();
  const states = useWords().state;
  const client = useClient();
  const [{ busy, failed, state }, setCheck] = useState<Check>({ busy: false, failed: false, state: undefined });
  const check = async () => {
    setCheck({ busy: true, failed: false, state });
    try {
      const { auditState } = await ask(client, AuditStateDocument, {});
      setCheck({ busy: false, failed: auditState === null, state: auditState ?? undefined });
    } catch {
      setCheck({ busy: false, failed: true, state: undefined });
    }
  };
  return (
    <section className="pz-foglio pz-verifica" aria-labelledby="verifica">
      <h2 id="verifica" className="pz-h4">{words.checkTitle}</h2>
      <div role="status">
        {state && <Verdict state={state} />}
        {failed && <p className="pz-rifiuto pz-su-1">{states.error}</p>}
      </div>
      {!state && !failed && <p className="pz-meta pz-su-1">{words.checkNote}</p>}
      <p className="pz-su-3"><Button look="outline" small busy={busy} onClick={() => void check()}>{words.check}</Button></p>
    </section>
  );
}

function Verdict({ state }: { state: State }) {
  const { audit: words } = useAdminWords();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(state.head);
      tell(words.copied);
    } catch {
      // The hash stands on the page: it can be selected.
    }
  };
  if (!state.isIntact) {
    return (
      <div className="pz-guasto pz-su-2">
        <p><strong>{words.broken(state.brokenAt ?? 0)}</strong></p>
        <p>{words.brokenNote}</p>
      </div>
    );
  }
  return (
    <>
      <p className="pz-integro pz-su-1"><Icon name="check" /> {words.intact(state.checked)}</p>
      <p className="pz-meta pz-su-2">{words.head}. {words.headNote}</p>
      <p className="pz-riga pz-su-1"><code className="pz-mono">{state.head}</code> <Button look="plain" small onClick={() => void copy()}>{words.copy}</Button></p>
    </>
  );
}
