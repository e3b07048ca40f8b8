/** Where a question of the queue stands. */
export type ItemState = "WAITING" | "OPEN" | "CLOSED" | "REVEALED" | "ANNULLED";

/** What the commands need to know of a question. */
export interface Queued {
  id: string;
  position: number;
  state: ItemState;
  closesAt: string | null;
}

/** What the commands need to know of an assembly. */
export interface Stand {
  phase: "PLANNED" | "LIVE" | "ENDED";
  items: readonly Queued[];
  currentId: string | null;
  undo: { act: number; kind: string; until: string | null } | null;
  /** How many answered what is before everybody, guests among them. */
  answered: number;
}

export const commands = ["open", "close", "extend", "reveal", "next", "undo"] as const;

export type Command = (typeof commands)[number];

/** Why a command is off. Each has its sentence. */
export type Off = "offline" | "planned" | "ended" | "open" | "not_open" | "closed_already" | "no_question" | "by_hand" | "not_closed" | "revealed" | "annulled" | "no_more" | "nothing" | "too_late" | "answered";

/** A command: on for a question or an act, or off for a reason. */
export type Offer = { on: true; item: string | undefined } | { on: false; why: Off };

const on = (item?: string): Offer => ({ on: true, item });
const off = (why: Off): Offer => ({ on: false, why });

/** The question that comes after the one before everybody: the next that waits behind it, else the first that waits. */
export function following(items: readonly Queued[], currentId: string | null): Queued | undefined {
  const waiting = items.filter((item) => item.state === "WAITING" && item.id !== currentId);
  const at = items.find((item) => item.id === currentId)?.position ?? 0;
  return waiting.find((item) => item.position > at) ?? waiting[0];
}

/**
 * What can be done now, and why the rest cannot. The server decides again: this is what the buttons show.
 * `now` is the server's clock.
 */
export function offers(stand: Stand, line: boolean, now: number): Record<Command, Offer> {
  const bar = !line ? "offline" : stand.phase === "PLANNED" ? "planned" : stand.phase === "ENDED" ? "ended" : undefined;
  if (bar) return { open: off(bar), close: off(bar), extend: off(bar), reveal: off(bar), next: off(bar), undo: off(bar) };
  const current = stand.items.find((item) => item.id === stand.currentId);
  return {
    open: opening(stand, current),
    close: current?.state === "OPEN" ? on(current.id) : off(whyNotOpen(current)),
    extend: extending(current),
    reveal: revealing(current),
    next: nexting(stand, current),
    undo: undoing(stand, now),
  };
}

function whyNotOpen(current: Queued | undefined): Off {
  if (!current) return "no_question";
  return current.state === "WAITING" ? "not_open" : current.state === "ANNULLED" ? "annulled" : "closed_already";
}

/** What is before everybody; with nothing there, what comes first. */
function opening({ items }: Stand, current: Queued | undefined): Offer {
  if (current) return current.state === "WAITING" ? on(current.id) : off(current.state === "OPEN" ? "open" : current.state === "ANNULLED" ? "annulled" : "closed_already");
  const first = following(items, null);
  return first ? on(first.id) : off("no_more");
}

function extending(current: Queued | undefined): Offer {
  if (current?.state !== "OPEN") return off(whyNotOpen(current));
  return current.closesAt === null ? off("by_hand") : on(current.id);
}

function revealing(current: Queued | undefined): Offer {
  if (!current) return off("no_question");
  if (current.state === "CLOSED") return on(current.id);
  return off(current.state === "REVEALED" ? "revealed" : current.state === "ANNULLED" ? "annulled" : "not_closed");
}

function nexting({ items, currentId }: Stand, current: Queued | undefined): Offer {
  if (current?.state === "OPEN") return off("not_closed");
  const next = following(items, currentId);
  return next ? on(next.id) : off("no_more");
}

function undoing({ undo, answered }: Stand, now: number): Offer {
  if (!undo) return off("nothing");
  // Votes raise the turnout and leave the state as it is: an opening stays on offer there after the first of them.
  if (undo.kind === "OPENED" && answered > 0) return off("answered");
  return undo.until === null || Date.parse(undo.until) > now ? on() : off("too_late");
}

/** The command that is wanted most: it stands first and in colour. */
export function foremost(offered: Record<Command, Offer>): Command | undefined {
  return (["close", "reveal", "open", "next"] as const).find((command) => offered[command].on);
}

/** The keys, one a command; `Ctrl+Z` undoes. */
export const keyOf: Record<Exclude<Command, "undo">, string> = { open: "a", close: "c", extend: "t", reveal: "m", next: "n" };

/** What a key press asks for, where it asks for anything: never while something is written, and never with other keys. */
export function commandOfKey(press: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean; repeat: boolean }, singleKeys: boolean): Command | undefined {
  if (press.repeat || press.altKey) return undefined;
  const key = press.key.toLowerCase();
  if (press.ctrlKey || press.metaKey) return key === "z" && !press.shiftKey ? "undo" : undefined;
  if (!singleKeys || press.shiftKey) return undefined;
  return (Object.keys(keyOf) as (keyof typeof keyOf)[]).find((command) => keyOf[command] === key);
}
