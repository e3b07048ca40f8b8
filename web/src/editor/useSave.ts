import { useState } from "react";
import {
  EntryCreateDocument,
  EntryDeleteDocument,
  EntryPublishDocument,
  EntrySubmitDocument,
  EntryUpdateDocument,
  type EntryDraftFragment,
  type EntryKind,
} from "../gen/graphql";
import { useChange, type Refused } from "../reading/read";
import { fieldsOf, type Draft } from "./draft";

/** What came of sending a draft. */
export type Sent = { entry?: EntryDraftFragment | null; refused?: Refused[] | undefined };

/** The changes that the composer makes, each after the text itself has been saved. */
export function useSave(piazzaId: string, kind: EntryKind, first: EntryDraftFragment | null) {
  // The entry as last saved here: its version guards against overwriting somebody else's change.
  const [entry, setEntry] = useState(first);
  // One key an attempt to create: sending again after a lost answer makes no second draft.
  const [key] = useState(() => crypto.randomUUID());
  const create = useChange(EntryCreateDocument);
  const update = useChange(EntryUpdateDocument);
  const submit = useChange(EntrySubmitDocument);
  const publish = useChange(EntryPublishDocument);
  const remove = useChange(EntryDeleteDocument);

  const save = async (draft: Draft): Promise<Sent> => {
    const fields = fieldsOf(draft, kind);
    const { done, refused } = entry
      ? await update.change({ input: { entryId: entry.id, version: entry.version, ...fields } })
      : await create.change({ input: { piazzaId, kind, idempotencyKey: key, ...fields } });
    if (done?.entry) setEntry(done.entry);
    return { entry: done?.entry ?? null, refused };
  };

  const then = (step: typeof submit) => async (draft: Draft): Promise<Sent> => {
    const saved = await save(draft);
    if (!saved.entry) return saved;
    const { done, refused } = await step.change({ input: { entryId: saved.entry.id } });
    if (done?.entry) setEntry(done.entry);
    return { entry: done?.entry ?? saved.entry, refused };
  };

  const erase = async (): Promise<Sent> => {
    if (!entry) return {};
    const { refused } = await remove.change({ input: { entryId: entry.id } });
    return { refused };
  };

  const busy = create.busy || update.busy || submit.busy || publish.busy || remove.busy;
  return { entry, busy, save, submit: then(submit), publish: then(publish), erase };
}
