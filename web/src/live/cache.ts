import { cacheExchange, type Cache, type CacheExchangeOpts, type UpdatesConfig } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { possibleTypes } from "../gen/possible-types.json";

/** Types that live inside their parent and have no identity of their own. */
const embedded = () => null;
const keyless = [
  "CommentConnection", "CommentEdge", "EntryConnection", "EntryEdge", "MemberConnection", "MemberEdge",
  "PiazzaConnection", "PiazzaEdge", "ModerationDecisionConnection", "ModerationDecisionEdge", "PageInfo",
  "ReactionCount", "CommentRevision", "CommentModeration", "ModerationDecision", "Membership", "Law", "Section",
  "UserError", "NotificationConnection", "NotificationEdge", "Unread", "Suspension", "MemberDecision",
  "Presence", "LiveStatus", "LiveNode", "LogReader",
  // A poll and what it asks have ids; how it is held, what was answered and what came out live inside.
  "Voting", "QuestionLimits", "Choice", "Mark", "Cell", "Ballot", "BallotConnection", "BallotEdge", "PollText", "PollTextConnection", "PollTextEdge",
  "AuditRecord", "AuditRecordConnection", "AuditRecordEdge", "AuditState", "InvitationConnection", "InvitationEdge", "Exclusion",
  "MemberListConnection", "MemberListEdge",
  "PollTurnout", "PollResults", "PollResultsState", "AssuranceResult", "PollTemplate",
];

const keys: CacheExchangeOpts["keys"] = {
  ...Object.fromEntries(keyless.map((name) => [name, embedded])),
  Thread: (thread) => thread.entryId as string,
  Viewer: () => "viewer",
  PrivacyNotice: (notice) => `${notice.version as number}`,
  LoginProvider: (provider) => provider.name as string,
};

/** Lists that change when an entry moves between draft, published and withdrawn. */
function entriesMoved(cache: Cache): void {
  for (const { entityKey, fields } of [
    { entityKey: "Query", fields: ["entries", "entry"] },
    ...piazze(cache).map((entityKey) => ({ entityKey, fields: ["entries", "desk", "featured"] })),
  ]) {
    for (const field of cache.inspectFields(entityKey)) {
      if (fields.includes(field.fieldName)) cache.invalidate(entityKey, field.fieldName, field.arguments ?? undefined);
    }
  }
}

/** Every piazza that a page has looked up by its slug. */
function piazze(cache: Cache): string[] {
  return cache
    .inspectFields("Query")
    .filter((field) => field.fieldName === "piazza")
    .map((field) => cache.resolve("Query", field.fieldKey))
    .filter((key): key is string => typeof key === "string");
}

function roleMoved(cache: Cache): void {
  for (const field of cache.inspectFields("Query")) {
    if (field.fieldName === "viewer") cache.invalidate("Query", field.fieldName, field.arguments ?? undefined);
  }
}

const onEntry = (_result: unknown, _args: unknown, cache: Cache) => {
  entriesMoved(cache);
};

/** What changed of one's own account is asked for again. */
const onOwn = (field: string) => (_result: unknown, _args: unknown, cache: Cache) => {
  cache.invalidate({ __typename: "Viewer" }, field);
};

const updates: UpdatesConfig = {
  Mutation: {
    entryCreate: onEntry,
    entrySubmit: onEntry,
    entryReturn: onEntry,
    entryPublish: onEntry,
    entryWithdraw: onEntry,
    entryDelete: onEntry,
    entryFeature: onEntry,
    piazzaJoin: (_result, _args, cache) => {
      roleMoved(cache);
    },
    sessionRevoke: onOwn("sessions"),
    sessionRevokeOthers: onOwn("sessions"),
    loginUnlink: onOwn("logins"),
    passkeyRemove: onOwn("passkeys"),
    tokenCreate: onOwn("tokens"),
    tokenRevoke: onOwn("tokens"),
    localeUpdate: onOwn("locale"),
    consentGive: onOwn("owedConsent"),
    notificationsMute: onOwn("mutedNotifications"),
  },
};

/** Lists that grow by “show more” read as one. */
const pages = relayPagination();

export function cache() {
  return cacheExchange({
    possibleTypes,
    keys,
    updates,
    resolvers: {
      Query: { entries: pages, piazze: pages, members: pages, invitations: pages, auditTrail: pages },
      Piazza: { entries: pages, desk: pages, members: pages, invitations: pages, decisions: pages, moderationQueue: pages },
      Member: { entries: pages },
    },
  });
}
