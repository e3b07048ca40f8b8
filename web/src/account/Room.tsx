import { useEffect, useRef, type ReactNode } from "react";
import { Page } from "../router/Page";
import type { Room as Name } from "../router/paths";
import { usePaths } from "../router/usePaths";
import { useAccountWords } from "./words";

type Props = { room?: Name | undefined; title: string; lead: string; children: ReactNode };

/** One room of the account: its name, the way to the others, and what can be done in it. */
export function Room({ room, title, lead, children }: Props) {
  const words = useAccountWords();
  const paths = usePaths();
  const rooms: [Name | undefined, string][] = [
    [undefined, words.profile.title],
    ["accessi", words.logins.title],
    ["sessioni", words.sessions.title],
    ["notifiche", words.notifications.title],
    ["programmi", words.tokens.title],
    ["privacy", words.privacy.title],
  ];
  const list = useRef<HTMLUListElement>(null);
  // On a phone the rooms stand in one row that is longer than the window: the present one is in sight.
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (list.current && here) list.current.scrollLeft = here.offsetLeft - list.current.offsetLeft - 48;
  }, [room]);
  return (
    <Page title={`${title} · ${words.account}`}>
      <div className="pz-wrap pz-conto">
        <nav aria-label={words.rooms}>
          <p className="pz-meta">{words.account}</p>
          <ul ref={list}>
            {rooms.map(([name, said]) => (
              <li key={said}><a href={paths.account(name)} aria-current={name === room ? "page" : undefined}>{said}</a></li>
            ))}
          </ul>
        </nav>
        <div className="stanza">
          <header>
            <h1 tabIndex={-1}>{title}</h1>
            <p className="pz-lead">{lead}</p>
          </header>
          {children}
        </div>
      </div>
    </Page>
  );
}

/** A part of a room, with its own heading. */
export function Part({ id, title, note, children }: { id: string; title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="parte" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p className="pz-secondo pz-su-1">{note}</p>}
      {children}
    </section>
  );
}
