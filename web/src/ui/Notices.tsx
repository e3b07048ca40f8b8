import { useSyncExternalStore } from "react";
import { announce } from "../live/announcer";

type Notice = { id: number; text: string };

let notices: Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/** Says what the reader just did, in sight for six seconds and once to screen readers. */
export function tell(text: string): void {
  const id = ++last;
  change([...notices.slice(-2), { id, text }]);
  announce(text);
  setTimeout(() => { change(notices.filter((notice) => notice.id !== id)); }, 6000);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where these sentences show. The page's status region speaks them. */
export function Notices() {
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div className="pz-avvisi" aria-hidden="true">
      {shown.map((notice) => (
        <p key={notice.id}>{notice.text}</p>
      ))}
    </div>
  );
}
