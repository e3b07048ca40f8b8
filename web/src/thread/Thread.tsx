import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { useClient, type Client } from "urql";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { readAnew } from "../live/client";
import { onStanding } from "../live/standing";
import { Presence } from "../presence/Presence";
import { Bones, ErrorState, ListBones, Waiting } from "../ui/states";
import { DiscussionContext, type Doing } from "./context";
import { Conversation } from "./Conversation";
import { NoLonger } from "./NoLonger";
import { peopleIn } from "./people";
import { postOf } from "./post";
import { ThreadStore, type Saying, type ThreadState } from "./store";
import { usePointed } from "./usePermalink";

type Props = {
  entryId: string;
  /** The reader may no longer read here: what stands on the page from now on, in the place of everything else. */
  onLost: (instead: ReactNode) => void;
};

/** The discussion under an entry: read, followed live, and taken part in. */
export function Thread({ entryId, onLost }: Props) {
  const words = useWords().thread;
  const [back, say] = useSayings();
  // The page's client is another one when the reader's standing has moved; the discussion goes on with its own.
  const now = useClient();
  const [client] = useState(now);
  const store = useStore(client, entryId, say);
  const state = useSyncExternalStore(store.state.subscribe, store.state.get);
  useLoss(entryId, state, onLost);
  const viewerId = state.viewer?.id;
  const post = useMemo(() => (viewerId === undefined ? undefined : postOf(client, viewerId)), [client, viewerId]);
  useEffect(() => (post ? store.connect(post) : undefined), [post, store]);
  const [doing, setDoing] = useState<Doing>();
  const pointed = usePointed();
  const people = useCallback(() => peopleIn(store.state.get().model), [store]);
  const { place, viewer = null } = state;
  const discussion = useMemo(
    () => place && { store, place, viewer, post, doing, setDoing, people, pointed },
    [store, place, viewer, post, doing, people, pointed],
  );
  if (state.status === "missing") return null;
  if (state.status === "failed") {
    return (
      <section className="discussione" aria-label={words.title(0)}>
        <div className="pz-wrap"><ErrorState message={words.failed} trace={state.trace} onRetry={() => void store.start()} /></div>
      </section>
    );
  }
  if (!discussion || !state.model) return <ThreadBones />;
  return (
    <DiscussionContext value={discussion}>
      <Presence client={client} entryId={entryId} memberId={viewerId}>
        <Conversation state={state} model={state.model} back={back} />
      </Presence>
    </DiscussionContext>
  );
}

/** A store for as long as the entry is on the page. */
function useStore(client: Client, entryId: string, say: (saying: Saying) => void): ThreadStore {
  const store = useMemo(() => new ThreadStore(client, entryId, say), [client, entryId, say]);
  useEffect(() => {
    void store.start();
    const forget = onStanding(() => void store.look());
    return () => {
      forget();
      store.close();
    };
  }, [store]);
  return store;
}

/** Who may no longer read is told so, before anything else is painted; and nothing of it is kept in memory. */
function useLoss(entryId: string, { lost, viewer }: ThreadState, onLost: Props["onLost"]): void {
  // Who he was before: what he wrote is kept under his name.
  const [memberId, setMemberId] = useState<string>();
  if (viewer && viewer.id !== memberId) setMemberId(viewer.id);
  useLayoutEffect(() => {
    if (!lost) return;
    onLost(<NoLonger loss={lost} entryId={entryId} memberId={memberId} />);
    readAnew();
  }, [lost, entryId, memberId, onLost]);
}

/** For how long the page shows what came while the line was cut. */
const backFor = 10_000;

/** Says what happens in the page's language; what came back is also shown for a while. */
function useSayings(): [string | undefined, (saying: Saying) => void] {
  const words = useWords().thread;
  const spoken = useRef(words);
  useEffect(() => { spoken.current = words; }, [words]);
  const [back, setBack] = useState<string>();
  useEffect(() => {
    if (back === undefined) return;
    const timer = setTimeout(() => { setBack(undefined); }, backFor);
    return () => { clearTimeout(timer); };
  }, [back]);
  const say = useCallback((saying: Saying) => {
    const now = spoken.current;
    const sentences: Record<Saying["what"], () => string> = {
      new: () => now.newOnes(saying.what === "new" ? saying.count() : 0),
      back: () => now.back(saying.what === "back" ? saying.count : 0),
      loaded: () => now.loaded(saying.what === "loaded" ? saying.count : 0),
      reset: () => now.reset, closed: () => now.closed, refused: () => now.stopped, sent: () => now.sent,
    };
    announce(sentences[saying.what]);
    if (saying.what === "back" || saying.what === "reset") setBack(sentences[saying.what]());
  }, []);
  return [back, say];
}

function ThreadBones() {
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
