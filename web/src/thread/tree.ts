import type { Model } from "./model";

/** A comment with what is drawn under it. */
export interface Twig {
  readonly id: string;
  readonly under: readonly Twig[];
  /** Answers of this branch that are not on the page yet; on the first level alone. */
  readonly missing: number;
  /** Whether more answers can be asked for. */
  readonly more: boolean;
  /** Answers that came live while pages are missing before them. */
  readonly live: readonly Twig[];
}

/** The discussion as it is drawn: what comes before “show more” and what comes after it. */
export interface Drawing {
  readonly pinned: Twig | undefined;
  /** Newest first only: what came since, above the list. */
  readonly above: readonly Twig[];
  readonly list: readonly Twig[];
  readonly more: boolean;
  /** What came since, below the list. */
  readonly below: readonly Twig[];
}

export function draw(model: Model, mine: (id: string) => boolean): Drawing {
  const twigs = (ids: readonly string[]) => ids.filter((id) => id !== model.pinned).map((id) => twig(model, id));
  // What I wrote stays beside where I wrote it, below, in any order.
  const above = model.order === "NEWEST" ? model.tail.filter((id) => !mine(id)).reverse() : [];
  return {
    pinned: model.pinned === undefined ? undefined : twig(model, model.pinned),
    above: twigs(above),
    list: twigs(model.head),
    more: model.next !== undefined,
    below: twigs(model.tail.filter((id) => !above.includes(id))),
  };
}

function twig(model: Model, id: string): Twig {
  const branch = model.branches.get(id) ?? { ids: [], next: undefined, live: [] };
  const here = branch.ids.length + branch.live.length;
  const waiting = model.waiting.filter((each) => model.comments.get(each)?.rootId === id).length;
  return {
    id,
    under: nested(model, branch.ids),
    missing: Math.max((model.comments.get(id)?.replyCount ?? 0) - here - waiting, 0),
    more: branch.next !== undefined,
    live: nested(model, branch.live),
  };
}

/** Makes two levels of a flat list in which answers of the third level follow their second. */
function nested(model: Model, ids: readonly string[]): Twig[] {
  const groups: { id: string; under: Twig[] }[] = [];
  for (const id of ids) {
    const last = groups.at(-1);
    if (model.comments.get(id)?.depth === 3 && last) last.under.push(leaf(id));
    else groups.push({ id, under: [] });
  }
  return groups.map((group) => ({ ...leaf(group.id), under: group.under }));
}

function leaf(id: string): Twig {
  return { id, under: [], missing: 0, more: false, live: [] };
}
