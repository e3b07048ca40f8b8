/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who runs the installation. */
export type AdministratorUpdateInput = {
  /** Whether he is to run it. */
  isAdministrator: boolean;
  /** The member's id. */
  memberId: string;
};

/** What the audit trail records. */
export type AuditKind =
  /** Two accounts of one person became one. */
  | 'ACCOUNTS_MERGED'
  /** The running of the installation was given or taken away. */
  | 'ADMINISTRATOR_CHANGED'
  /** A member took a copy of his data. */
  | 'ARCHIVE_TAKEN'
  /** The public bundle of a poll that was sealed elsewhere was taken in. */
  | 'BALLOT_BUNDLE_TAKEN'
  /** The operator declared the key of a confidential poll lost. */
  | 'BALLOT_LOSS_ACCEPTED'
  /** An invitation was made. */
  | 'INVITATION_CREATED'
  /** An invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** An invitation was taken up. */
  | 'INVITATION_USED'
  /** A way in was added. */
  | 'LOGIN_LINKED'
  /** A way in was taken away. */
  | 'LOGIN_UNLINKED'
  /** A member erased himself. */
  | 'MEMBER_ERASED'
  /** A member was put out of a piazza. */
  | 'MEMBER_EXCLUDED'
  /** A member who was put out may come back. */
  | 'MEMBER_READMITTED'
  /** A member was registered. */
  | 'MEMBER_REGISTERED'
  /** A suspended member was let in again. */
  | 'MEMBER_REINSTATED'
  /** A member was suspended. */
  | 'MEMBER_SUSPENDED'
  /** All passkeys of a member who lost his were taken away. */
  | 'PASSKEYS_RESET'
  /** A passkey was added. */
  | 'PASSKEY_ADDED'
  /** A passkey was taken away. */
  | 'PASSKEY_REMOVED'
  /** An account turned out to belong to a person already known. */
  | 'PERSON_UNITED'
  /** A privacy notice was published. */
  | 'PRIVACY_NOTICE_PUBLISHED'
  /** A role in a piazza was given, changed or taken away. */
  | 'ROLE_CHANGED'
  /** Sessions were ended by somebody else than their owner. */
  | 'SESSIONS_ENDED'
  /** The key with which the installation signs confidential ballots was changed. */
  | 'SIGNING_KEY_CHANGED'
  /** An access token was made. */
  | 'TOKEN_CREATED'
  /** An access token was ended. */
  | 'TOKEN_REVOKED';

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

/** Who may come back where. */
export type ExclusionEndInput = {
  /** The member's id. */
  memberId: string;
  /** The piazza's id. */
  piazzaId: string;
};

/** Whom to invite to what. */
export type InvitationCreateInput = {
  /** Where to send it; left out, a link is returned to pass on. */
  address?: string | null | undefined;
  /** For how many days, 1 to 30. */
  days?: number;
  /** The piazza; left out, the installation itself. */
  piazzaId?: string | null | undefined;
  /** The role; ADMINISTRATOR for the installation. */
  role: Role;
};

/** Which invitation to take back. */
export type InvitationRevokeInput = {
  /** The invitation's id. */
  invitationId: string;
};

/** How an invitation stands. */
export type InvitationState =
  /** It has ended by itself. */
  | 'EXPIRED'
  /** It was taken back. */
  | 'REVOKED'
  /** Somebody took it up. */
  | 'USED'
  /** It waits to be taken up. */
  | 'WAITING';

