import { source } from "./observable";

/** What the page's one status region says now. */
export const spoken = source("");

/** At most one sentence in this time. */
export const pace = 5000;

let waiting: (() => string) | undefined;
let cleaning: ReturnType<typeof setTimeout> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let lastAt = -Infinity;

/**
 * Says a sentence politely: at most one in five seconds, the newest of those that wait, and none while
 * somebody is typing. A sentence that counts is given as a function and counts when it is said.
 */
export function announce(sentence: string | (() => string)): void {
  waiting = typeof sentence === "string" ? () => sentence : sentence;
  timer ??= setTimeout(speak, Math.max(0, lastAt + pace - Date.now()));
}

function speak(): void {
  timer = undefined;
  if (waiting === undefined) return;
  if (typingNow()) {
    timer = setTimeout(speak, 1000);
    return;
  }
  clearTimeout(cleaning);
  spoken.set(waiting());
  waiting = undefined;
  lastAt = Date.now();
  // The same sentence is said again only if the region was empty in between.
  cleaning = setTimeout(() => {
    spoken.set("");
  }, pace - 500);
}

let lastKey = -Infinity;

function typingNow(): boolean {
  return Date.now() - lastKey < 2000;
}

/** Tells that a key was pressed in a field. */
export function typed(): void {
  lastKey = Date.now();
}
