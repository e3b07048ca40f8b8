import { useState } from "react";
import { BodyField } from "../../editor/BodyField";
import { Confirm } from "../../poll/run/Confirm";
import { useChange } from "../../reading/read";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { AssemblyMinutesPublishDocument, AssemblyMinutesSetDocument, type AssemblyAboutFragment } from "../gen/graphql";
import { useAboutWords } from "../list/words";
import { useAssemblyRefusal } from "../words";

/** The minutes while they are written: the text is free, the course and the results are those on record. */
export default function MinutesForm({ assembly, onChange }: { assembly: AssemblyAboutFragment; onChange: () => void }) {
  const words = useAboutWords();
  const refusal = useAssemblyRefusal();
  const saving = useChange(AssemblyMinutesSetDocument);
  const publishing = useChange(AssemblyMinutesPublishDocument);
  const [text, setText] = useState(assembly.minutes?.text ?? "");
  const [error, setError] = useState<string>();
  const [asking, setAsking] = useState(false);

  const save = async (): Promise<string | undefined> => {
    const { refused } = await saving.change({ input: { assemblyId: assembly.id, text } });
    const why = refused?.[0] && refusal(refused[0]);
    setError(why);
    return why;
  };
  const keep = async () => { if ((await save()) === undefined) tell(words.minutesSaved); };
  const publish = async () => {
    const kept = await save();
    if (kept !== undefined) return kept;
    const { refused } = await publishing.change({ input: { assemblyId: assembly.id } });
    if (refused?.[0]) return refusal(refused[0]);
    tell(words.minutesOut);
    onChange();
    return undefined;
  };
  return (
    <>
      <form className="pz-su-2" noValidate onSubmit={(event) => { event.preventDefault(); void keep(); }}>
        <p className="pz-secondo pz-giu">{words.minutesLead}</p>
        <BodyField value={text} error={error} onText={setText} />
        <p className="pz-riga pz-su-3">
          <Button type="submit" look="outline" busy={saving.busy}>{words.minutesSave}</Button>
          <Button onClick={() => { setAsking(true); }}>{words.minutesPublish}…</Button>
        </p>
      </form>
      {/* It has a form of its own, which must not stand in this one. */}
      {asking && <Confirm title={words.minutesPublishTitle} note={words.minutesPublishNote} action={words.minutesPublish} onClose={() => { setAsking(false); }} onDo={publish} />}
    </>
  );
}
