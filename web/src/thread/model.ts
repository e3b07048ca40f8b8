import type { CommentForViewerFragment, CommentOrder, CommentPageFragment, CommentPartsFragment, ReactionKind, RepliesFragment } from "../gen/graphql";

export type Comment = CommentPartsFragment;

/** The answers under a comment of the first level that are on the page: depth first, oldest first. */
export interface Branch {
  readonly ids: readonly string[];
  /** Where the next page begins; undefined when everything is here. */
  readonly next: string | undefined;
  /** Answers that came live while pages are missing before them. */
  readonly live: readonly string[];
}

/**
 * A thread as the page holds it. Values are never changed in place: every function below answers with
 * a new one, so that what was drawn and what is true can be compared.
 */
export interface Model {
  readonly order: CommentOrder;
  readonly count: number;
  readonly comments: ReadonlyMap<string, Comment>;
  /** The reactions that the viewer gave, by comment. */
  readonly given: ReadonlyMap<string, readonly ReactionKind[]>;
  readonly branches: ReadonlyMap<string, Branch>;
  /** Comments of the first level as paged from the server, and where the next page begins. */
  readonly head: readonly string[];
  readonly next: string | undefined;
  /** Comments of the first level that came live or were written here, by number. */
  readonly tail: readonly string[];
  /** The branch that a permalink leads to, while its page is not here. */
  readonly pinned: string | undefined;
  /** Comments that have arrived and wait behind the pill, in order. */
  readonly waiting: readonly string[];
  /** Comments let in since the reader came, until seen. */
  readonly fresh: ReadonlySet<string>;
  /** The first comment of the first level that was let in since the reader came. */
  readonly since: string | undefined;
  /** State of comments that are not on the page but were told of: what was counted must not be counted again. */
  readonly told: ReadonlyMap<string, Comment["state"]>;
}

export function openModel(page: CommentPageFragment, order: CommentOrder, count: number): Model {
  const blank: Model = {
    order, count, comments: new Map(), given: new Map(), branches: new Map(), head: [], next: undefined, tail: [],
    pinned: undefined, waiting: [], fresh: new Set(), since: undefined, told: new Map(),
  };
  return withPage(blank, page);
}

/** Appends a page of the list. What is already here, because it came live, keeps one place. */
export function withPage(model: Model, page: CommentPageFragment): Model {
  const comments = new Map(model.comments);
  const given = new Map(model.given);
  const branches = new Map(model.branches);
  for (const root of page.nodes) {
    keep(comments, given, root);
    for (const reply of root.replies.nodes) keep(comments, given, reply);
    if (!branches.has(root.id)) branches.set(root.id, branchOf(root.replies));
  }
  const paged = page.nodes.map((root) => root.id);
  const tail = model.tail.filter((id) => !paged.includes(id));
  const head = [...model.head, ...paged.filter((id) => !model.head.includes(id))];
  return { ...model, comments, given, branches, head, tail, next: nextOf(page.pageInfo) };
}

/** Appends a page of answers under a comment of the first level. */
export function withReplies(model: Model, rootId: string, page: RepliesFragment): Model {
  const comments = new Map(model.comments);
  const given = new Map(model.given);
  for (const reply of page.nodes) keep(comments, given, reply);
  const here = model.branches.get(rootId)?.ids ?? [];
  const paged = page.nodes.map((reply) => reply.id);
  const waiting = model.waiting.filter((id) => !paged.includes(id));
  const next = nextOf(page.pageInfo);
  const live = (model.branches.get(rootId)?.live ?? []).filter((id) => !paged.includes(id));
  const ids = [...here.filter((id) => !paged.includes(id)), ...paged];
  const branch: Branch = next === undefined ? { ids: [...ids, ...live], next, live: [] } : { ids, next, live };
  return { ...model, comments, given, branches: new Map(model.branches).set(rootId, branch), waiting };
}

/** Puts the branch of a permalink before the list, unless the list already has it. */
export function withPinned(model: Model, root: CommentForViewerFragment, replies: RepliesFragment): Model {
  const comments = new Map(model.comments);
  const given = new Map(model.given);
  keep(comments, given, root);
  const listed = model.head.includes(root.id) || model.tail.includes(root.id);
  const base = { ...model, comments, given, pinned: listed ? model.pinned : root.id };
  return withReplies({ ...base, branches: new Map(base.branches).set(root.id, emptyBranch) }, root.id, replies);
}

