import type { ThreadNoticesSubscription } from "../gen/graphql";
import { withNotice, withOwn, type Happening, type Model } from "./model";
import type { Parcel } from "./outbox";

export type Notice = ThreadNoticesSubscription["thread"];

/** What of my own is on its way or has arrived since I came. */
export interface Own {
  /** Idempotency keys of my comments that are on the page, by answer or by echo. */
  readonly echoed: ReadonlySet<string>;
  /** The key of each of my comments, by id: it keeps its place on the page when the answer comes. */
  readonly keys: ReadonlyMap<string, string>;
}

export const nothingOwn: Own = { echoed: new Set(), keys: new Map() };

export interface Intake {
  readonly model: Model;
  readonly own: Own;
  /** How many comments of others are new. */
  readonly others: number;
  readonly closed: boolean;
}

const happening: Record<Exclude<Notice["__typename"], "StreamJoined" | "ThreadClosed">, Happening> = {
  CommentAdded: "added", CommentEdited: "edited", CommentHidden: "hidden", CommentRestored: "restored", CommentDeleted: "deleted", CommentReacted: "reacted",
};

interface Context {
  enter: boolean;
  entryId: string;
  viewerId: string | undefined;
  parcels: readonly Parcel[];
}

/** Takes notices in, in order. The echo of my own takes its place and is not news. */
export function takeIn(model: Model, own: Own, notices: readonly Notice[], context: Context): Intake {
  let now: Intake = { model, own, others: 0, closed: false };
  for (const notice of notices) now = takeOne(now, notice, context);
  return now;
}

function takeOne(now: Intake, notice: Notice, context: Context): Intake {
  if (notice.__typename === "ThreadClosed") return { ...now, closed: true };
  if (notice.__typename === "StreamJoined") return now;
  const { comment } = notice;
  const key = notice.__typename === "CommentAdded" ? echoOf(comment, now.own, context) : undefined;
  if (key !== undefined) return { ...now, model: withOwn(now.model, comment), own: withKey(now.own, key, comment.id) };
  const model = withNotice(now.model, comment, happening[notice.__typename], context.enter);
  const news = notice.__typename === "CommentAdded" && model !== now.model && !now.own.keys.has(comment.id);
  return { ...now, model, others: now.others + Number(news) };
}

export function withKey(own: Own, key: string, id: string): Own {
  return { echoed: new Set(own.echoed).add(key), keys: new Map(own.keys).set(id, key) };
}

type Added = Extract<Notice, { __typename: "CommentAdded" }>["comment"];

/** The key of my comment of which this is the echo, when the answer to sending it has not come yet. */
function echoOf(comment: Added, own: Own, { viewerId, parcels, entryId }: Context): string | undefined {
  if (viewerId === undefined || comment.author?.id !== viewerId) return undefined;
  const mine = parcels.find(
    (parcel) =>
      parcel.entryId === entryId && parcel.triedAt !== undefined && !own.echoed.has(parcel.key)
      && parcel.parentId === comment.parentId && parcel.body.trim() === comment.body?.trim(),
  );
  return mine?.key;
}
