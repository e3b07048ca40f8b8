import type { Person } from "./store";

/** The handle that is being typed before the caret, with where it begins; undefined when none is. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{N}._-]{0,40})$/u.exec(text.slice(0, caret));
  return found?.[1] === undefined ? undefined : { from: caret - found[1].length - 1, typed: found[1].toLowerCase() };
}

/** People whose handle or name begins with what was typed; six are enough to choose from. */
export function matching(people: readonly Person[], typed: string): readonly Person[] {
  const begins = (words: string) => words.toLowerCase().split(/\s+/).some((word) => word.startsWith(typed));
  return people.filter((person) => person.handle.startsWith(typed) || begins(person.name)).slice(0, 6);
}

/** The text with the mention completed, and where the caret goes. */
export function completed(text: string, from: number, caret: number, handle: string): { text: string; caret: number } {
  const after = text.slice(caret);
  const mention = `@${handle}${/^[\s,.;:!?)]/.test(after) ? "" : " "}`;
  return { text: text.slice(0, from) + mention + after, caret: from + mention.length };
}
