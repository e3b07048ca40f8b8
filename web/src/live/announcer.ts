import { source } from "./observable";

/** What the page's one status region says now. */
export const spoken = source("");

/** At most one sentence in this time. */
export const pace = 5000;

let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let lastAt = -Infinity;

/**
 * Says a sentence politely: at most one in five seconds, the newest of those that wait, and none while
 * somebody is typing. Sentences about counts should be gathered by whoever sends them.
 */
export function announce(sentence: string): void {
  waiting = sentence;
  timer ??= setTimeout(speak, Math.max(0, lastAt + pace - Date.now()));
}

function speak(): void {
  timer = undefined;
  if (waiting === undefined) return;
  if (typingNow()) {
    timer = setTimeout(speak, 1000);
    return;
  }
  // The same sentence twice in a row is a change only if the region was empty in between.
  spoken.set("");
  spoken.set(waiting);
  waiting = undefined;
  lastAt = Date.now();
}

let lastKey = -Infinity;

function typingNow(): boolean {
  return Date.now() - lastKey < 2000;
}

/** Tells that a key was pressed in a field. */
export function typed(): void {
  lastKey = Date.now();
}
