import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore, type RefObject } from "react";
import { flushSync } from "react-dom";
import { useClient } from "urql";
import { useWords } from "../i18n/words";
import { FailedPage } from "../layout/FailedPage";
import { NeedSignIn } from "../layout/NeedSignIn";
import { WaitingPage } from "../layout/WaitingPage";
import { announce } from "../live/announcer";
import { Page } from "../router/Page";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Pill } from "../ui/marks";
import { tell } from "../ui/Notices";
import { EmptyState } from "../ui/states";
import { unreadRows, type List } from "./list";
import { NotificationRow } from "./NotificationRow";
import { NotificationStore, type State } from "./store";
import { unread } from "./unread";

/** What was written to the member: answers and mentions, newest first, live. */
export default function NotificationsPage() {
  const head = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const [state, store] = useNotifications(head, rows);
  const retry = useCallback(() => void store.start(), [store]);
  if (state.failure) return <FailedPage failure={state.failure} retry={retry} />;
  if (state.status === "visitor") return <NeedSignIn />;
  if (!state.list) return <WaitingPage />;
  return <Standing state={state} list={state.list} store={store} head={head} rows={rows} />;
}

type Props = { state: State; list: List; store: NotificationStore; head: RefObject<HTMLDivElement | null>; rows: RefObject<HTMLUListElement | null> };

function Standing({ state, list, store, head, rows }: Props) {
  const { notifications: words, state: states } = useWords();
  const waits = useSyncExternalStore(unread.subscribe, () => unread.get()?.count) ?? unreadRows(list);
  const failed = () => { tell(states.error); };
  const readAll = () => {
    const [newest] = list.rows;
    if (newest) store.read(newest.id).then(() => { tell(words.allRead); }, failed);
  };
  const reveal = () => {
    flushSync(() => { store.reveal(); });
    window.scrollTo({ top: 0, behavior: "instant" });
    rows.current?.querySelector("a")?.focus({ preventScroll: true });
  };
  return (
    <Page title={words.title}>
      <header className="pz-wrap pz-testata-pagina">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p className="pz-lead">{words.lead}</p>
      </header>
      <div className="pz-wrap pz-corpo">
        <div className="pz-riga pz-fra pz-giu pz-ristretta" ref={head}>
          <p className="pz-meta pz-num">{waits > 0 ? words.unread(waits) : list.total > 0 && words.nothingUnread}</p>
          {waits > 0 && <Button look="outline" small onClick={readAll}>{words.readAll}</Button>}
        </div>
        {list.rows.length === 0 && list.waiting.length === 0 && <EmptyState>{words.empty}</EmptyState>}
        <ul className="pz-notifiche pz-ristretta" ref={rows}>
          {list.rows.map((line) => <NotificationRow key={line.id} line={line} onOpen={() => { if (!line.isRead) store.read(line.id).catch(failed); }} />)}
        </ul>
        <More state={state} list={list} store={store} />
      </div>
      {list.waiting.length > 0 && (
        <div className="pz-sospesa">
          <Pill onClick={reveal}><Icon name="refresh" /> <span className="pz-num">{words.newOnes(list.waiting.length)}</span></Pill>
        </div>
      )}
    </Page>
  );
}

function More({ state, list, store }: Pick<Props, "state" | "list" | "store">) {
  const { list: words, state: states } = useWords();
  if (list.next === undefined) return null;
  const load = () => {
    const before = list.rows.length;
    store.more().then(
      () => { announce(words.moreLoaded((store.state.get().list?.rows.length ?? before) - before)); },
      () => { tell(states.error); },
    );
  };
  return (
    <div className="pz-altri pz-ristretta">
      <p className="pz-meta pz-num">{words.shown(list.rows.length, list.total)}</p>
      <Button look="outline" busy={state.loadingMore} onClick={load}>{words.more}</Button>
    </div>
  );
}

/** A store for as long as the page stands. What arrives enters by itself only at the top, where nobody is at work. */
function useNotifications(head: RefObject<HTMLElement | null>, rows: RefObject<HTMLElement | null>): [State, NotificationStore] {
  const client = useClient();
  const mayEnter = useCallback(() => {
    const top = head.current?.getBoundingClientRect().top ?? 0;
    const selected = getSelection();
    const selecting = selected && !selected.isCollapsed && rows.current?.contains(selected.anchorNode);
    return top >= 0 && !document.hidden && !rows.current?.contains(document.activeElement) && !selecting;
  }, [head, rows]);
  const store = useMemo(() => new NotificationStore(client, mayEnter), [client, mayEnter]);
  useEffect(() => {
    void store.start();
    return () => { store.close(); };
  }, [store]);
  return [useSyncExternalStore(store.state.subscribe, store.state.get), store];
}
