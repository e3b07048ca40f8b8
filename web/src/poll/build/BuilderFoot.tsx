import { useState } from "react";
import type { PiazzaHeadFragment } from "../../gen/graphql";
import { useWords } from "../../i18n/words";
import { useRefusals } from "../../reading/refusals";
import { navigate } from "../../router/location";
import { usePaths } from "../../router/usePaths";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { tell } from "../../ui/Notices";
import type { Build } from "./useBuild";
import { useBuildWords } from "./words";

type Props = { build: Build; piazza: PiazzaHeadFragment; onBack: () => void; onNext: () => void; onSave: () => void; onPublish: () => void };

/** The way on, the way back, and what becomes of the draft. */
export function BuilderFoot({ build, piazza, onBack, onNext, onSave, onPublish }: Props) {
  const words = useBuildWords();
  const { editor } = useWords();
  const [asking, setAsking] = useState<"open" | "erase">();
  const { step, busy, poll, changed, faults } = build;
  const published = poll?.state === "PUBLISHED";
  const opens = build.form.rules.opening === "PUBLISHED";
  const publish = () => {
    if (opens && faults.length === 0) setAsking("open");
    else onPublish();
  };
  return (
    <div className="piede">
      {step !== "ask" && <Button look="outline" onClick={onBack}>{words.back}</Button>}
      {step !== "check" && <Button busy={busy} onClick={onNext}>{words.next}</Button>}
      {step === "check" && !published && <Button busy={busy} aria-disabled={faults.length > 0 || undefined} onClick={publish}>{opens ? words.publishOpens : words.publish}</Button>}
      {(step !== "check" || published) && <Button look={step === "check" ? "primary" : "plain"} busy={busy} onClick={onSave}>{published ? words.update : words.save}</Button>}
      <span className="pz-meta" role="status">{changed ? words.savedHere : poll && !published ? words.savedThere : ""}</span>
      {poll?.state === "DRAFT" && <Button look="danger" className="ultimo" onClick={() => { setAsking("erase"); }}>{editor.remove}</Button>}
      {asking === "open" && (
        <Dialog title={words.publishTitle} onClose={() => { setAsking(undefined); }}>
          <p className="pz-su-2">{words.publishNote(build.form.rules.isConfidential)}</p>
          <div className="piede">
            <Button look="outline" onClick={() => { setAsking(undefined); }}>{words.cancel}</Button>
            <Button busy={busy} onClick={() => { setAsking(undefined); onPublish(); }}>{words.publishOpens}</Button>
          </div>
        </Dialog>
      )}
      {asking === "erase" && <EraseDialog build={build} slug={piazza.slug} onClose={() => { setAsking(undefined); }} />}
    </div>
  );
}

function EraseDialog({ build, slug, onClose }: { build: Build; slug: string; onClose: () => void }) {
  const { editor, state } = useWords();
  const paths = usePaths();
  const say = useRefusals();
  const erase = async () => {
    const refused = await build.erase();
    onClose();
    if (refused) { tell(say(refused).general ?? state.error); return; }
    build.forget();
    tell(editor.removed);
    navigate(paths.desk(slug), { replace: true });
  };
  return (
    <Dialog title={editor.removeTitle} onClose={onClose}>
      <p className="pz-su-2">{editor.removeNote}</p>
      <div className="piede">
        <Button look="outline" onClick={onClose}>{editor.cancel}</Button>
        <Button busy={build.busy} onClick={() => void erase()}>{editor.remove}</Button>
      </div>
    </Dialog>
  );
}
