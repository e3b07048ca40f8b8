import type { Here } from "./store";

/** Who writes besides the reader: two names at most, the rest a number. */
export interface Writers {
  readonly names: readonly string[];
  readonly others: number;
}

type Seen = Pick<Here, "typing" | "typingCount">;

/**
 * The reader is not told of himself. The message is the same for everybody, so he is taken out here: by his
 * name where he shows it, else as one of the number while he writes.
 */
export function writersBeside(here: Seen, self: { id: string | undefined; writes: boolean }): Writers {
  const named = here.typing.filter((person) => person.id !== self.id);
  const listed = named.length < here.typing.length;
  const all = here.typingCount - (listed || self.writes ? 1 : 0);
  const names = named.slice(0, 2).map((person) => person.name);
  return { names, others: Math.max(0, all - names.length) };
}

/** How many arches stand for those who are here, and how many of them carry a name. */
export function archesOf(here: Pick<Here, "count" | "members">, most: number): { named: Here["members"]; empty: number } {
  const named = here.members.slice(0, most);
  const empty = Math.max(0, Math.min(here.count, most) - named.length);
  return { named, empty };
}
