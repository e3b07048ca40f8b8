import { useEffect, useRef, useSyncExternalStore } from "react";
import { useClient } from "urql";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { usePlace } from "../router/location";
import { usePaths } from "../router/usePaths";
import { unread, watchUnread } from "./unread";

const most = 99;

/** The way to what was written to the member, with how much of it waits. */
export default function Bell() {
  const { notifications: words } = useWords();
  const paths = usePaths();
  const client = useClient();
  const { pathname } = usePlace();
  useEffect(() => watchUnread(client), [client]);
  const count = useSyncExternalStore(unread.subscribe, () => unread.get()?.count);
  useSpokenCount(count);
  const to = paths.notifications();
  return (
    <a className="btn btn-icona pz-campana" href={to} aria-label={count ? words.unread(count) : words.title} aria-current={pathname === to ? "page" : undefined}>
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path fillRule="evenodd" d="M13 3.6V3a1 1 0 0 0-2 0v.6A6.5 6.5 0 0 0 5.5 10v4.6l-2 3V19h17v-1.4l-2-3V10A6.5 6.5 0 0 0 13 3.6ZM6.5 10a5.5 5.5 0 0 1 11 0v4.9l2 3v.1h-15v-.1l2-3ZM9.5 20h1a1.5 1.5 0 0 0 3 0h1a2.5 2.5 0 0 1-5 0Z" />
      </svg>
      {count !== undefined && count > 0 && <span className="n" aria-hidden="true">{count > most ? `${most}+` : count}</span>}
    </a>
  );
}

/** Says the count when it has grown: at most one sentence in five seconds, with the count as it is by then. */
function useSpokenCount(count: number | undefined): void {
  const { notifications: words } = useWords();
  const before = useRef(count);
  useEffect(() => {
    if (before.current !== undefined && count !== undefined && count > before.current) announce(() => words.unread(unread.get()?.count ?? count));
    before.current = count;
  }, [count, words]);
}
