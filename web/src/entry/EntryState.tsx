import type { EntryTextFragment } from "../gen/graphql";
import { useWords } from "../i18n/words";

/** Says when a text is not public, and why. */
export function EntryState({ entry }: { entry: EntryTextFragment }) {
  const words = useWords();
  if (entry.state === "PUBLISHED") return null;
  const note = { DRAFT: words.entry.draftNote, REVIEW: words.entry.inReview, WITHDRAWN: words.entry.withdrawnNote }[entry.state];
  return (
    <div className="pz-avviso">
      <p><strong>{words.entryState[entry.state]}.</strong> {note}</p>
      {entry.withdrawnReason && <p className="pz-su-1">{words.desk.reason}: {entry.withdrawnReason}</p>}
      {entry.reviewNote && <p className="pz-su-1">{words.desk.note}: {entry.reviewNote}</p>}
    </div>
  );
}
