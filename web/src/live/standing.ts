import { source } from "./observable";

/** What moved of the reader's standing: his rights somewhere, or his being signed in at all. */
export type Move = "rights" | "session";

type Listener = (move: Move) => void;

/** Whether the session that this page was opened with has ended. Who reads on is a visitor. */
export const sessionOver = source(false);

const listeners = new Set<Listener>();
let due: { move: Move; timer: ReturnType<typeof setTimeout> } | undefined;

/** A right that many lose together is not asked about by all of them in the same instant. */
const spread = { rights: 1500, session: 0 };

/** Calls back when the page has to be read again, because the reader may see or do other things than before. */
export function onStanding(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells that the reader's standing moved. Subscriptions tell it one by one; the page hears it once. */
export function standingMoved(move: Move): void {
  if (due?.move === "session" || due?.move === move) return;
  clearTimeout(due?.timer);
  due = { move, timer: setTimeout(tell, 20 + spread[move] * Math.random()) };
}

function tell(): void {
  const move = due?.move ?? "rights";
  due = undefined;
  if (move === "session") sessionOver.set(true);
  for (const listener of [...listeners]) listener(move);
}
