/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A new comment. */
export type CommentCreateInput = {
  /** The text, Markdown, 1 to 10,000 characters; `@handle` mentions a member. */
  body: string;
  /** The entry to comment on. */
  entryId: string;
  /** A key of the client's own, 1 to 200 characters: the same key with the same input within 24 hours answers with the same comment. */
  idempotencyKey?: string | null | undefined;
  /** The comment to answer; left out at the top. */
  parentId?: string | null | undefined;
};

/** Which comment. */
export type CommentInput = {
  /** The comment's id. */
  commentId: string;
};

/** In which order a thread is read. */
export type CommentOrder =
  /** From the one with the most reactions. */
  | 'MOST_REACTED'
  /** From the last. */
  | 'NEWEST'
  /** From the first. */
  | 'OLDEST';

/** Which reaction to give or take back. */
export type CommentReactInput = {
  /** The comment's id. */
  commentId: string;
  /** The kind. */
  kind: ReactionKind;
  /** True to give it, false to take it back. */
  on: boolean;
};

/** Which comment, and why. */
export type CommentReasonInput = {
  /** The comment's id. */
  commentId: string;
  /** The public reason, 3 to 500 characters. */
  reason: string;
};

/** Whether a comment can be read. */
export type CommentState =
  /** Its author deleted it; its answers stay readable. */
  | 'DELETED'
  /** Moderators hid it; its answers stay readable. */
  | 'HIDDEN'
  /** It can. */
  | 'VISIBLE';

/** A comment's new text. */
export type CommentUpdateInput = {
  /** The new text, Markdown, 1 to 10,000 characters. */
  body: string;
  /** The comment's id. */
  commentId: string;
};

/** A new draft. */
export type EntryCreateInput = {
  /** The text, Markdown, at most 200,000 bytes. */
  body?: string | null | undefined;
  /** A key of the client's own, 1 to 200 characters: the same key with the same input within 24 hours answers with the same entry. */
  idempotencyKey?: string | null | undefined;
  /** What it is. */
  kind: EntryKind;
  /** The piazza to write in. */
  piazzaId: string;
  /** The summary, at most 400 characters. */
  summary?: string | null | undefined;
  /** At most 10 tags of 1 to 40 characters. */
  tags?: Array<string> | null | undefined;
  /** The title, 1 to 160 characters. */
  title: string;
  /** The address of a recording's page at one of the hosts of `VideoProvider`; needed by videos, refused elsewhere. */
  videoUrl?: string | null | undefined;
};

/** Whether to put an entry first. */
export type EntryFeatureInput = {
  /** The entry's id. */
  entryId: string;
  /** True to put it first, false to take it from there. */
  featured: boolean;
};

/** Which entry. */
export type EntryInput = {
  /** The entry's id. */
  entryId: string;
};

/** The kinds of entry. */
export type EntryKind =
  /** An article of the blog. */
  | 'ARTICLE'
  /** A piece of news from the editors. */
  | 'NEWS'
  /** A poll. */
  | 'POLL'
  /** A discussion proposed by a member. */
  | 'TOPIC'
  /** A recording hosted elsewhere. */
  | 'VIDEO';

/** Which entry, and why. */
export type EntryReasonInput = {
  /** The entry's id. */
  entryId: string;
  /** The reason, 3 to 500 characters; public for a withdrawal, for the author alone otherwise. */
  reason: string;
};

/** Where an entry stands. */
export type EntryState =
  /** Seen by its author alone. */
  | 'DRAFT'
  /** Seen by whoever may read the piazza. */
  | 'PUBLISHED'
  /** Submitted: seen by its author and the editors. */
  | 'REVIEW'
  /** Taken back: seen by its author and the editors. */
  | 'WITHDRAWN';

/** What to change of an entry. What is left out stays. */
export type EntryUpdateInput = {
  /** The text, Markdown, at most 200,000 bytes. */
  body?: string | null | undefined;
  /** The entry's id. */
  entryId: string;
  /** The summary, at most 400 characters. */
  summary?: string | null | undefined;
  /** At most 10 tags of 1 to 40 characters. */
  tags?: Array<string> | null | undefined;
  /** The title, 1 to 160 characters. */
  title?: string | null | undefined;
  /** The version that the change is based on; refused with CONFLICT when the entry has moved on. Left out: no check. */
  version?: number | null | undefined;
  /** Another recording; for videos. */
  videoUrl?: string | null | undefined;
};

/** What is decided about a member. */
export type MemberAction =
  /** To end a membership of a piazza. */
  | 'END'
  /** To let the member in again. */
  | 'REINSTATE'
  /** To keep the member out of the installation. */
  | 'SUSPEND';

/** The viewer's own handle, so that nobody erases himself by mistake. */
export type MemberEraseInput = {
  /** The handle, with or without a leading @. */
  handle: string;
};

/** A member. */
export type MemberInput = {
  /** The member's id. */
  memberId: string;
};

/** How a member stands. */
export type MemberState =
  /** Takes part. */
  | 'ACTIVE'
  /** Has erased his profile; the name is no longer known. */
  | 'ERASED'
  /** May not sign in for now. */
  | 'SUSPENDED';

/** Whom to keep out. */
export type MemberSuspendInput = {
  /** The member's id. */
  memberId: string;
  /** Why, 3 to 500 characters. The member is told. */
  reason: string;
  /** Until when; left out, until he is let in again. */
  until?: string | null | undefined;
};

/** What to change of the viewer's profile. What is left out stays. */
export type MemberUpdateInput = {
  /** The new text about oneself, Markdown, at most 2,000 characters. */
  bio?: string | null | undefined;
  /** The new line about who one is, at most 120 characters. */
  headline?: string | null | undefined;
  /** The new name, 1 to 80 characters. */
  name?: string | null | undefined;
};

/** Whose membership to end. */
export type MembershipEndInput = {
  /** Until when he may not come back; left out, for good. */
  excludedUntil?: string | null | undefined;
  /** Whether the member may not come back: neither by himself nor by an invitation, nor vote there. Who does not belong to the piazza can be kept out too. */
  isExcluded?: boolean;
  /** The member's id. */
  memberId: string;
  /** The piazza's id. */
  piazzaId: string;
  /** Why, 3 to 500 characters; for those who moderate the piazza. */
  reason: string;
};

/** Whose role to change. */
export type MembershipUpdateInput = {
  /** The member's id. */
  memberId: string;
  /** The piazza's id. */
  piazzaId: string;
  /** The new role. */
  role: Role;
};

/** What moderators decide. */
export type ModerationAction =
  /** A comment was hidden. */
  | 'HIDE'
  /** A withdrawn entry was published again. */
  | 'REINSTATE'
  /** A comment was shown again. */
  | 'RESTORE'
  /** An entry was withdrawn. */
  | 'WITHDRAW';

/** Why a notification came. What is both an answer and a mention comes once, as the answer. */
export type NotificationKind =
  /** Someone named the viewer with `@handle`. */
  | 'MENTION'
  /** A poll is open in which the viewer may vote and has not. */
  | 'POLL_REMINDER'
  /** Someone answered a comment of the viewer, or wrote the first level under an entry of his. */
  | 'REPLY';

/** Which notifications were read. */
export type NotificationsReadInput = {
  /** The newest one that was read: all up to it are. Left out, all are that there are now. */
  upTo?: string | null | undefined;
};

/** Which piazza to join. */
export type PiazzaJoinInput = {
  /** The piazza's id. */
  piazzaId: string;
};

/** Which piazza to leave. */
export type PiazzaLeaveInput = {
  /** The piazza's id. */
  piazzaId: string;
};

/** Where a poll stands. */
export type PollPhase =
  /** No vote is taken any more. */
  | 'CLOSED'
  /** Votes are taken. */
  | 'OPEN'
  /** Nobody votes yet. */
  | 'WAITING';

/** Ways to answer without words. */
export type ReactionKind =
  /** I agree. */
  | 'AGREE'
  /** It makes me think. */
  | 'INSIGHT'
  /** Thank you. */
  | 'THANKS';

