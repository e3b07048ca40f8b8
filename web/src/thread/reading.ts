import type { Client } from "urql";
import {
  CommentAtDocument, MoreCommentsDocument, MoreRepliesDocument, ThreadPageDocument,
  type CommentAtQuery, type CommentOrder, type CommentPageFragment, type MoreRepliesQuery, type ThreadPageQuery,
} from "../gen/graphql";
import { ask } from "../graphql/request";
import { isHere, withPinned, withReplies, type Model } from "./model";

/** The entry as far as its discussion must know it. */
export type Place = Extract<ThreadPageQuery["node"], { piazza: { id: string } }>;
export type Root = Extract<MoreRepliesQuery["node"], { replyCount: number }>;

export const pageSize = 20;
const replyPage = 50;

export async function readThread(client: Client, id: string, order: CommentOrder, first = pageSize) {
  const { node, viewer } = await ask(client, ThreadPageDocument, { id, first, order });
  return { place: node && "thread" in node ? (node as Place) : undefined, viewer: viewer?.member ?? null };
}

export async function readComments(client: Client, id: string, order: CommentOrder, after: string): Promise<CommentPageFragment | undefined> {
  const { node } = await ask(client, MoreCommentsDocument, { id, first: pageSize, after, order });
  return node && "thread" in node ? (node as { thread: { comments: CommentPageFragment } }).thread.comments : undefined;
}

export async function readReplies(client: Client, id: string, after: string | undefined): Promise<Root | undefined> {
  const { node } = await ask(client, MoreRepliesDocument, { id, first: replyPage, after: after ?? null });
  return node && "replies" in node ? (node as Root) : undefined;
}

type Found = Extract<CommentAtQuery["node"], { thread: { entryId: string } }>;

interface Desk {
  model: () => Model | undefined;
  change: (next: (model: Model) => Model) => void;
}

/** Reads the branch of a comment until the comment itself is here. */
export async function bringComment(client: Client, entryId: string, number: number, desk: Desk): Promise<boolean> {
  const { node } = await ask(client, CommentAtDocument, { id: entryId, number });
  const found = node && "thread" in node ? (node as Found).thread.comment : undefined;
  if (!found) return false;
  const here = () => {
    const model = desk.model();
    return model !== undefined && isHere(model, found.id);
  };
  let after: string | undefined;
  do {
    if (here()) return true;
    const root = await readReplies(client, found.rootId, after);
    if (!root) return false;
    const first = after === undefined;
    desk.change((now) => (first ? withPinned(now, root, root.replies) : withReplies(now, found.rootId, root.replies)));
    const { hasNextPage, endCursor } = root.replies.pageInfo;
    after = hasNextPage ? (endCursor ?? undefined) : undefined;
  } while (after !== undefined);
  return here();
}