export function withoutPinned(model: Model): Model {
  return { ...model, pinned: undefined };
}

/** Another reader, or none: what the one before him reacted to is not his. */
export function withoutGiven(model: Model): Model {
  return { ...model, given: new Map() };
}

function keep(comments: Map<string, Comment>, given: Map<string, readonly ReactionKind[]>, comment: CommentForViewerFragment): void {
  const known = comments.get(comment.id);
  if (known && known.version > comment.version) return;
  comments.set(comment.id, comment);
  given.set(comment.id, comment.viewerReactions);
}

function branchOf(page: RepliesFragment): Branch {
  return { ids: page.nodes.map((reply) => reply.id), next: nextOf(page.pageInfo), live: [] };
}

const emptyBranch: Branch = { ids: [], next: undefined, live: [] };

function nextOf(info: { hasNextPage: boolean; endCursor: string | null }): string | undefined {
  return info.hasNextPage ? (info.endCursor ?? undefined) : undefined;
}

/** Whether a comment has its place on the page, or waits for it. */
export function isHere(model: Model, id: string): boolean {
  const comment = model.comments.get(id);
  if (!comment) return false;
  if (comment.depth === 1) return model.pinned === id || model.head.includes(id) || model.tail.includes(id);
  const branch = model.branches.get(comment.rootId);
  return branch !== undefined && (branch.ids.includes(id) || branch.live.includes(id));
}

/** What a notice says has happened to a comment. */
export type Happening = "added" | "edited" | "hidden" | "restored" | "deleted" | "reacted";

/** What a comment that the page has never heard of was before a notice about it. */
const before: Record<Happening, Comment["state"] | "NEW" | undefined> = {
  added: "NEW", edited: undefined, reacted: undefined, hidden: "VISIBLE", deleted: "VISIBLE", restored: "HIDDEN",
};

/**
 * Takes in what a notice says of a comment. New comments wait behind the pill, or take their place at
 * once when they `enter`. A notice that is not news (an older version, our own echo) changes nothing.
 */
export function withNotice(model: Model, comment: Comment, happening: Happening, enter: boolean): Model {
  const known = model.comments.get(comment.id);
  if (known && known.version >= comment.version) return model;
  const was = known?.state ?? model.told.get(comment.id) ?? before[happening] ?? comment.state;
  const counted = recount(model, comment, was);
  const comments = new Map(counted.comments).set(comment.id, comment);
  if (known) return { ...counted, comments };
  const told = new Map(counted.told).set(comment.id, comment.state);
  if (was !== "NEW" || !belongs(model, comment)) return { ...counted, told };
  const arrived = { ...counted, told, comments };
  return enter ? fresh(placed(arrived, comment), comment) : { ...arrived, waiting: [...arrived.waiting, comment.id] };
}

/** Puts a comment of our own in its place: as the answer to sending it, or as its echo. */
export function withOwn(model: Model, comment: CommentForViewerFragment | Comment): Model {
  const known = model.comments.get(comment.id);
  const waiting = model.waiting.filter((id) => id !== comment.id);
  const counted = known ? model : recount(model, comment, model.told.get(comment.id) ?? "NEW");
  const newer = known && known.version > comment.version ? known : comment;
  const comments = new Map(counted.comments).set(comment.id, newer);
  const given = "viewerReactions" in comment ? new Map(counted.given).set(comment.id, comment.viewerReactions) : counted.given;
  const next = { ...counted, waiting, comments, given };
  return isHere(next, comment.id) ? next : placed(next, comment);
}

/** Replaces a comment by the answer of a mutation on it. */
export function withAnswer(model: Model, comment: CommentForViewerFragment): Model {
  const known = model.comments.get(comment.id);
  if (!known) return model;
  const given = new Map(model.given).set(comment.id, comment.viewerReactions);
  if (known.version > comment.version) return { ...model, given };
  const counted = recount(model, comment, known.state);
  return { ...counted, given, comments: new Map(counted.comments).set(comment.id, comment) };
}

/** Lets in what waits behind the pill. */
export function revealed(model: Model): Model {
  const arrived = model.waiting.map((id) => model.comments.get(id)).filter((comment) => comment !== undefined);
  const blank: Model = { ...model, waiting: [], since: undefined };
  return arrived.reduce((next, comment) => fresh(placed(next, comment), comment), blank);
}