/** What a member may do in a piazza. Each role includes those before it. */
export type Role =
  /** Also runs the piazza itself. */
  | 'ADMINISTRATOR'
  /** Also publishes, and reviews what members submit. */
  | 'EDITOR'
  /** Reads, comments, reacts, proposes topics, writes drafts and submits them for review. */
  | 'MEMBER'
  /** Also hides and restores comments and withdraws entries. */
  | 'MODERATOR';

/** What became of what was missed while away. */
export type StreamState =
  /** No cursor was given: the stream begins here. */
  | 'FRESH'
  /** Everything after the cursor follows. */
  | 'RECOVERED'
  /** The cursor can no longer be followed: read the page again, then go on from this cursor. */
  | 'RESET';

/** Where the viewer is writing. */
export type ThreadTypingInput = {
  /** The entry's id. */
  entryId: string;
  /** Whether he shows his name. */
  visible?: boolean;
};

/** Classes of refusal. */
export type UserErrorCode =
  /** The object changed meanwhile, or the same idempotency key came with another input. */
  | 'CONFLICT'
  /** The viewer may see the object but may not do this to it. */
  | 'FORBIDDEN'
  /** The input breaks a rule that its field describes. */
  | 'INVALID'
  /** The object does not exist, or the viewer may not see it. */
  | 'NOT_FOUND';

/** The hosts whose players may be embedded. */
export type VideoProvider =
  /** An instance of PeerTube. */
  | 'PEERTUBE'
  /** vimeo.com */
  | 'VIMEO'
  /** youtube-nocookie.com */
  | 'YOUTUBE';

/** Who may read a space. */
export type Visibility =
  /** Its members only; for others it does not exist. */
  | 'MEMBERS'
  /** Anyone, without signing in. */
  | 'PUBLIC';

