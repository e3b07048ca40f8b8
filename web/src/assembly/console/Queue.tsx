import { lazy, Suspense, useState } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useConsole, type Item } from "./context";
import { QueueRow } from "./QueueRow";
import { useQueueOrder } from "./useQueueOrder";
import { useConsoleWords } from "./words";

const ItemDialog = lazy(() => import("./ItemDialog"));

/** The questions in the order in which they are asked: what was, what is now, what waits. */
export function Queue() {
  const words = useConsoleWords();
  const { state, line } = useConsole();
  const [writing, setWriting] = useState<"new" | Item>();
  const { items, sortable, said, list } = useQueueOrder();
  const ended = state.phase === "ENDED";
  return (
    <section className="coda" aria-labelledby="coda">
      <div className="pz-riga pz-fra">
        <h2 id="coda">{words.questions}</h2>
        {!ended && <Button look="plain" small aria-disabled={!line || undefined} onClick={() => { setWriting("new"); }}><Icon name="plusCircle" /> {words.add}</Button>}
      </div>
      {items.length === 0 && <p className="pz-secondo">{words.empty}</p>}
      <ol ref={list} role="list">
        {items.map((item, at) => <QueueRow key={item.id} item={item} at={at} of={items.length} sortable={sortable} onEdit={() => { setWriting(item); }} />)}
      </ol>
      <p className="pz-sr" role="status">{said}</p>
      {items.length > 1 && !ended && <p className="pz-meta aiuto">{words.dragHint} <kbd>Alt</kbd> <kbd>↑</kbd> <kbd>↓</kbd>. {words.dragFrozen}</p>}
      {writing && <Suspense fallback={null}><ItemDialog item={writing === "new" ? undefined : writing} onClose={() => { setWriting(undefined); }} /></Suspense>}
    </section>
  );
}
