import { useState, type SyntheticEvent } from "react";
import type { EntryDraftFragment, EntryKind, PiazzaHeadFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { useRefusals } from "../reading/refusals";
import { navigate } from "../router/location";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextArea, TextField } from "../ui/Field";
import { tell } from "../ui/Notices";
import { BodyField } from "./BodyField";
import { blank, draftOf, missingIn, type Draft } from "./draft";
import { useKeptDraft } from "./useKeptDraft";
import { useSave, type Sent } from "./useSave";

type Props = { kind: EntryKind; entry: EntryDraftFragment | null; piazza: PiazzaHeadFragment; memberId: string };

/** The composer of an entry: nothing typed is ever lost, whatever is refused. */
export function EditorForm({ kind, entry, piazza, memberId }: Props) {
  const words = useWords();
  const paths = usePaths();
  const say = useRefusals();
  const place = entry ? entry.id : `${piazza.id}-${kind}`;
  const { draft, setDraft, changed, restored, discard, forget } = useKeptDraft(memberId, place, entry ? draftOf(entry) : blank);
  const sending = useSave(piazza.id, kind, entry);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [general, setGeneral] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const state = sending.entry?.state ?? "DRAFT";
  const set = (field: keyof Draft) => (text: string) => { setDraft({ ...draft, [field]: text }); };

  const send = async (step: (draft: Draft) => Promise<Sent>, said: string, go: (sent: EntryDraftFragment) => string) => {
    const missing = missingIn(draft, kind);
    setErrors(Object.fromEntries(missing.map((field) => [field, words.editor.required])));
    setGeneral(undefined);
    if (missing.length > 0) return;
    const sent = await step(draft);
    if (sent.refused) {
      const { fields, general: why } = say(sent.refused);
      setErrors(fields);
      setGeneral(sent.refused.some((one) => one.code === "CONFLICT") ? words.editor.conflict : why);
      return;
    }
    if (!sent.entry) return;
    forget();
    tell(said);
    navigate(go(sent.entry), { replace: true });
  };
  const toEdit = (sent: EntryDraftFragment) => paths.edit(piazza.slug, sent.number);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    if (state === "DRAFT") void send(sending.save, words.editor.saved, toEdit);
    else void send(sending.save, words.editor.updated, (sent) => paths.entry(sent));
  };
  const erase = async () => {
    const { refused } = await sending.erase();
    setRemoving(false);
    if (refused) { setGeneral(say(refused).general); return; }
    forget();
    tell(words.editor.removed);
    navigate(paths.desk(piazza.slug), { replace: true });
  };

  return (
    <form className="pz-scrivi" noValidate onSubmit={save}>
      {restored && <p className="pz-avviso pz-riga pz-fra">{words.editor.restored} <Button look="plain" small onClick={discard}>{words.editor.discard}</Button></p>}
      {general && <p className="pz-guasto pz-giu" role="alert">{general}</p>}
      <TextField label={words.editor.title} value={draft.title} error={errors.title} required maxLength={160} onText={set("title")} />
      {kind === "VIDEO" && <TextField label={words.editor.video} hint={words.editor.videoHint} type="url" value={draft.videoUrl} error={errors.videoUrl} required onText={set("videoUrl")} />}
      <TextArea label={words.editor.summary} hint={words.editor.summaryHint} value={draft.summary} error={errors.summary} maxLength={400} rows={2} onText={set("summary")} />
      <BodyField value={draft.body} error={errors.body} onText={set("body")} />
      <TextField label={words.editor.tags} hint={words.editor.tagsHint} value={draft.tags} error={errors.tags} onText={set("tags")} />
      <div className="piede">
        {state !== "DRAFT" && <Button type="submit" busy={sending.busy}>{words.editor.update}</Button>}
        {state === "DRAFT" && piazza.viewerCanEdit && <Button busy={sending.busy} onClick={() => void send(sending.publish, words.editor.published, (sent) => paths.entry(sent))}>{words.editor.publish}</Button>}
        {state === "DRAFT" && !piazza.viewerCanEdit && <Button busy={sending.busy} onClick={() => void send(sending.submit, words.editor.submitted, () => paths.desk(piazza.slug))}>{words.editor.submit}</Button>}
        {state === "DRAFT" && <Button type="submit" look="outline" busy={sending.busy}>{words.editor.save}</Button>}
        {changed && <span className="pz-meta">{words.editor.savedHere}</span>}
        {state === "DRAFT" && sending.entry && <Button look="danger" className="ultimo" onClick={() => { setRemoving(true); }}>{words.editor.remove}</Button>}
      </div>
      {removing && (
        <Dialog title={words.editor.removeTitle} onClose={() => { setRemoving(false); }}>
          <p className="pz-su-2">{words.editor.removeNote}</p>
          <div className="piede">
            <Button look="outline" onClick={() => { setRemoving(false); }}>{words.editor.cancel}</Button>
            <Button onClick={() => void erase()}>{words.editor.remove}</Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}
