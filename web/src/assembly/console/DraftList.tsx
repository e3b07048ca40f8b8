import { useRef, useState } from "react";
import { useRead } from "../../reading/read";
import { Button } from "../../ui/Button";
import { tell } from "../../ui/Notices";
import { ErrorState, ListBones, Waiting } from "../../ui/states";
import { ConsoleDraftsDocument, ConsoleItemAddDocument } from "../gen/graphql";
import { useConsole } from "./context";
import { useDo } from "./useDo";
import { useConsoleWords } from "./words";

/** Drafts of polls in this piazza: their questions come into the queue, the drafts stay. */
export function DraftList({ onClose }: { onClose: () => void }) {
  const words = useConsoleWords();
  const { assembly, state } = useConsole();
  const act = useDo();
  const { data, failure, retry } = useRead(ConsoleDraftsDocument, { slug: assembly.piazza.slug });
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<string>();
  // One key a draft: asked again after a lost answer, its questions come once.
  const keys = useRef(new Map<string, string>());
  if (failure) return <ErrorState trace={failure.trace} onRetry={retry} />;
  if (!data) return <Waiting><ListBones rows={3} /></Waiting>;
  // What waits in a queue is a draft as well: it is no draft to take questions from.
  const queued = new Set(state.items.map((item) => item.pollId));
  const drafts = (data.piazza?.desk.nodes ?? []).flatMap((entry) => (entry.__typename === "Poll" && !queued.has(entry.id) ? [entry] : []));
  const take = async (pollId: string) => {
    setBusy(pollId);
    const idempotencyKey = keys.current.get(pollId) ?? crypto.randomUUID();
    keys.current.set(pollId, idempotencyKey);
    const { done, refused } = await act(ConsoleItemAddDocument, { input: { assemblyId: assembly.id, pollId, idempotencyKey } });
    setBusy(undefined);
    if (refused !== undefined) { setError(refused); return; }
    tell(words.added(Math.max(1, (done.assembly?.state.itemCount ?? 0) - state.items.length)));
    onClose();
  };
  if (drafts.length === 0) return <p className="pz-secondo pz-su-3">{words.draftsNone}</p>;
  return (
    <>
      <p className="pz-secondo pz-su-2">{words.draftsLead}</p>
      {error && <p className="errore pz-su-2" role="alert">{error}</p>}
      <ul className="pz-lista pz-su-2">
        {drafts.map((draft) => (
          <li key={draft.id} className="pz-riga pz-fra">
            <b>{draft.title}</b>
            <Button look="outline" small busy={busy === draft.id} aria-label={`${words.draftTake}: ${draft.title}`} onClick={() => void take(draft.id)}>{words.draftTake}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
