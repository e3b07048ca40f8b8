import { useState } from "react";
import { EntryPublishDocument, EntryReturnDocument, type DeskQuery } from "../gen/graphql";
import { useWords } from "../i18n/words";
import { ReasonDialog } from "../layout/ReasonDialog";
import { useChange } from "../reading/read";
import { useRefusals } from "../reading/refusals";
import { usePaths } from "../router/usePaths";
import { Button } from "../ui/Button";
import { Badge } from "../ui/marks";
import { nameOf } from "../ui/Person";
import { tell } from "../ui/Notices";
import { When } from "../ui/When";

type Row = NonNullable<DeskQuery["piazza"]>["desk"]["nodes"][number];

const tones = { DRAFT: "neutro", REVIEW: "cotto", PUBLISHED: "verde", WITHDRAWN: "neutro" } as const;

/** A text on the desk, and what can be done with it. */
export function DeskRow({ entry, onChange }: { entry: Row; onChange: () => void }) {
  const words = useWords();
  const paths = usePaths();
  const say = useRefusals();
  const [returning, setReturning] = useState(false);
  const publish = useChange(EntryPublishDocument);
  const back = useChange(EntryReturnDocument);
  const inReview = entry.state === "REVIEW" && entry.viewerCanReview;
  const doPublish = async () => {
    const { refused } = await publish.change({ input: { entryId: entry.id } });
    tell(refused ? (say(refused).general ?? words.state.error) : words.editor.published);
    onChange();
  };
  return (
    <li>
      <div>
        <p className="pz-riga stretta pz-meta"><Badge tone={tones[entry.state]}>{words.entryState[entry.state]}</Badge> <span>{words.kind[entry.kind]} · {nameOf(entry.author, words)} · {words.desk.changed} <When at={entry.updatedAt} /></span></p>
        <h2 className="pz-titolo-riga"><a href={paths.entry(entry)}>{entry.title}</a></h2>
        {entry.summary && <p className="pz-secondo">{entry.summary}</p>}
        {entry.reviewNote && <p className="pz-avviso pz-su-2"><strong>{words.desk.note}:</strong> {entry.reviewNote}</p>}
        {entry.withdrawnReason && <p className="pz-avviso pz-su-2"><strong>{words.desk.reason}:</strong> {entry.withdrawnReason}</p>}
      </div>
      <div className="fare">
        {inReview && <Button small busy={publish.busy} onClick={() => void doPublish()}>{words.desk.publish}</Button>}
        {inReview && <Button small look="outline" onClick={() => { setReturning(true); }}>{words.desk.sendBack}</Button>}
        {entry.viewerCanUpdate && <a className="btn btn-outline-primary btn-sm" href={paths.edit(entry.piazza.slug, entry.number)}>{words.desk.edit}</a>}
      </div>
      {returning && (
        <ReasonDialog
          title={words.desk.sendBackTitle}
          note={words.desk.sendBackNote}
          action={words.desk.sendBack}
          onClose={() => { setReturning(false); }}
          onReason={async (reason) => {
            const { refused } = await back.change({ input: { entryId: entry.id, reason } });
            if (!refused) { tell(words.desk.sentBack); onChange(); }
            return refused;
          }}
        />
      )}
    </li>
  );
}
