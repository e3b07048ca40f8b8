/** An act of the course, as far as following it needs to know. */
export interface ActLine {
  number: number;
  kind: string;
  amount: number | null;
  isUndone: boolean;
  actor: { id: string } | null;
}

/** Adds the acts that came: none twice, in order, and those that a later one undid are marked. */
export function withActs<A extends ActLine>(known: readonly A[], came: readonly A[]): readonly A[] {
  if (came.length === 0) return known;
  const byNumber = new Map(known.map((act) => [act.number, act]));
  for (const act of came) byNumber.set(act.number, act);
  for (const act of came) {
    const undone = act.kind === "UNDONE" && act.amount !== null ? byNumber.get(act.amount) : undefined;
    if (undone && !undone.isUndone) byNumber.set(undone.number, { ...undone, isUndone: true });
  }
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** What others did since: what came, without one's own acts and without what the clock did. */
export const byOthers = <A extends ActLine>(came: readonly A[], me: string): A[] => came.filter((act) => act.actor !== null && act.actor.id !== me);

/** Somebody who chose to be seen. */
export interface Seen { id: string; name: string }

/** Who came and who went between two looks at those who are here. */
export function moves(before: readonly Seen[], after: readonly Seen[]): { came: Seen[]; left: Seen[] } {
  const [was, is] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
  return { came: after.filter(({ id }) => !was.has(id)), left: before.filter(({ id }) => !is.has(id)) };
}
