import { lazy, Suspense, type ReactNode } from "react";
import { useWords } from "../i18n/words";
import { Bones, ListBones, Waiting } from "../ui/states";

// The thread is a program of its own; the text above it does not wait for it.
const Thread = lazy(() => import("../thread/Thread").then(({ Thread: thread }) => ({ default: thread })));

type Props = { entryId: string; onLost: (instead: ReactNode) => void };

/** The place of the thread under an entry. */
export function Discussion({ entryId, onLost }: Props) {
  return (
    <Suspense fallback={<DiscussionBones />}>
      <Thread entryId={entryId} onLost={onLost} />
    </Suspense>
  );
}

function DiscussionBones() {
  const words = useWords();
  return (
    <section className="discussione" aria-label={words.entry.discussion}>
      <div className="pz-wrap">
        <Waiting>
          <Bones height="2.25rem" width="12rem" />
          <div className="pz-su-4"><ListBones rows={3} /></div>
        </Waiting>
      </div>
    </section>
  );
}