type EntryDraft_Article_Fragment = { __typename: 'Article', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryDraft_News_Fragment = { __typename: 'News', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryDraft_Poll_Fragment = { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryDraft_Topic_Fragment = { __typename: 'Topic', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryDraft_Video_Fragment = { __typename: 'Video', pageUrl: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type EntryDraftFragment =
  | EntryDraft_Article_Fragment
  | EntryDraft_News_Fragment
  | EntryDraft_Poll_Fragment
  | EntryDraft_Topic_Fragment
  | EntryDraft_Video_Fragment
;

export type EntryToEditQueryVariables = Exact<{
  number: number;
}>;


export type EntryToEditQuery = { entry:
    | { __typename: 'Article', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'News', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Topic', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Video', pageUrl: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
   | null };

export type BodyPreviewQueryVariables = Exact<{
  source: string;
}>;


export type BodyPreviewQuery = { markdownPreview: string };

export type EntryCreateMutationVariables = Exact<{
  input: EntryCreateInput;
}>;


export type EntryCreateMutation = { entryCreate: { entry:
      | { __typename: 'Article', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', pageUrl: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntryUpdateMutationVariables = Exact<{
  input: EntryUpdateInput;
}>;


export type EntryUpdateMutation = { entryUpdate: { entry:
      | { __typename: 'Article', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', pageUrl: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntrySubmitMutationVariables = Exact<{
  input: EntryInput;
}>;


export type EntrySubmitMutation = { entrySubmit: { entry:
      | { __typename: 'Article', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', pageUrl: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntryPublishMutationVariables = Exact<{
  input: EntryInput;
}>;


export type EntryPublishMutation = { entryPublish: { entry:
      | { __typename: 'Article', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', pageUrl: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntryReturnMutationVariables = Exact<{
  input: EntryReasonInput;
}>;


export type EntryReturnMutation = { entryReturn: { entry:
      | { __typename: 'Article', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', pageUrl: string, summary: string, body: string, tags: Array<string>, version: number, reviewNote: string, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, name: string }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntryDeleteMutationVariables = Exact<{
  input: EntryInput;
}>;


export type EntryDeleteMutation = { entryDelete: { entryId: string | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type DeskQueryVariables = Exact<{
  slug: string;
  states?: Array<EntryState> | EntryState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DeskQuery = { piazza: { id: string, desk: { totalCount: number, nodes: Array<
        | { __typename: 'Article', summary: string, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', summary: string, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', summary: string, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', summary: string, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', summary: string, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

type EntryText_Article_Fragment = { __typename: 'Article', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_News_Fragment = { __typename: 'News', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_Poll_Fragment = { __typename: 'Poll', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_Topic_Fragment = { __typename: 'Topic', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryText_Video_Fragment = { __typename: 'Video', provider: VideoProvider, embedUrl: string, pageUrl: string, bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type EntryTextFragment =
  | EntryText_Article_Fragment
  | EntryText_News_Fragment
  | EntryText_Poll_Fragment
  | EntryText_Topic_Fragment
  | EntryText_Video_Fragment
;

export type EntryPageQueryVariables = Exact<{
  number: number;
}>;


export type EntryPageQuery = { entry:
    | { __typename: 'Article', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'News', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Poll', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Topic', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Video', provider: VideoProvider, embedUrl: string, pageUrl: string, bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
   | null };

export type EntryNeighboursQueryVariables = Exact<{
  slug: string;
  kind: EntryKind;
}>;


export type EntryNeighboursQuery = { piazza: { id: string, entries: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > } } | null };

export type EntryWithdrawMutationVariables = Exact<{
  input: EntryReasonInput;
}>;


export type EntryWithdrawMutation = { entryWithdraw: { entry:
      | { __typename: 'Article', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', provider: VideoProvider, embedUrl: string, pageUrl: string, bodyHtml: string, version: number, reviewNote: string, withdrawnReason: string | null, viewerCanUpdate: boolean, viewerCanReview: boolean, viewerCanWithdraw: boolean, durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, importedRecord: { id: string, source: string, kind: string, json: string } | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntryFeatureMutationVariables = Exact<{
  input: EntryFeatureInput;
}>;


export type EntryFeatureMutation = { entryFeature: { entry:
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
      | { id: string }
     | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { piazze: { totalCount: number, nodes: Array<{ id: string, slug: string, title: string, description: string, owner: string, memberCount: number, visibility: Visibility, latest: { nodes: Array<
          | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        > } }> }, entries: { nodes: Array<
      | { __typename: 'Article', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    > } };

export type PiazzaNoticesSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PiazzaNoticesSubscription = { piazza:
    | { __typename: 'AssemblyChanged', cursor: string, assembly: { id: string, piazza: { id: string, liveAssembly: { id: string, number: number, title: string } | null } } }
    | { __typename: 'EntryChanged', cursor: string, entry:
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
        | { id: string, kind: EntryKind, title: string, summary: string, version: number }
       }
    | { __typename: 'EntryPublished', cursor: string, entry:
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
        | { id: string, kind: EntryKind, title: string }
       }
    | { __typename: 'EntryWithdrawn', cursor: string, entryId: string }
    | { __typename: 'PollChanged', cursor: string, poll: { id: string, kind: EntryKind, title: string, summary: string, voting: { phase: PollPhase, closesAt: string | null, closedAt: string | null, version: number } } }
    | { __typename: 'PollClosed', cursor: string, poll: { id: string, kind: EntryKind, title: string, voting: { phase: PollPhase, closesAt: string | null, closedAt: string | null } } }
    | { __typename: 'PollOpened', cursor: string, poll: { id: string, kind: EntryKind, title: string } }
    | { __typename: 'StreamJoined', cursor: string, state: StreamState }
   };

export type MemberPageQueryVariables = Exact<{
  handle: string;
  first: number;
  after?: string | null | undefined;
}>;


export type MemberPageQuery = { member: { bio: string, bioHtml: string, createdAt: string, isVerified: boolean, id: string, handle: string, name: string, headline: string, tone: number, state: MemberState, viewerCanSuspend: boolean, entries: { totalCount: number, nodes: Array<
        | { __typename: 'Article', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, suspension: { since: string, until: string | null, reason: string } | null } | null };

export type MemberUpdateMutationVariables = Exact<{
  input: MemberUpdateInput;
}>;


export type MemberUpdateMutation = { memberUpdate: { member: { bio: string, bioHtml: string, id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type StandingFragment = { id: string, state: MemberState, viewerCanSuspend: boolean, suspension: { since: string, until: string | null, reason: string } | null };

export type MemberSuspendMutationVariables = Exact<{
  input: MemberSuspendInput;
}>;


export type MemberSuspendMutation = { memberSuspend: { member: { id: string, state: MemberState, viewerCanSuspend: boolean, suspension: { since: string, until: string | null, reason: string } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type MemberReinstateMutationVariables = Exact<{
  input: MemberInput;
}>;


export type MemberReinstateMutation = { memberReinstate: { member: { id: string, state: MemberState, viewerCanSuspend: boolean, suspension: { since: string, until: string | null, reason: string } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type MemberEraseMutationVariables = Exact<{
  input: MemberEraseInput;
}>;


export type MemberEraseMutation = { memberErase: { isErased: boolean | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type MemberDecisionsQueryVariables = Exact<{
  memberId: string;
}>;


export type MemberDecisionsQuery = { memberDecisions: Array<{ action: MemberAction, reason: string, until: string | null, decidedAt: string, decidedBy: { id: string, handle: string, name: string, state: MemberState }, piazza: { id: string, slug: string, title: string } | null }> };

export type QueuedCommentFragment = { id: string, number: number, state: CommentState, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, entry:
    | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
    | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
  , moderation: { bodyHtml: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, decisions: Array<{ action: ModerationAction, reason: string, decidedAt: string, decidedBy: { id: string, name: string, state: MemberState } }> } | null };

export type ModerationQueueQueryVariables = Exact<{
  slug: string;
  state?: CommentState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ModerationQueueQuery = { piazza: { id: string, moderationQueue: { totalCount: number, nodes: Array<{ id: string, number: number, state: CommentState, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, entry:
          | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
          | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        , moderation: { bodyHtml: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, decisions: Array<{ action: ModerationAction, reason: string, decidedAt: string, decidedBy: { id: string, name: string, state: MemberState } }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CommentPastQueryVariables = Exact<{
  id: string;
}>;


export type CommentPastQuery = { node:
    | { id: string, history: Array<{ version: number, bodyHtml: string, writtenAt: string }> }
    | Record<PropertyKey, never>
   | null };

export type QueueHideMutationVariables = Exact<{
  input: CommentReasonInput;
}>;


export type QueueHideMutation = { commentHide: { comment: { id: string, number: number, state: CommentState, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, entry:
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      , moderation: { bodyHtml: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, decisions: Array<{ action: ModerationAction, reason: string, decidedAt: string, decidedBy: { id: string, name: string, state: MemberState } }> } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type QueueRestoreMutationVariables = Exact<{
  input: CommentReasonInput;
}>;


export type QueueRestoreMutation = { commentRestore: { comment: { id: string, number: number, state: CommentState, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, entry:
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      , moderation: { bodyHtml: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, decisions: Array<{ action: ModerationAction, reason: string, decidedAt: string, decidedBy: { id: string, name: string, state: MemberState } }> } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type DecisionsQueryVariables = Exact<{
  slug: string;
  first: number;
  after?: string | null | undefined;
}>;


export type DecisionsQuery = { piazza: { id: string, decisions: { totalCount: number, nodes: Array<{ action: ModerationAction, reason: string, decidedAt: string, entryTitle: string, decidedBy: { id: string, handle: string, name: string, state: MemberState }, comment: { id: string, number: number, state: CommentState, entry:
            | { id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string } }
            | { id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string } }
            | { id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string } }
            | { id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string } }
            | { id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string } }
           } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type NotificationLineFragment = { id: string, kind: NotificationKind, createdAt: string, isRead: boolean, comment: { id: string, number: number, parentId: string | null, state: CommentState, bodyHtml: string | null, hiddenReason: string | null, author: { id: string, handle: string, name: string, tone: number, state: MemberState } | null } | null, entry:
    | { __typename: 'Article', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
    | { __typename: 'News', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
    | { __typename: 'Poll', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
    | { __typename: 'Topic', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
    | { __typename: 'Video', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
   };

export type UnreadStateFragment = { version: number, count: number };

export type NotificationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NotificationsQuery = { viewer: { member: { id: string }, unread: { version: number, count: number }, notifications: { totalCount: number, cursor: string, nodes: Array<{ id: string, kind: NotificationKind, createdAt: string, isRead: boolean, comment: { id: string, number: number, parentId: string | null, state: CommentState, bodyHtml: string | null, hiddenReason: string | null, author: { id: string, handle: string, name: string, tone: number, state: MemberState } | null } | null, entry:
          | { __typename: 'Article', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'News', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'Poll', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'Topic', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'Video', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
         }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type NotificationsReadMutationVariables = Exact<{
  input: NotificationsReadInput;
}>;


export type NotificationsReadMutation = { notificationsRead: { unread: { version: number, count: number } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type UnreadCountSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type UnreadCountSubscription = { unread: { version: number, count: number } };

export type NotificationNoticesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotificationNoticesSubscription = { notifications:
    | { __typename: 'NotificationAdded', cursor: string, notification: { id: string, kind: NotificationKind, createdAt: string, isRead: boolean, comment: { id: string, number: number, parentId: string | null, state: CommentState, bodyHtml: string | null, hiddenReason: string | null, author: { id: string, handle: string, name: string, tone: number, state: MemberState } | null } | null, entry:
          | { __typename: 'Article', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'News', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'Poll', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'Topic', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
          | { __typename: 'Video', id: string, number: number, kind: EntryKind, title: string, language: string, piazza: { id: string, slug: string, title: string } }
         } }
    | { __typename: 'NotificationsRead', cursor: string, upTo: string }
    | { __typename: 'StreamJoined', cursor: string, state: StreamState }
   };

export type PiazzaHomeQueryVariables = Exact<{
  slug: string;
}>;


export type PiazzaHomeQuery = { piazza: { id: string, cursor: string, law: { reference: string, region: string | null, subject: string | null } | null, liveAssembly: { id: string, number: number, title: string } | null, nextAssembly: { id: string, number: number, title: string, startsAt: string | null } | null, featured:
      | { __typename: 'Article', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'News', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Topic', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      | { __typename: 'Video', durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
     | null, news: { nodes: Array<
        | { __typename: 'Article', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > }, articles: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > }, topics: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > }, videos: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > }, polls: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null }, voting: { phase: PollPhase, closesAt: string | null, closedAt: string | null, turnout: { voters: number, electors: number | null } } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > }, latest: { nodes: Array<
        | { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      > }, people: { nodes: Array<{ createdAt: string, id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }>, edges: Array<{ role: Role, node: { id: string } }> } } | null };

export type PollLineFragment = { voting: { phase: PollPhase, closesAt: string | null, closedAt: string | null, turnout: { voters: number, electors: number | null } } };

export type SectionQueryVariables = Exact<{
  slug: string;
  kind: EntryKind;
  tag?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SectionQuery = { piazza: { id: string, cursor: string, entries: { totalCount: number, nodes: Array<
        | { __typename: 'Article', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'News', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Topic', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
        | { __typename: 'Video', durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PeopleQueryVariables = Exact<{
  slug: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { piazza: { id: string, viewerCanInvite: boolean, viewerCanAdminister: boolean, members: { totalCount: number, edges: Array<{ role: Role, viewerCanEnd: boolean, node: { createdAt: string, id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RoleChangeMutationVariables = Exact<{
  input: MembershipUpdateInput;
}>;


export type RoleChangeMutation = { membershipUpdate: { piazza: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type MembershipEndMutationVariables = Exact<{
  input: MembershipEndInput;
}>;


export type MembershipEndMutation = { membershipEnd: { piazza: { id: string, memberCount: number } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PiazzaLeaveMutationVariables = Exact<{
  input: PiazzaLeaveInput;
}>;


export type PiazzaLeaveMutation = { piazzaLeave: { piazza: { id: string, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type EntryPresenceSubscriptionVariables = Exact<{
  id: string;
  visible: boolean;
}>;


export type EntryPresenceSubscription = { presence: { count: number, typingCount: number, members: Array<{ id: string, handle: string, name: string, tone: number }>, typing: Array<{ id: string, handle: string, name: string, tone: number }> } };

export type PersonHereFragment = { id: string, handle: string, name: string, tone: number };

export type ThreadTypingMutationVariables = Exact<{
  input: ThreadTypingInput;
}>;


export type ThreadTypingMutation = { threadTyping: { userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

type EntryLine_Article_Fragment = { __typename: 'Article', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_News_Fragment = { __typename: 'News', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_Poll_Fragment = { __typename: 'Poll', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_Topic_Fragment = { __typename: 'Topic', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryLine_Video_Fragment = { __typename: 'Video', id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type EntryLineFragment =
  | EntryLine_Article_Fragment
  | EntryLine_News_Fragment
  | EntryLine_Poll_Fragment
  | EntryLine_Topic_Fragment
  | EntryLine_Video_Fragment
;

type EntryCard_Article_Fragment = { __typename: 'Article', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_News_Fragment = { __typename: 'News', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_Poll_Fragment = { __typename: 'Poll', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_Topic_Fragment = { __typename: 'Topic', summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

type EntryCard_Video_Fragment = { __typename: 'Video', durationSeconds: number | null, summary: string, tags: Array<string>, language: string, readingMinutes: number, id: string, number: number, kind: EntryKind, state: EntryState, title: string, publishedAt: string | null, updatedAt: string, author: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, piazza: { id: string, slug: string, title: string }, thread: { entryId: string, commentCount: number, lastCommentAt: string | null } };

export type EntryCardFragment =
  | EntryCard_Article_Fragment
  | EntryCard_News_Fragment
  | EntryCard_Poll_Fragment
  | EntryCard_Topic_Fragment
  | EntryCard_Video_Fragment
;

export type PersonLineFragment = { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState };

export type PiazzaHeadFragment = { id: string, slug: string, title: string, description: string, owner: string, visibility: Visibility, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean, viewerCanPropose: boolean, viewerCanEdit: boolean, viewerCanModerate: boolean, sections: Array<{ code: string, title: string, kind: EntryKind | null }> };

export type FrameQueryVariables = Exact<{
  slug: string;
  inside: boolean;
}>;


export type FrameQuery = { viewer: { isAdministrator: boolean, isWithheld: boolean, owedConsent: { version: number } | null, member: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, memberships: Array<{ role: Role, piazza: { id: string, slug: string, title: string } }> } | null, piazza?: { id: string, slug: string, title: string, description: string, owner: string, visibility: Visibility, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean, viewerCanPropose: boolean, viewerCanEdit: boolean, viewerCanModerate: boolean, sections: Array<{ code: string, title: string, kind: EntryKind | null }> } | null };

export type PiazzaJoinMutationVariables = Exact<{
  input: PiazzaJoinInput;
}>;


export type PiazzaJoinMutation = { piazzaJoin: { piazza: { id: string, slug: string, title: string, description: string, owner: string, visibility: Visibility, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean, viewerCanPropose: boolean, viewerCanEdit: boolean, viewerCanModerate: boolean, sections: Array<{ code: string, title: string, kind: EntryKind | null }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type RefusalFragment = { code: UserErrorCode, reason: string, message: string, field: Array<string> | null };

export type LiveStatusSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LiveStatusSubscription = { liveStatus: { observedAt: string, nodes: Array<{ id: string, isAnswering: boolean, startedAt: string, isDraining: boolean, sockets: number, eventStreams: number, operations: number, subscribers: number, streams: number, lagNotices: number, waitingBytes: number, resumes: number, resets: number, drops: number, hintsSent: number, hintsHeard: number, sweptStreams: number, rightsAge: number, bus: string, isBusConnected: boolean }>, readers: Array<{ name: string, lagNotices: number, lagSeconds: number, readAt: string | null }> } };

export type CommentPartsFragment = { id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> };

export type CommentForViewerFragment = { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> };

export type RepliesFragment = { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

export type CommentPageFragment = { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

export type ThreadPageQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  order: CommentOrder;
}>;


export type ThreadPageQuery = { viewer: { member: { id: string, handle: string, name: string, tone: number } } | null, node:
    | { id: string, number: number, kind: EntryKind, viewerCanComment: boolean, author: { id: string }, piazza: { id: string, slug: string, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanModerate: boolean }, thread: { entryId: string, cursor: string, commentCount: number, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, number: number, kind: EntryKind, viewerCanComment: boolean, author: { id: string }, piazza: { id: string, slug: string, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanModerate: boolean }, thread: { entryId: string, cursor: string, commentCount: number, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, number: number, kind: EntryKind, viewerCanComment: boolean, author: { id: string }, piazza: { id: string, slug: string, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanModerate: boolean }, thread: { entryId: string, cursor: string, commentCount: number, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, number: number, kind: EntryKind, viewerCanComment: boolean, author: { id: string }, piazza: { id: string, slug: string, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanModerate: boolean }, thread: { entryId: string, cursor: string, commentCount: number, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, number: number, kind: EntryKind, viewerCanComment: boolean, author: { id: string }, piazza: { id: string, slug: string, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanModerate: boolean }, thread: { entryId: string, cursor: string, commentCount: number, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | Record<PropertyKey, never>
   | null };

export type MoreCommentsQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  order: CommentOrder;
}>;


export type MoreCommentsQuery = { node:
    | { id: string, thread: { entryId: string, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, thread: { entryId: string, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, thread: { entryId: string, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, thread: { entryId: string, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | { id: string, thread: { entryId: string, comments: { totalCount: number, nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }
    | Record<PropertyKey, never>
   | null };

export type MoreRepliesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type MoreRepliesQuery = { node:
    | { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, replies: { nodes: Array<{ viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> }
    | Record<PropertyKey, never>
   | null };

export type CommentAtQueryVariables = Exact<{
  id: string;
  number: number;
}>;


export type CommentAtQuery = { node:
    | { id: string, thread: { entryId: string, comment: { id: string, rootId: string } | null } }
    | { id: string, thread: { entryId: string, comment: { id: string, rootId: string } | null } }
    | { id: string, thread: { entryId: string, comment: { id: string, rootId: string } | null } }
    | { id: string, thread: { entryId: string, comment: { id: string, rootId: string } | null } }
    | { id: string, thread: { entryId: string, comment: { id: string, rootId: string } | null } }
    | Record<PropertyKey, never>
   | null };

export type CommentHistoryQueryVariables = Exact<{
  id: string;
}>;


export type CommentHistoryQuery = { node:
    | { id: string, bodyHtml: string | null, editedAt: string | null, history: Array<{ version: number, bodyHtml: string, writtenAt: string }> }
    | Record<PropertyKey, never>
   | null };

export type CommentPreviewQueryVariables = Exact<{
  source: string;
}>;


export type CommentPreviewQuery = { markdownPreview: string };

export type CommentCreateMutationVariables = Exact<{
  input: CommentCreateInput;
}>;


export type CommentCreateMutation = { commentCreate: { comment: { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type CommentUpdateMutationVariables = Exact<{
  input: CommentUpdateInput;
}>;


export type CommentUpdateMutation = { commentUpdate: { comment: { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type CommentDeleteMutationVariables = Exact<{
  input: CommentInput;
}>;


export type CommentDeleteMutation = { commentDelete: { comment: { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type CommentHideMutationVariables = Exact<{
  input: CommentReasonInput;
}>;


export type CommentHideMutation = { commentHide: { comment: { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type CommentRestoreMutationVariables = Exact<{
  input: CommentReasonInput;
}>;


export type CommentRestoreMutation = { commentRestore: { comment: { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type CommentReactMutationVariables = Exact<{
  input: CommentReactInput;
}>;


export type CommentReactMutation = { commentReact: { comment: { viewerReactions: Array<ReactionKind>, id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ThreadJoinMutationVariables = Exact<{
  input: PiazzaJoinInput;
}>;


export type ThreadJoinMutation = { piazzaJoin: { piazza: { id: string, viewerRole: Role | null, viewerCanJoin: boolean } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ThreadNoticesSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ThreadNoticesSubscription = { thread:
    | { __typename: 'CommentAdded', cursor: string, comment: { id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } }
    | { __typename: 'CommentDeleted', cursor: string, comment: { id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } }
    | { __typename: 'CommentEdited', cursor: string, comment: { id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } }
    | { __typename: 'CommentHidden', cursor: string, comment: { id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } }
    | { __typename: 'CommentReacted', cursor: string, comment: { id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } }
    | { __typename: 'CommentRestored', cursor: string, comment: { id: string, number: number, parentId: string | null, rootId: string, depth: number, state: CommentState, body: string | null, bodyHtml: string | null, hiddenReason: string | null, createdAt: string, editedAt: string | null, version: number, replyCount: number, author: { id: string, handle: string, name: string, tone: number } | null, reactions: Array<{ kind: ReactionKind, count: number }> } }
    | { __typename: 'StreamJoined', cursor: string, state: StreamState, missed: number }
    | { __typename: 'ThreadClosed', cursor: string, reason: string }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const EntryLineFragmentDoc = new TypedDocumentString(`
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
    `, {"fragmentName":"EntryLine"}) as unknown as TypedDocumentString<EntryLineFragment, unknown>;
export const EntryDraftFragmentDoc = new TypedDocumentString(`
    fragment EntryDraft on Entry {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  viewerCanReview
  author {
    id
    name
  }
  ... on Video {
    pageUrl
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}`, {"fragmentName":"EntryDraft"}) as unknown as TypedDocumentString<EntryDraftFragment, unknown>;
export const PersonLineFragmentDoc = new TypedDocumentString(`
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
    `, {"fragmentName":"PersonLine"}) as unknown as TypedDocumentString<PersonLineFragment, unknown>;
export const EntryCardFragmentDoc = new TypedDocumentString(`
    fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"EntryCard"}) as unknown as TypedDocumentString<EntryCardFragment, unknown>;
export const EntryTextFragmentDoc = new TypedDocumentString(`
    fragment EntryText on Entry {
  ...EntryCard
  bodyHtml
  version
  reviewNote
  withdrawnReason
  importedRecord {
    id
    source
    kind
    json
  }
  viewerCanUpdate
  viewerCanReview
  viewerCanWithdraw
  ... on Video {
    provider
    embedUrl
    pageUrl
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"EntryText"}) as unknown as TypedDocumentString<EntryTextFragment, unknown>;
export const StandingFragmentDoc = new TypedDocumentString(`
    fragment Standing on Member {
  id
  state
  suspension {
    since
    until
    reason
  }
  viewerCanSuspend
}
    `, {"fragmentName":"Standing"}) as unknown as TypedDocumentString<StandingFragment, unknown>;
export const QueuedCommentFragmentDoc = new TypedDocumentString(`
    fragment QueuedComment on Comment {
  id
  number
  state
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  author {
    ...PersonLine
  }
  entry {
    ...EntryLine
  }
  moderation {
    author {
      ...PersonLine
    }
    bodyHtml
    decisions {
      action
      reason
      decidedAt
      decidedBy {
        id
        name
        state
      }
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"QueuedComment"}) as unknown as TypedDocumentString<QueuedCommentFragment, unknown>;
export const NotificationLineFragmentDoc = new TypedDocumentString(`
    fragment NotificationLine on Notification {
  id
  kind
  createdAt
  isRead
  comment {
    id
    number
    parentId
    state
    author {
      id
      handle
      name
      tone
      state
    }
    bodyHtml
    hiddenReason
  }
  entry {
    __typename
    id
    number
    kind
    title
    language
    piazza {
      id
      slug
      title
    }
  }
}
    `, {"fragmentName":"NotificationLine"}) as unknown as TypedDocumentString<NotificationLineFragment, unknown>;
export const UnreadStateFragmentDoc = new TypedDocumentString(`
    fragment UnreadState on Unread {
  version
  count
}
    `, {"fragmentName":"UnreadState"}) as unknown as TypedDocumentString<UnreadStateFragment, unknown>;
export const PollLineFragmentDoc = new TypedDocumentString(`
    fragment PollLine on Poll {
  voting {
    phase
    closesAt
    closedAt
    turnout {
      voters
      electors
    }
  }
}
    `, {"fragmentName":"PollLine"}) as unknown as TypedDocumentString<PollLineFragment, unknown>;
export const PersonHereFragmentDoc = new TypedDocumentString(`
    fragment PersonHere on Member {
  id
  handle
  name
  tone
}
    `, {"fragmentName":"PersonHere"}) as unknown as TypedDocumentString<PersonHereFragment, unknown>;
export const PiazzaHeadFragmentDoc = new TypedDocumentString(`
    fragment PiazzaHead on Piazza {
  id
  slug
  title
  description
  owner
  visibility
  memberCount
  sections {
    code
    title
    kind
  }
  viewerRole
  viewerCanJoin
  viewerCanLeave
  viewerCanPropose
  viewerCanEdit
  viewerCanModerate
}
    `, {"fragmentName":"PiazzaHead"}) as unknown as TypedDocumentString<PiazzaHeadFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const CommentPartsFragmentDoc = new TypedDocumentString(`
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
    `, {"fragmentName":"CommentParts"}) as unknown as TypedDocumentString<CommentPartsFragment, unknown>;
export const CommentForViewerFragmentDoc = new TypedDocumentString(`
    fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}`, {"fragmentName":"CommentForViewer"}) as unknown as TypedDocumentString<CommentForViewerFragment, unknown>;
export const RepliesFragmentDoc = new TypedDocumentString(`
    fragment Replies on CommentConnection {
  nodes {
    ...CommentForViewer
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}`, {"fragmentName":"Replies"}) as unknown as TypedDocumentString<RepliesFragment, unknown>;
export const CommentPageFragmentDoc = new TypedDocumentString(`
    fragment CommentPage on CommentConnection {
  nodes {
    ...CommentForViewer
    replies(first: 3) {
      ...Replies
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  totalCount
}
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}
fragment Replies on CommentConnection {
  nodes {
    ...CommentForViewer
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}`, {"fragmentName":"CommentPage"}) as unknown as TypedDocumentString<CommentPageFragment, unknown>;
export const EntryToEditDocument = new TypedDocumentString(`
    query EntryToEdit($number: Int!) {
  entry(number: $number) {
    ...EntryDraft
  }
}
    fragment EntryDraft on Entry {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  viewerCanReview
  author {
    id
    name
  }
  ... on Video {
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}`) as unknown as TypedDocumentString<EntryToEditQuery, EntryToEditQueryVariables>;
export const BodyPreviewDocument = new TypedDocumentString(`
    query BodyPreview($source: String!) {
  markdownPreview(source: $source)
}
    `) as unknown as TypedDocumentString<BodyPreviewQuery, BodyPreviewQueryVariables>;
export const EntryCreateDocument = new TypedDocumentString(`
    mutation EntryCreate($input: EntryCreateInput!) {
  entryCreate(input: $input) {
    entry {
      ...EntryDraft
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryDraft on Entry {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  viewerCanReview
  author {
    id
    name
  }
  ... on Video {
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryCreateMutation, EntryCreateMutationVariables>;
export const EntryUpdateDocument = new TypedDocumentString(`
    mutation EntryUpdate($input: EntryUpdateInput!) {
  entryUpdate(input: $input) {
    entry {
      ...EntryDraft
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryDraft on Entry {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  viewerCanReview
  author {
    id
    name
  }
  ... on Video {
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryUpdateMutation, EntryUpdateMutationVariables>;
export const EntrySubmitDocument = new TypedDocumentString(`
    mutation EntrySubmit($input: EntryInput!) {
  entrySubmit(input: $input) {
    entry {
      ...EntryDraft
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryDraft on Entry {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  viewerCanReview
  author {
    id
    name
  }
  ... on Video {
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntrySubmitMutation, EntrySubmitMutationVariables>;
export const EntryPublishDocument = new TypedDocumentString(`
    mutation EntryPublish($input: EntryInput!) {
  entryPublish(input: $input) {
    entry {
      ...EntryDraft
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryDraft on Entry {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  viewerCanReview
  author {
    id
    name
  }
  ... on Video {
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryPublishMutation, EntryPublishMutationVariables>;
export const EntryReturnDocument = new TypedDocumentString(`
    mutation EntryReturn($input: EntryReasonInput!) {
  entryReturn(input: $input) {
    entry {
      ...EntryDraft
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryDraft on Entry {
  ...EntryLine
  summary
  body
  tags
  version
  reviewNote
  viewerCanUpdate
  viewerCanReview
  author {
    id
    name
  }
  ... on Video {
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryReturnMutation, EntryReturnMutationVariables>;
export const EntryDeleteDocument = new TypedDocumentString(`
    mutation EntryDelete($input: EntryInput!) {
  entryDelete(input: $input) {
    entryId
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryDeleteMutation, EntryDeleteMutationVariables>;
export const DeskDocument = new TypedDocumentString(`
    query Desk($slug: String!, $states: [EntryState!], $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    desk(first: $first, after: $after, states: $states) {
      totalCount
      nodes {
        ...EntryLine
        summary
        reviewNote
        withdrawnReason
        viewerCanUpdate
        viewerCanReview
        author {
          ...PersonLine
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<DeskQuery, DeskQueryVariables>;
export const EntryPageDocument = new TypedDocumentString(`
    query EntryPage($number: Int!) {
  entry(number: $number) {
    ...EntryText
  }
}
    fragment EntryText on Entry {
  ...EntryCard
  bodyHtml
  version
  reviewNote
  withdrawnReason
  importedRecord {
    id
    source
    kind
    json
  }
  viewerCanUpdate
  viewerCanReview
  viewerCanWithdraw
  ... on Video {
    provider
    embedUrl
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<EntryPageQuery, EntryPageQueryVariables>;
export const EntryNeighboursDocument = new TypedDocumentString(`
    query EntryNeighbours($slug: String!, $kind: EntryKind!) {
  piazza(slug: $slug) {
    id
    entries(first: 5, kinds: [$kind]) {
      nodes {
        ...EntryLine
      }
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}`) as unknown as TypedDocumentString<EntryNeighboursQuery, EntryNeighboursQueryVariables>;
export const EntryWithdrawDocument = new TypedDocumentString(`
    mutation EntryWithdraw($input: EntryReasonInput!) {
  entryWithdraw(input: $input) {
    entry {
      ...EntryText
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment EntryText on Entry {
  ...EntryCard
  bodyHtml
  version
  reviewNote
  withdrawnReason
  importedRecord {
    id
    source
    kind
    json
  }
  viewerCanUpdate
  viewerCanReview
  viewerCanWithdraw
  ... on Video {
    provider
    embedUrl
    pageUrl
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryWithdrawMutation, EntryWithdrawMutationVariables>;
export const EntryFeatureDocument = new TypedDocumentString(`
    mutation EntryFeature($input: EntryFeatureInput!) {
  entryFeature(input: $input) {
    entry {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<EntryFeatureMutation, EntryFeatureMutationVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  piazze(first: 100) {
    totalCount
    nodes {
      id
      slug
      title
      description
      owner
      memberCount
      visibility
      latest: entries(first: 1) {
        nodes {
          ...EntryLine
        }
      }
    }
  }
  entries(first: 6) {
    nodes {
      ...EntryCard
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const PiazzaNoticesDocument = new TypedDocumentString(`
    subscription PiazzaNotices($id: ID!, $after: String) {
  piazza(id: $id, after: $after) {
    __typename
    ... on StreamJoined {
      cursor
      state
    }
    ... on EntryPublished {
      cursor
      entry {
        id
        kind
        title
      }
    }
    ... on EntryChanged {
      cursor
      entry {
        id
        kind
        title
        summary
        version
      }
    }
    ... on EntryWithdrawn {
      cursor
      entryId
    }
    ... on PollOpened {
      cursor
      poll {
        id
        kind
        title
      }
    }
    ... on PollClosed {
      cursor
      poll {
        id
        kind
        title
        voting {
          phase
          closesAt
          closedAt
        }
      }
    }
    ... on PollChanged {
      cursor
      poll {
        id
        kind
        title
        summary
        voting {
          phase
          closesAt
          closedAt
          version
        }
      }
    }
    ... on AssemblyChanged {
      cursor
      assembly {
        id
        piazza {
          id
          liveAssembly {
            id
            number
            title
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PiazzaNoticesSubscription, PiazzaNoticesSubscriptionVariables>;
export const MemberPageDocument = new TypedDocumentString(`
    query MemberPage($handle: String!, $first: Int!, $after: String) {
  member(handle: $handle) {
    ...PersonLine
    ...Standing
    bio
    bioHtml
    createdAt
    isVerified
    entries(first: $first, after: $after) {
      totalCount
      nodes {
        ...EntryCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Standing on Member {
  id
  state
  suspension {
    since
    until
    reason
  }
  viewerCanSuspend
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<MemberPageQuery, MemberPageQueryVariables>;
export const MemberUpdateDocument = new TypedDocumentString(`
    mutation MemberUpdate($input: MemberUpdateInput!) {
  memberUpdate(input: $input) {
    member {
      ...PersonLine
      bio
      bioHtml
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<MemberUpdateMutation, MemberUpdateMutationVariables>;
export const MemberSuspendDocument = new TypedDocumentString(`
    mutation MemberSuspend($input: MemberSuspendInput!) {
  memberSuspend(input: $input) {
    member {
      ...Standing
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Standing on Member {
  id
  state
  suspension {
    since
    until
    reason
  }
  viewerCanSuspend
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<MemberSuspendMutation, MemberSuspendMutationVariables>;
export const MemberReinstateDocument = new TypedDocumentString(`
    mutation MemberReinstate($input: MemberInput!) {
  memberReinstate(input: $input) {
    member {
      ...Standing
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Standing on Member {
  id
  state
  suspension {
    since
    until
    reason
  }
  viewerCanSuspend
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<MemberReinstateMutation, MemberReinstateMutationVariables>;
export const MemberEraseDocument = new TypedDocumentString(`
    mutation MemberErase($input: MemberEraseInput!) {
  memberErase(input: $input) {
    isErased
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<MemberEraseMutation, MemberEraseMutationVariables>;
export const MemberDecisionsDocument = new TypedDocumentString(`
    query MemberDecisions($memberId: ID!) {
  memberDecisions(memberId: $memberId) {
    action
    reason
    until
    decidedAt
    decidedBy {
      id
      handle
      name
      state
    }
    piazza {
      id
      slug
      title
    }
  }
}
    `) as unknown as TypedDocumentString<MemberDecisionsQuery, MemberDecisionsQueryVariables>;
export const ModerationQueueDocument = new TypedDocumentString(`
    query ModerationQueue($slug: String!, $state: CommentState, $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    moderationQueue(first: $first, after: $after, state: $state) {
      totalCount
      nodes {
        ...QueuedComment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment QueuedComment on Comment {
  id
  number
  state
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  author {
    ...PersonLine
  }
  entry {
    ...EntryLine
  }
  moderation {
    author {
      ...PersonLine
    }
    bodyHtml
    decisions {
      action
      reason
      decidedAt
      decidedBy {
        id
        name
        state
      }
    }
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<ModerationQueueQuery, ModerationQueueQueryVariables>;
export const CommentPastDocument = new TypedDocumentString(`
    query CommentPast($id: ID!) {
  node(id: $id) {
    ... on Comment {
      id
      history {
        version
        bodyHtml
        writtenAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentPastQuery, CommentPastQueryVariables>;
export const QueueHideDocument = new TypedDocumentString(`
    mutation QueueHide($input: CommentReasonInput!) {
  commentHide(input: $input) {
    comment {
      ...QueuedComment
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment QueuedComment on Comment {
  id
  number
  state
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  author {
    ...PersonLine
  }
  entry {
    ...EntryLine
  }
  moderation {
    author {
      ...PersonLine
    }
    bodyHtml
    decisions {
      action
      reason
      decidedAt
      decidedBy {
        id
        name
        state
      }
    }
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<QueueHideMutation, QueueHideMutationVariables>;
export const QueueRestoreDocument = new TypedDocumentString(`
    mutation QueueRestore($input: CommentReasonInput!) {
  commentRestore(input: $input) {
    comment {
      ...QueuedComment
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment QueuedComment on Comment {
  id
  number
  state
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  author {
    ...PersonLine
  }
  entry {
    ...EntryLine
  }
  moderation {
    author {
      ...PersonLine
    }
    bodyHtml
    decisions {
      action
      reason
      decidedAt
      decidedBy {
        id
        name
        state
      }
    }
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<QueueRestoreMutation, QueueRestoreMutationVariables>;
export const DecisionsDocument = new TypedDocumentString(`
    query Decisions($slug: String!, $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    decisions(first: $first, after: $after) {
      totalCount
      nodes {
        action
        reason
        decidedAt
        decidedBy {
          id
          handle
          name
          state
        }
        entryTitle
        comment {
          id
          number
          state
          entry {
            id
            number
            kind
            title
            piazza {
              id
              slug
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DecisionsQuery, DecisionsQueryVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications($first: Int!, $after: String) {
  viewer {
    member {
      id
    }
    unread {
      ...UnreadState
    }
    notifications(first: $first, after: $after) {
      totalCount
      cursor
      nodes {
        ...NotificationLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment NotificationLine on Notification {
  id
  kind
  createdAt
  isRead
  comment {
    id
    number
    parentId
    state
    author {
      id
      handle
      name
      tone
      state
    }
    bodyHtml
    hiddenReason
  }
  entry {
    __typename
    id
    number
    kind
    title
    language
    piazza {
      id
      slug
      title
    }
  }
}
fragment UnreadState on Unread {
  version
  count
}`) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const NotificationsReadDocument = new TypedDocumentString(`
    mutation NotificationsRead($input: NotificationsReadInput!) {
  notificationsRead(input: $input) {
    unread {
      ...UnreadState
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment UnreadState on Unread {
  version
  count
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<NotificationsReadMutation, NotificationsReadMutationVariables>;
export const UnreadCountDocument = new TypedDocumentString(`
    subscription UnreadCount {
  unread {
    ...UnreadState
  }
}
    fragment UnreadState on Unread {
  version
  count
}`) as unknown as TypedDocumentString<UnreadCountSubscription, UnreadCountSubscriptionVariables>;
export const NotificationNoticesDocument = new TypedDocumentString(`
    subscription NotificationNotices($after: String) {
  notifications(after: $after) {
    __typename
    ... on StreamJoined {
      cursor
      state
    }
    ... on NotificationAdded {
      cursor
      notification {
        ...NotificationLine
      }
    }
    ... on NotificationsRead {
      cursor
      upTo
    }
  }
}
    fragment NotificationLine on Notification {
  id
  kind
  createdAt
  isRead
  comment {
    id
    number
    parentId
    state
    author {
      id
      handle
      name
      tone
      state
    }
    bodyHtml
    hiddenReason
  }
  entry {
    __typename
    id
    number
    kind
    title
    language
    piazza {
      id
      slug
      title
    }
  }
}`) as unknown as TypedDocumentString<NotificationNoticesSubscription, NotificationNoticesSubscriptionVariables>;
export const PiazzaHomeDocument = new TypedDocumentString(`
    query PiazzaHome($slug: String!) {
  piazza(slug: $slug) {
    id
    cursor
    law {
      reference
      region
      subject
    }
    liveAssembly {
      id
      number
      title
    }
    nextAssembly {
      id
      number
      title
      startsAt
    }
    featured {
      ...EntryCard
    }
    news: entries(first: 6, kinds: [NEWS]) {
      nodes {
        ...EntryCard
      }
    }
    articles: entries(first: 1, kinds: [ARTICLE]) {
      nodes {
        ...EntryLine
      }
    }
    topics: entries(first: 1, kinds: [TOPIC]) {
      nodes {
        ...EntryLine
      }
    }
    videos: entries(first: 1, kinds: [VIDEO]) {
      nodes {
        ...EntryLine
      }
    }
    polls: entries(first: 12, kinds: [POLL]) {
      nodes {
        ...EntryLine
        ...PollLine
      }
    }
    latest: entries(first: 20) {
      nodes {
        ...EntryLine
      }
    }
    people: members(first: 6) {
      nodes {
        ...PersonLine
        createdAt
      }
      edges {
        role
        node {
          id
        }
      }
    }
  }
}
    fragment PollLine on Poll {
  voting {
    phase
    closesAt
    closedAt
    turnout {
      voters
      electors
    }
  }
}
fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<PiazzaHomeQuery, PiazzaHomeQueryVariables>;
export const SectionDocument = new TypedDocumentString(`
    query Section($slug: String!, $kind: EntryKind!, $tag: String, $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    cursor
    entries(first: $first, after: $after, kinds: [$kind], tag: $tag) {
      totalCount
      nodes {
        ...EntryCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment EntryLine on Entry {
  __typename
  id
  number
  kind
  state
  title
  publishedAt
  updatedAt
  piazza {
    id
    slug
    title
  }
  thread {
    entryId
    commentCount
    lastCommentAt
  }
}
fragment EntryCard on Entry {
  ...EntryLine
  summary
  tags
  language
  readingMinutes
  author {
    ...PersonLine
  }
  ... on Video {
    durationSeconds
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<SectionQuery, SectionQueryVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($slug: String!, $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    viewerCanInvite
    viewerCanAdminister
    members(first: $first, after: $after) {
      totalCount
      edges {
        role
        viewerCanEnd
        node {
          ...PersonLine
          createdAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const RoleChangeDocument = new TypedDocumentString(`
    mutation RoleChange($input: MembershipUpdateInput!) {
  membershipUpdate(input: $input) {
    piazza {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<RoleChangeMutation, RoleChangeMutationVariables>;
export const MembershipEndDocument = new TypedDocumentString(`
    mutation MembershipEnd($input: MembershipEndInput!) {
  membershipEnd(input: $input) {
    piazza {
      id
      memberCount
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<MembershipEndMutation, MembershipEndMutationVariables>;
export const PiazzaLeaveDocument = new TypedDocumentString(`
    mutation PiazzaLeave($input: PiazzaLeaveInput!) {
  piazzaLeave(input: $input) {
    piazza {
      id
      memberCount
      viewerRole
      viewerCanJoin
      viewerCanLeave
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PiazzaLeaveMutation, PiazzaLeaveMutationVariables>;
export const EntryPresenceDocument = new TypedDocumentString(`
    subscription EntryPresence($id: ID!, $visible: Boolean!) {
  presence(id: $id, visible: $visible) {
    count
    members {
      ...PersonHere
    }
    typing {
      ...PersonHere
    }
    typingCount
  }
}
    fragment PersonHere on Member {
  id
  handle
  name
  tone
}`) as unknown as TypedDocumentString<EntryPresenceSubscription, EntryPresenceSubscriptionVariables>;
export const ThreadTypingDocument = new TypedDocumentString(`
    mutation ThreadTyping($input: ThreadTypingInput!) {
  threadTyping(input: $input) {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ThreadTypingMutation, ThreadTypingMutationVariables>;
export const FrameDocument = new TypedDocumentString(`
    query Frame($slug: String!, $inside: Boolean!) {
  viewer {
    isAdministrator
    isWithheld
    owedConsent {
      version
    }
    member {
      ...PersonLine
    }
    memberships {
      role
      piazza {
        id
        slug
        title
      }
    }
  }
  piazza(slug: $slug) @include(if: $inside) {
    ...PiazzaHead
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}
fragment PiazzaHead on Piazza {
  id
  slug
  title
  description
  owner
  visibility
  memberCount
  sections {
    code
    title
    kind
  }
  viewerRole
  viewerCanJoin
  viewerCanLeave
  viewerCanPropose
  viewerCanEdit
  viewerCanModerate
}`) as unknown as TypedDocumentString<FrameQuery, FrameQueryVariables>;
export const PiazzaJoinDocument = new TypedDocumentString(`
    mutation PiazzaJoin($input: PiazzaJoinInput!) {
  piazzaJoin(input: $input) {
    piazza {
      ...PiazzaHead
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PiazzaHead on Piazza {
  id
  slug
  title
  description
  owner
  visibility
  memberCount
  sections {
    code
    title
    kind
  }
  viewerRole
  viewerCanJoin
  viewerCanLeave
  viewerCanPropose
  viewerCanEdit
  viewerCanModerate
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PiazzaJoinMutation, PiazzaJoinMutationVariables>;
export const LiveStatusDocument = new TypedDocumentString(`
    subscription LiveStatus {
  liveStatus {
    observedAt
    nodes {
      id
      isAnswering
      startedAt
      isDraining
      sockets
      eventStreams
      operations
      subscribers
      streams
      lagNotices
      waitingBytes
      resumes
      resets
      drops
      hintsSent
      hintsHeard
      sweptStreams
      rightsAge
      bus
      isBusConnected
    }
    readers {
      name
      lagNotices
      lagSeconds
      readAt
    }
  }
}
    `) as unknown as TypedDocumentString<LiveStatusSubscription, LiveStatusSubscriptionVariables>;
export const ThreadPageDocument = new TypedDocumentString(`
    query ThreadPage($id: ID!, $first: Int!, $after: String, $order: CommentOrder!) {
  viewer {
    member {
      id
      handle
      name
      tone
    }
  }
  node(id: $id) {
    ... on Entry {
      id
      number
      kind
      viewerCanComment
      author {
        id
      }
      piazza {
        id
        slug
        viewerRole
        viewerCanJoin
        viewerCanModerate
      }
      thread {
        entryId
        cursor
        commentCount
        comments(first: $first, after: $after, order: $order) {
          ...CommentPage
        }
      }
    }
  }
}
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}
fragment Replies on CommentConnection {
  nodes {
    ...CommentForViewer
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
fragment CommentPage on CommentConnection {
  nodes {
    ...CommentForViewer
    replies(first: 3) {
      ...Replies
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  totalCount
}`) as unknown as TypedDocumentString<ThreadPageQuery, ThreadPageQueryVariables>;
export const MoreCommentsDocument = new TypedDocumentString(`
    query MoreComments($id: ID!, $first: Int!, $after: String, $order: CommentOrder!) {
  node(id: $id) {
    ... on Entry {
      id
      thread {
        entryId
        comments(first: $first, after: $after, order: $order) {
          ...CommentPage
        }
      }
    }
  }
}
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}
fragment Replies on CommentConnection {
  nodes {
    ...CommentForViewer
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
fragment CommentPage on CommentConnection {
  nodes {
    ...CommentForViewer
    replies(first: 3) {
      ...Replies
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
  totalCount
}`) as unknown as TypedDocumentString<MoreCommentsQuery, MoreCommentsQueryVariables>;
export const MoreRepliesDocument = new TypedDocumentString(`
    query MoreReplies($id: ID!, $first: Int!, $after: String) {
  node(id: $id) {
    ... on Comment {
      ...CommentForViewer
      replies(first: $first, after: $after) {
        ...Replies
      }
    }
  }
}
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}
fragment Replies on CommentConnection {
  nodes {
    ...CommentForViewer
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}`) as unknown as TypedDocumentString<MoreRepliesQuery, MoreRepliesQueryVariables>;
export const CommentAtDocument = new TypedDocumentString(`
    query CommentAt($id: ID!, $number: Int!) {
  node(id: $id) {
    ... on Entry {
      id
      thread {
        entryId
        comment(number: $number) {
          id
          rootId
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentAtQuery, CommentAtQueryVariables>;
export const CommentHistoryDocument = new TypedDocumentString(`
    query CommentHistory($id: ID!) {
  node(id: $id) {
    ... on Comment {
      id
      bodyHtml
      editedAt
      history {
        version
        bodyHtml
        writtenAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentHistoryQuery, CommentHistoryQueryVariables>;
export const CommentPreviewDocument = new TypedDocumentString(`
    query CommentPreview($source: String!) {
  markdownPreview(source: $source)
}
    `) as unknown as TypedDocumentString<CommentPreviewQuery, CommentPreviewQueryVariables>;
export const CommentCreateDocument = new TypedDocumentString(`
    mutation CommentCreate($input: CommentCreateInput!) {
  commentCreate(input: $input) {
    comment {
      ...CommentForViewer
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}`) as unknown as TypedDocumentString<CommentCreateMutation, CommentCreateMutationVariables>;
export const CommentUpdateDocument = new TypedDocumentString(`
    mutation CommentUpdate($input: CommentUpdateInput!) {
  commentUpdate(input: $input) {
    comment {
      ...CommentForViewer
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}`) as unknown as TypedDocumentString<CommentUpdateMutation, CommentUpdateMutationVariables>;
export const CommentDeleteDocument = new TypedDocumentString(`
    mutation CommentDelete($input: CommentInput!) {
  commentDelete(input: $input) {
    comment {
      ...CommentForViewer
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}`) as unknown as TypedDocumentString<CommentDeleteMutation, CommentDeleteMutationVariables>;
export const CommentHideDocument = new TypedDocumentString(`
    mutation CommentHide($input: CommentReasonInput!) {
  commentHide(input: $input) {
    comment {
      ...CommentForViewer
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}`) as unknown as TypedDocumentString<CommentHideMutation, CommentHideMutationVariables>;
export const CommentRestoreDocument = new TypedDocumentString(`
    mutation CommentRestore($input: CommentReasonInput!) {
  commentRestore(input: $input) {
    comment {
      ...CommentForViewer
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}`) as unknown as TypedDocumentString<CommentRestoreMutation, CommentRestoreMutationVariables>;
export const CommentReactDocument = new TypedDocumentString(`
    mutation CommentReact($input: CommentReactInput!) {
  commentReact(input: $input) {
    comment {
      ...CommentForViewer
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}
fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}
fragment CommentForViewer on Comment {
  ...CommentParts
  viewerReactions
}`) as unknown as TypedDocumentString<CommentReactMutation, CommentReactMutationVariables>;
export const ThreadJoinDocument = new TypedDocumentString(`
    mutation ThreadJoin($input: PiazzaJoinInput!) {
  piazzaJoin(input: $input) {
    piazza {
      id
      viewerRole
      viewerCanJoin
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<ThreadJoinMutation, ThreadJoinMutationVariables>;
export const ThreadNoticesDocument = new TypedDocumentString(`
    subscription ThreadNotices($id: ID!, $after: String) {
  thread(id: $id, after: $after) {
    __typename
    ... on StreamJoined {
      cursor
      state
      missed
    }
    ... on CommentAdded {
      cursor
      comment {
        ...CommentParts
      }
    }
    ... on CommentEdited {
      cursor
      comment {
        ...CommentParts
      }
    }
    ... on CommentHidden {
      cursor
      comment {
        ...CommentParts
      }
    }
    ... on CommentRestored {
      cursor
      comment {
        ...CommentParts
      }
    }
    ... on CommentDeleted {
      cursor
      comment {
        ...CommentParts
      }
    }
    ... on CommentReacted {
      cursor
      comment {
        ...CommentParts
      }
    }
    ... on ThreadClosed {
      cursor
      reason
    }
  }
}
    fragment CommentParts on Comment {
  id
  number
  parentId
  rootId
  depth
  state
  author {
    id
    handle
    name
    tone
  }
  body
  bodyHtml
  hiddenReason
  createdAt
  editedAt
  version
  reactions {
    kind
    count
  }
  replyCount
}`) as unknown as TypedDocumentString<ThreadNoticesSubscription, ThreadNoticesSubscriptionVariables>;