/** Which invitation to take up. */
export type InvitationUseInput = {
  /** The secret in the link. */
  secret: string;
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

/** Which piazza to join. */
export type PiazzaJoinInput = {
  /** The piazza's id. */
  piazzaId: string;
};

/** Where a confidential poll stands on its way. */
export type PollSealState =
  /** The public bundle is written. */
  | 'BUNDLED'
  /** No ballot is taken any more; nothing is counted yet. */
  | 'CLOSED'
  /** The key was destroyed when the poll was sealed, but these data are older than that: an operator has to bring the public bundle. */
  | 'ELSEWHERE'
  /** The key is not where it has to be: an operator has to bring the folder of keys back. */
  | 'KEY_MISSING'
  /** The key was lost before the public bundle was written, and with it the ballots: there is no result. */
  | 'LOST'
  /** Ballots are taken, and kept encrypted. */
  | 'OPEN'
  /** It has not opened. */
  | 'PLANNED'
  /** The encrypted ballots are deleted. */
  | 'REWRITTEN'
  /** The key is destroyed: nobody can find out any more who cast which ballot. */
  | 'SEALED'
  /** The ballots are counted, and the log is closed. */
  | 'TALLIED';

/** A new privacy notice, Markdown. */
export type PrivacyNoticePublishInput = {
  /** Whether those who agreed to an earlier one are asked again. */
  asks: boolean;
  /** The English text, at most 100,000 characters. */
  english: string;
  /** The Italian text, at most 100,000 characters. */
  italian: string;
};

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

/** Who may read a space. */
export type Visibility =
  /** Its members only; for others it does not exist. */
  | 'MEMBERS'
  /** Anyone, without signing in. */
  | 'PUBLIC';

export type BallotKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type BallotKeysQuery = { pollKeyFolder: { isReady: boolean, signingKeyId: string | null, signingSince: string | null } | null };

export type PollSealingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PollSealingsQuery = { pollSealings: { totalCount: number, nodes: Array<{ pollNumber: number, state: PollSealState, keyIsHere: boolean, keyFile: string | null, problem: string | null, since: string, poll: { id: string, number: number, kind: EntryKind, title: string, piazza: { id: string, slug: string, title: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type InvitationLineFragment = { id: string, role: Role, address: string | null, createdAt: string, expiresAt: string, state: InvitationState, invitedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, usedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null };

export type InvitationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type InvitationsQuery = { invitations: { totalCount: number, nodes: Array<{ id: string, role: Role, address: string | null, createdAt: string, expiresAt: string, state: InvitationState, invitedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, usedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PiazzaInvitationsQueryVariables = Exact<{
  slug: string;
  first: number;
  after?: string | null | undefined;
}>;


export type PiazzaInvitationsQuery = { piazza: { id: string, invitations: { totalCount: number, nodes: Array<{ id: string, role: Role, address: string | null, createdAt: string, expiresAt: string, state: InvitationState, invitedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, usedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type InvitationCreateMutationVariables = Exact<{
  input: InvitationCreateInput;
}>;


export type InvitationCreateMutation = { invitationCreate: { link: string | null, invitation: { id: string, role: Role, address: string | null, createdAt: string, expiresAt: string, state: InvitationState, invitedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, usedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type InvitationRevokeMutationVariables = Exact<{
  input: InvitationRevokeInput;
}>;


export type InvitationRevokeMutation = { invitationRevoke: { invitation: { id: string, role: Role, address: string | null, createdAt: string, expiresAt: string, state: InvitationState, invitedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, usedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ExclusionsQueryVariables = Exact<{
  slug: string;
}>;


export type ExclusionsQuery = { piazza: { id: string, exclusions: Array<{ reason: string, until: string | null, excludedAt: string, member: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, excludedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } }> } | null };

export type ExclusionEndMutationVariables = Exact<{
  input: ExclusionEndInput;
}>;


export type ExclusionEndMutation = { exclusionEnd: { piazza: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type InvitedToQueryVariables = Exact<{
  secret: string;
}>;


export type InvitedToQuery = { invitation: { id: string, role: Role, state: InvitationState, expiresAt: string, piazzaTitle: string | null, invitedBy: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, piazza: { id: string, slug: string, title: string, description: string } | null } | null };

export type InvitationUseMutationVariables = Exact<{
  input: InvitationUseInput;
}>;


export type InvitationUseMutation = { invitationUse: { piazza: { id: string, slug: string, title: string, description: string, owner: string, visibility: Visibility, memberCount: number, viewerRole: Role | null, viewerCanJoin: boolean, viewerCanLeave: boolean, viewerCanPropose: boolean, viewerCanEdit: boolean, viewerCanModerate: boolean, sections: Array<{ code: string, title: string, kind: EntryKind | null }> } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type MembersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  state?: MemberState | null | undefined;
  administrators?: boolean | null | undefined;
}>;


export type MembersQuery = { members: { totalCount: number, edges: Array<{ isAdministrator: boolean, memberships: Array<{ role: Role, piazza: { id: string, slug: string, title: string } }>, node: { createdAt: string, viewerCanSuspend: boolean, id: string, handle: string, name: string, headline: string, tone: number, state: MemberState, suspension: { since: string, until: string | null, reason: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MemberRowFragment = { isAdministrator: boolean, memberships: Array<{ role: Role, piazza: { id: string, slug: string, title: string } }>, node: { createdAt: string, viewerCanSuspend: boolean, id: string, handle: string, name: string, headline: string, tone: number, state: MemberState, suspension: { since: string, until: string | null, reason: string } | null } };

export type AdministratorUpdateMutationVariables = Exact<{
  input: AdministratorUpdateInput;
}>;


export type AdministratorUpdateMutation = { administratorUpdate: { member: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PasskeysResetMutationVariables = Exact<{
  input: MemberInput;
}>;


export type PasskeysResetMutation = { memberPasskeysReset: { member: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type MemberReturnsMutationVariables = Exact<{
  input: MemberInput;
}>;


export type MemberReturnsMutation = { memberReinstate: { member: { id: string, state: MemberState, viewerCanSuspend: boolean, suspension: { since: string, until: string | null, reason: string } | null } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type WithheldQueryVariables = Exact<{ [key: string]: never; }>;


export type WithheldQuery = { viewer: { isWithheld: boolean, passkeys: Array<{ id: string }> } | null };

export type PrivacyNoticeQueryVariables = Exact<{
  version?: number | null | undefined;
  language: string;
}>;


export type PrivacyNoticeQuery = { privacyNotice: { version: number, html: string, publishedAt: string, asks: boolean } | null, privacyNotices: Array<{ version: number, publishedAt: string }> };

export type PrivacyTextsQueryVariables = Exact<{ [key: string]: never; }>;


export type PrivacyTextsQuery = { privacyNotice: { version: number, italian: string, english: string } | null, privacyNotices: Array<{ version: number, publishedAt: string, asks: boolean }> };

export type NoticePreviewQueryVariables = Exact<{
  source: string;
}>;


export type NoticePreviewQuery = { markdownPreview: string };

export type PrivacyPublishMutationVariables = Exact<{
  input: PrivacyNoticePublishInput;
}>;


export type PrivacyPublishMutation = { privacyNoticePublish: { notice: { version: number, publishedAt: string, asks: boolean } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type AuditTrailQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  memberId?: string | null | undefined;
  kinds?: Array<AuditKind> | AuditKind | null | undefined;
}>;


export type AuditTrailQuery = { auditTrail: { totalCount: number, nodes: Array<{ number: number, at: string, kind: AuditKind, roleBefore: Role | null, roleAfter: Role | null, detail: string | null, hash: string, actor: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, member: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null, piazza: { id: string, slug: string, title: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TrailMemberQueryVariables = Exact<{
  handle: string;
}>;


export type TrailMemberQuery = { member: { id: string, handle: string, name: string, headline: string, tone: number, state: MemberState } | null };

export type AuditStateQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditStateQuery = { auditState: { isIntact: boolean, checked: number, brokenAt: number | null, head: string } | null };

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
export const InvitationLineFragmentDoc = new TypedDocumentString(`
    fragment InvitationLine on Invitation {
  id
  role
  address
  invitedBy {
    ...PersonLine
  }
  createdAt
  expiresAt
  state
  usedBy {
    ...PersonLine
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"InvitationLine"}) as unknown as TypedDocumentString<InvitationLineFragment, unknown>;
export const MemberRowFragmentDoc = new TypedDocumentString(`
    fragment MemberRow on MemberListEdge {
  isAdministrator
  memberships {
    role
    piazza {
      id
      slug
      title
    }
  }
  node {
    ...PersonLine
    createdAt
    suspension {
      since
      until
      reason
    }
    viewerCanSuspend
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`, {"fragmentName":"MemberRow"}) as unknown as TypedDocumentString<MemberRowFragment, unknown>;
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
export const BallotKeysDocument = new TypedDocumentString(`
    query BallotKeys {
  pollKeyFolder {
    isReady
    signingKeyId
    signingSince
  }
}
    `) as unknown as TypedDocumentString<BallotKeysQuery, BallotKeysQueryVariables>;
export const PollSealingsDocument = new TypedDocumentString(`
    query PollSealings($first: Int!, $after: String) {
  pollSealings(first: $first, after: $after) {
    totalCount
    nodes {
      pollNumber
      poll {
        id
        number
        kind
        title
        piazza {
          id
          slug
          title
        }
      }
      state
      keyIsHere
      keyFile
      problem
      since
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PollSealingsQuery, PollSealingsQueryVariables>;
export const InvitationsDocument = new TypedDocumentString(`
    query Invitations($first: Int!, $after: String) {
  invitations(first: $first, after: $after) {
    totalCount
    nodes {
      ...InvitationLine
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment InvitationLine on Invitation {
  id
  role
  address
  invitedBy {
    ...PersonLine
  }
  createdAt
  expiresAt
  state
  usedBy {
    ...PersonLine
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const PiazzaInvitationsDocument = new TypedDocumentString(`
    query PiazzaInvitations($slug: String!, $first: Int!, $after: String) {
  piazza(slug: $slug) {
    id
    invitations(first: $first, after: $after) {
      totalCount
      nodes {
        ...InvitationLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment InvitationLine on Invitation {
  id
  role
  address
  invitedBy {
    ...PersonLine
  }
  createdAt
  expiresAt
  state
  usedBy {
    ...PersonLine
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<PiazzaInvitationsQuery, PiazzaInvitationsQueryVariables>;
export const InvitationCreateDocument = new TypedDocumentString(`
    mutation InvitationCreate($input: InvitationCreateInput!) {
  invitationCreate(input: $input) {
    invitation {
      ...InvitationLine
    }
    link
    userErrors {
      ...Refusal
    }
  }
}
    fragment InvitationLine on Invitation {
  id
  role
  address
  invitedBy {
    ...PersonLine
  }
  createdAt
  expiresAt
  state
  usedBy {
    ...PersonLine
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
}`) as unknown as TypedDocumentString<InvitationCreateMutation, InvitationCreateMutationVariables>;
export const InvitationRevokeDocument = new TypedDocumentString(`
    mutation InvitationRevoke($input: InvitationRevokeInput!) {
  invitationRevoke(input: $input) {
    invitation {
      ...InvitationLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment InvitationLine on Invitation {
  id
  role
  address
  invitedBy {
    ...PersonLine
  }
  createdAt
  expiresAt
  state
  usedBy {
    ...PersonLine
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
}`) as unknown as TypedDocumentString<InvitationRevokeMutation, InvitationRevokeMutationVariables>;
export const ExclusionsDocument = new TypedDocumentString(`
    query Exclusions($slug: String!) {
  piazza(slug: $slug) {
    id
    exclusions {
      member {
        ...PersonLine
      }
      reason
      until
      excludedBy {
        ...PersonLine
      }
      excludedAt
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
}`) as unknown as TypedDocumentString<ExclusionsQuery, ExclusionsQueryVariables>;
export const ExclusionEndDocument = new TypedDocumentString(`
    mutation ExclusionEnd($input: ExclusionEndInput!) {
  exclusionEnd(input: $input) {
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
}`) as unknown as TypedDocumentString<ExclusionEndMutation, ExclusionEndMutationVariables>;
export const InvitedToDocument = new TypedDocumentString(`
    query InvitedTo($secret: String!) {
  invitation(secret: $secret) {
    id
    role
    state
    expiresAt
    invitedBy {
      ...PersonLine
    }
    piazzaTitle
    piazza {
      id
      slug
      title
      description
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
}`) as unknown as TypedDocumentString<InvitedToQuery, InvitedToQueryVariables>;
export const InvitationUseDocument = new TypedDocumentString(`
    mutation InvitationUse($input: InvitationUseInput!) {
  invitationUse(input: $input) {
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
}`) as unknown as TypedDocumentString<InvitationUseMutation, InvitationUseMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($first: Int!, $after: String, $search: String, $state: MemberState, $administrators: Boolean) {
  members(
    first: $first
    after: $after
    search: $search
    state: $state
    administrators: $administrators
  ) {
    totalCount
    edges {
      ...MemberRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment MemberRow on MemberListEdge {
  isAdministrator
  memberships {
    role
    piazza {
      id
      slug
      title
    }
  }
  node {
    ...PersonLine
    createdAt
    suspension {
      since
      until
      reason
    }
    viewerCanSuspend
  }
}
fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const AdministratorUpdateDocument = new TypedDocumentString(`
    mutation AdministratorUpdate($input: AdministratorUpdateInput!) {
  administratorUpdate(input: $input) {
    member {
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
}`) as unknown as TypedDocumentString<AdministratorUpdateMutation, AdministratorUpdateMutationVariables>;
export const PasskeysResetDocument = new TypedDocumentString(`
    mutation PasskeysReset($input: MemberInput!) {
  memberPasskeysReset(input: $input) {
    member {
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
}`) as unknown as TypedDocumentString<PasskeysResetMutation, PasskeysResetMutationVariables>;
export const MemberReturnsDocument = new TypedDocumentString(`
    mutation MemberReturns($input: MemberInput!) {
  memberReinstate(input: $input) {
    member {
      id
      state
      suspension {
        since
        until
        reason
      }
      viewerCanSuspend
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
}`) as unknown as TypedDocumentString<MemberReturnsMutation, MemberReturnsMutationVariables>;
export const WithheldDocument = new TypedDocumentString(`
    query Withheld {
  viewer {
    isWithheld
    passkeys {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<WithheldQuery, WithheldQueryVariables>;
export const PrivacyNoticeDocument = new TypedDocumentString(`
    query PrivacyNotice($version: Int, $language: String!) {
  privacyNotice(version: $version) {
    version
    html(language: $language)
    publishedAt
    asks
  }
  privacyNotices {
    version
    publishedAt
  }
}
    `) as unknown as TypedDocumentString<PrivacyNoticeQuery, PrivacyNoticeQueryVariables>;
export const PrivacyTextsDocument = new TypedDocumentString(`
    query PrivacyTexts {
  privacyNotice {
    version
    italian: source(language: "it")
    english: source(language: "en")
  }
  privacyNotices {
    version
    publishedAt
    asks
  }
}
    `) as unknown as TypedDocumentString<PrivacyTextsQuery, PrivacyTextsQueryVariables>;
export const NoticePreviewDocument = new TypedDocumentString(`
    query NoticePreview($source: String!) {
  markdownPreview(source: $source)
}
    `) as unknown as TypedDocumentString<NoticePreviewQuery, NoticePreviewQueryVariables>;
export const PrivacyPublishDocument = new TypedDocumentString(`
    mutation PrivacyPublish($input: PrivacyNoticePublishInput!) {
  privacyNoticePublish(input: $input) {
    notice {
      version
      publishedAt
      asks
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
}`) as unknown as TypedDocumentString<PrivacyPublishMutation, PrivacyPublishMutationVariables>;
export const AuditTrailDocument = new TypedDocumentString(`
    query AuditTrail($first: Int!, $after: String, $memberId: ID, $kinds: [AuditKind!]) {
  auditTrail(first: $first, after: $after, memberId: $memberId, kinds: $kinds) {
    totalCount
    nodes {
      number
      at
      kind
      actor {
        ...PersonLine
      }
      member {
        ...PersonLine
      }
      piazza {
        id
        slug
        title
      }
      roleBefore
      roleAfter
      detail
      hash
    }
    pageInfo {
      hasNextPage
      endCursor
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
}`) as unknown as TypedDocumentString<AuditTrailQuery, AuditTrailQueryVariables>;
export const TrailMemberDocument = new TypedDocumentString(`
    query TrailMember($handle: String!) {
  member(handle: $handle) {
    ...PersonLine
  }
}
    fragment PersonLine on Member {
  id
  handle
  name
  headline
  tone
  state
}`) as unknown as TypedDocumentString<TrailMemberQuery, TrailMemberQueryVariables>;
export const AuditStateDocument = new TypedDocumentString(`
    query AuditState {
  auditState {
    isIntact
    checked
    brokenAt
    head
  }
}
    `) as unknown as TypedDocumentString<AuditStateQuery, AuditStateQueryVariables>;
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