/** How many comments the pill promises: those that can still be read. */
export function waitingCount(model: Model): number {
  return model.waiting.filter((id) => model.comments.get(id)?.state === "VISIBLE").length;
}

export function withSeen(model: Model, id: string): Model {
  if (!model.fresh.has(id)) return model;
  const left = new Set(model.fresh);
  left.delete(id);
  return { ...model, fresh: left };
}

/** Gives or takes back a reaction before the server has answered. */
export function withReaction(model: Model, id: string, kind: ReactionKind, on: boolean): Model {
  const comment = model.comments.get(id);
  const mine = model.given.get(id) ?? [];
  if (!comment || mine.includes(kind) === on) return model;
  const count = (comment.reactions.find((reaction) => reaction.kind === kind)?.count ?? 0) + (on ? 1 : -1);
  const others = comment.reactions.filter((reaction) => reaction.kind !== kind);
  const reactions = count > 0 ? [...others, { kind, count }] : others;
  return {
    ...model,
    comments: new Map(model.comments).set(id, { ...comment, reactions }),
    given: new Map(model.given).set(id, on ? [...mine, kind] : mine.filter((each) => each !== kind)),
  };
}

function recount(model: Model, comment: Comment, was: Comment["state"] | "NEW"): Model {
  const change = Number(comment.state === "VISIBLE") - Number(was === "VISIBLE");
  const counted = change === 0 ? model : { ...model, count: model.count + change };
  return was === "NEW" ? withReplyCounted(counted, comment) : counted;
}

/** The root of a branch knows how many answers it has, also those that are not on the page. */
function withReplyCounted(model: Model, reply: Comment): Model {
  const root = model.comments.get(reply.rootId);
  if (reply.depth === 1 || !root) return model;
  return { ...model, comments: new Map(model.comments).set(root.id, { ...root, replyCount: root.replyCount + 1 }) };
}

/** Whether the page has a place for it: any new root, and answers to what is here. */
function belongs(model: Model, comment: Comment): boolean {
  if (comment.depth === 1) return true;
  return model.branches.has(comment.rootId) || model.waiting.includes(comment.rootId);
}

function placed(model: Model, comment: Comment): Model {
  if (isHere(model, comment.id)) return model;
  if (comment.depth === 1) {
    const tail = [...model.tail, comment.id].sort((a, b) => numberOf(model, a) - numberOf(model, b));
    const branches = model.branches.has(comment.id) ? model.branches : new Map(model.branches).set(comment.id, emptyBranch);
    return { ...model, tail, branches };
  }
  const branch = model.branches.get(comment.rootId);
  if (!branch) return model;
  return { ...model, branches: new Map(model.branches).set(comment.rootId, withReply(model, branch, comment)) };
}

/** An answer of the third level goes after the last of its group, any other after the last of all. */
function withReply(model: Model, branch: Branch, comment: Comment): Branch {
  const group = comment.depth === 2 ? undefined : groupOf(model, branch.ids, comment.parentId);
  if (group !== undefined) {
    let end = group + 1;
    while (end < branch.ids.length && model.comments.get(branch.ids[end] ?? "")?.depth === 3) end++;
    return { ...branch, ids: [...branch.ids.slice(0, end), comment.id, ...branch.ids.slice(end)] };
  }
  if (branch.next !== undefined) return { ...branch, live: [...branch.live, comment.id] };
  return { ...branch, ids: [...branch.ids, comment.id] };
}

/** Position of the comment of the second level under which an answer to `parentId` stands. */
function groupOf(model: Model, ids: readonly string[], parentId: string | null): number | undefined {
  let at = parentId === null ? -1 : ids.indexOf(parentId);
  while (at > 0 && model.comments.get(ids[at] ?? "")?.depth === 3) at--;
  return at < 0 ? undefined : at;
}

function fresh(model: Model, comment: Comment): Model {
  const since = model.since ?? (comment.depth === 1 ? comment.id : undefined);
  return { ...model, since, fresh: new Set(model.fresh).add(comment.id) };
}

function numberOf(model: Model, id: string): number {
  return model.comments.get(id)?.number ?? Infinity;
}
