import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useWords } from "../i18n/words";
import { useLine } from "../live/useLine";
import { WritingLine } from "../presence/Presence";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Pill } from "../ui/marks";
import { Branch, PendingList, usePending } from "./Branch";
import { Question } from "./dialogs";
import { useDiscussion } from "./context";
import { HoldStill } from "./HoldStill";
import { LineBanner, ThreadHead } from "./ThreadHead";
import { waitingCount, type Model } from "./model";
import type { ThreadState } from "./store";
import { ThreadAside } from "./ThreadAside";
import { draw, type Drawing, type Twig } from "./tree";
import { useAtEnd } from "./useAtEnd";
import { usePermalink } from "./usePermalink";
import { WritingPlace } from "./WritingPlace";

interface Props {
  state: ThreadState;
  model: Model;
  /** What the page says after the line came back. */
  back: string | undefined;
}

/** The discussion as it is read: head, state of the line, comments, what waits, and where to write. */
export function Conversation({ state, model, back }: Props) {
  const words = useWords().thread;
  const { store, pointed } = useDiscussion();
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const isAtEnd = useAtEnd(list, end);
  useEffect(() => { store.watchEnd(isAtEnd); }, [store, isAtEnd]);
  const missing = usePermalink(store, true, pointed);
  const line = useLine();
  const pending = usePending(state.own.echoed);
  const drawing = draw(model, (id) => state.own.keys.has(id));
  const waiting = waitingCount(model);
  const empty = model.count === 0 && model.comments.size === 0 && pending.length === 0;
  return (
    <section className="discussione" aria-labelledby="discussione">
      <HoldStill>
        <div className="pz-wrap pz-due">
          <div>
            <ThreadHead model={model} line={line} back={back} />
            <LineBanner line={line} ended={state.ended} />
            {missing && <p className="pz-tolto">{words.linkedMissing}</p>}
            <div ref={list}>
              {empty && <p className="pz-lead pz-su-4">{state.place?.viewerCanComment ? words.empty : words.emptyReading}</p>}
              <Comments drawing={drawing} state={state} model={model} pending={pending} />
            </div>
            <div ref={end} />
            {waiting > 0 && <NewPill count={waiting} />}
            <WritingLine viewerId={state.viewer?.id} />
            <WritingPlace ended={state.ended} />
          </div>
          <ThreadAside model={model} line={line} />
        </div>
        <Question model={model} />
      </HoldStill>
    </section>
  );
}

type CommentsProps = { drawing: Drawing; state: ThreadState; model: Model; pending: ReturnType<typeof usePending> };

function Comments({ drawing, state, model, pending }: CommentsProps) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  const rows = (twigs: readonly Twig[]) =>
    twigs.map((twig) => (
      <li key={state.own.keys.get(twig.id) ?? twig.id}>
        {model.since === twig.id && <Since />}
        <Branch twig={twig} model={model} pending={pending} loadingReplies={state.loadingReplies} />
      </li>
    ));
  return (
    <>
      {drawing.pinned && (
        <section className="pz-puntata" aria-label={words.linked}>
          <p className="pz-meta">{words.linked} · <button type="button" className="pz-collegamento" onClick={() => { store.unpin(); }}>{words.linkedAll}</button></p>
          <Branch twig={drawing.pinned} model={model} pending={pending} loadingReplies={state.loadingReplies} />
        </section>
      )}
      <ol className="pz-commenti">{rows(drawing.above)}{rows(drawing.list)}</ol>
      {drawing.more && <More loading={state.loadingMore} />}
      <ol className="pz-commenti">
        {rows(drawing.below)}
        <PendingList parcels={pending.filter((parcel) => parcel.parentId === null)} />
      </ol>
    </>
  );
}

function Since() {
  const words = useWords().thread;
  return <p className="pz-soglia-nuovi" role="separator" aria-label={words.since}>{words.since}</p>;
}

function More({ loading }: { loading: boolean }) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  return (
    <div className="pz-galleggia">
      <Button look="outline" busy={loading} onClick={() => { store.more().catch(() => undefined); }}>{words.moreSome}</Button>
    </div>
  );
}

/** New comments wait here; pressing takes the reader to the first of them. */
function NewPill({ count }: { count: number }) {
  const words = useWords().thread;
  const { store } = useDiscussion();
  const show = () => {
    const [first] = store.state.get().model?.waiting ?? [];
    flushSync(() => { store.reveal(); });
    const number = store.state.get().model?.comments.get(first ?? "")?.number;
    const comment = document.getElementById(`commento-${number ?? 0}`);
    comment?.focus({ preventScroll: true });
    comment?.scrollIntoView({ block: "center", behavior: "instant" });
  };
  return (
    <div className="pz-galleggia pz-novita">
      <Pill onClick={show}><Icon name="arrowDown" /> <span className="pz-num">{words.newOnes(count)}</span></Pill>
    </div>
  );
}
