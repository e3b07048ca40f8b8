/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How surely a person is known, least first. */
export type Assurance =
  /** By an address that was verified. */
  | 'EMAIL'
  /** By a digital identity of level 3. */
  | 'HIGH'
  /** Not at all. */
  | 'NONE'
  /** By an account with a social network. */
  | 'SOCIAL'
  /** By a digital identity of level 2, as SPID and CIE give it. */
  | 'SUBSTANTIAL';

/** Which notice is agreed to. */
export type ConsentGiveInput = {
  /** The version that was read: refused where it is no longer the present one. */
  version: number;
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

/** Which language. */
export type LocaleUpdateInput = {
  /** `it` or `en`. */
  locale: string;
};

/** What kind of service a way in is. */
export type LoginKind =
  /** The demo's own. */
  | 'DEMO'
  /** Facebook. */
  | 'FACEBOOK'
  /** Federa, the region's federated authentication, which brings SPID and CIE. */
  | 'FEDERA'
  /** Google. */
  | 'GOOGLE'
  /** LinkedIn. */
  | 'LINKEDIN'
  /** A link by e-mail. */
  | 'MAIL'
  /** Another OpenID Connect provider, such as a municipality's. */
  | 'OPENID'
  /** A passkey. */
  | 'PASSKEY'
  /** X. */
  | 'X';

/** Which way in to take away. */
export type LoginUnlinkInput = {
  /** The login's id. */
  loginId: string;
};

/** How a member stands. */
export type MemberState =
  /** Takes part. */
  | 'ACTIVE'
  /** Has erased his profile; the name is no longer known. */
  | 'ERASED'
  /** May not sign in for now. */
  | 'SUSPENDED';

/** Why a notification came. What is both an answer and a mention comes once, as the answer. */
export type NotificationKind =
  /** Someone named the viewer with `@handle`. */
  | 'MENTION'
  /** A poll is open in which the viewer may vote and has not. */
  | 'POLL_REMINDER'
  /** Someone answered a comment of the viewer, or wrote the first level under an entry of his. */
  | 'REPLY';

/** Kinds of notification. */
export type NotificationsMuteInput = {
  /** All kinds that are not wanted; what is left out is wanted again. */
  kinds: Array<NotificationKind>;
};

/** Which passkey to take away. */
export type PasskeyRemoveInput = {
  /** The passkey's id. */
  passkeyId: string;
};

/** A passkey's new name. */
export type PasskeyRenameInput = {
  /** The name, 1 to 80 characters. */
  name: string;
  /** The passkey's id. */
  passkeyId: string;
};

/** Which piazza to join. */
export type PiazzaJoinInput = {
  /** The piazza's id. */
  piazzaId: string;
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

/** Which session to end. */
export type SessionRevokeInput = {
  /** The session's id. */
  sessionId: string;
};

/** What token to make. */
export type TokenCreateInput = {
  /** For how many days, 1 to 366. */
  days: number;
  /** What it is for, 1 to 80 characters. */
  name: string;
  /** What it may do; at least one. */
  scopes: Array<TokenScope>;
};

/** Which token to end. */
export type TokenRevokeInput = {
  /** The token's id. */
  tokenId: string;
};

/** What an access token may do. */
export type TokenScope =
  /** Use his rights to edit, to moderate and to administer piazze. Includes WRITE. */
  | 'MODERATE'
  /** Read whatever its owner may read. */
  | 'READ'
  /** Vote in his name. Includes READ. */
  | 'VOTE'
  /** Write, react, propose and join in his name. Includes READ. */
  | 'WRITE';

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

export type WayInFragment = { name: string, title: string, kind: LoginKind, path: string, isAvailable: boolean };

export type LoginLineFragment = { id: string, provider: string, title: string, label: string, assurance: Assurance, createdAt: string, usedAt: string, viewerCanUnlink: boolean };

export type PasskeyLineFragment = { id: string, name: string, isSynced: boolean, createdAt: string, usedAt: string | null };

export type TokenLineFragment = { id: string, name: string, scopes: Array<TokenScope>, createdAt: string, usedAt: string | null, expiresAt: string };

export type SessionLineFragment = { id: string, isCurrent: boolean, isWithPasskey: boolean, provider: string, userAgent: string, createdAt: string, seenAt: string, expiresAt: string };

export type SignInQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInQuery = { loginProviders: Array<{ name: string, title: string, kind: LoginKind, path: string, isAvailable: boolean }>, viewer: { member: { id: string, name: string }, logins: Array<{ id: string, provider: string, title: string, label: string }>, passkeys: Array<{ id: string }> } | null };

export type AccountProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountProfileQuery = { viewer: { locale: string, member: { bio: string, id: string, handle: string, name: string, headline: string, tone: number, state: MemberState }, logins: Array<{ id: string, title: string, assurance: Assurance }> } | null };

export type AccountLoginsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountLoginsQuery = { loginProviders: Array<{ name: string, title: string, kind: LoginKind, path: string, isAvailable: boolean }>, viewer: { mustConfirm: boolean, isWithheld: boolean, member: { id: string }, logins: Array<{ id: string, provider: string, title: string, label: string, assurance: Assurance, createdAt: string, usedAt: string, viewerCanUnlink: boolean }>, passkeys: Array<{ id: string, name: string, isSynced: boolean, createdAt: string, usedAt: string | null }> } | null };

export type AccountSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountSessionsQuery = { loginProviders: Array<{ name: string, title: string }>, viewer: { member: { id: string }, sessions: Array<{ id: string, isCurrent: boolean, isWithPasskey: boolean, provider: string, userAgent: string, createdAt: string, seenAt: string, expiresAt: string }> } | null };

export type AccountTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountTokensQuery = { viewer: { mustConfirm: boolean, member: { id: string }, tokens: Array<{ id: string, name: string, scopes: Array<TokenScope>, createdAt: string, usedAt: string | null, expiresAt: string }> } | null };

export type AccountNotificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountNotificationsQuery = { viewer: { mutedNotifications: Array<NotificationKind>, member: { id: string } } | null };

export type AccountPrivacyQueryVariables = Exact<{
  language: string;
}>;


export type AccountPrivacyQuery = { viewer: { mustConfirm: boolean, member: { id: string, handle: string }, owedConsent: { version: number } | null } | null, privacyNotice: { version: number, publishedAt: string, html: string } | null };

export type OwedQueryVariables = Exact<{ [key: string]: never; }>;


export type OwedQuery = { viewer: { isWithheld: boolean, member: { id: string }, passkeys: Array<{ id: string }>, owedConsent: { version: number } | null } | null };

export type LoginUnlinkMutationVariables = Exact<{
  input: LoginUnlinkInput;
}>;


export type LoginUnlinkMutation = { loginUnlink: { logins: Array<{ id: string, provider: string, title: string, label: string, assurance: Assurance, createdAt: string, usedAt: string, viewerCanUnlink: boolean }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PasskeyRenameMutationVariables = Exact<{
  input: PasskeyRenameInput;
}>;


export type PasskeyRenameMutation = { passkeyRename: { passkeys: Array<{ id: string, name: string, isSynced: boolean, createdAt: string, usedAt: string | null }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type PasskeyRemoveMutationVariables = Exact<{
  input: PasskeyRemoveInput;
}>;


export type PasskeyRemoveMutation = { passkeyRemove: { passkeys: Array<{ id: string, name: string, isSynced: boolean, createdAt: string, usedAt: string | null }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type TokenCreateMutationVariables = Exact<{
  input: TokenCreateInput;
}>;


export type TokenCreateMutation = { tokenCreate: { secret: string | null, token: { id: string, name: string, scopes: Array<TokenScope>, createdAt: string, usedAt: string | null, expiresAt: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type TokenRevokeMutationVariables = Exact<{
  input: TokenRevokeInput;
}>;


export type TokenRevokeMutation = { tokenRevoke: { tokens: Array<{ id: string, name: string, scopes: Array<TokenScope>, createdAt: string, usedAt: string | null, expiresAt: string }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type LocaleUpdateMutationVariables = Exact<{
  input: LocaleUpdateInput;
}>;


export type LocaleUpdateMutation = { localeUpdate: { member: { id: string } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type ConsentGiveMutationVariables = Exact<{
  input: ConsentGiveInput;
}>;


export type ConsentGiveMutation = { consentGive: { owedConsent: { version: number } | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type NotificationsMuteMutationVariables = Exact<{
  input: NotificationsMuteInput;
}>;


export type NotificationsMuteMutation = { notificationsMute: { mutedNotifications: Array<NotificationKind> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type SessionRevokeMutationVariables = Exact<{
  input: SessionRevokeInput;
}>;


export type SessionRevokeMutation = { sessionRevoke: { sessions: Array<{ id: string, isCurrent: boolean, isWithPasskey: boolean, provider: string, userAgent: string, createdAt: string, seenAt: string, expiresAt: string }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

export type SessionRevokeOthersMutationVariables = Exact<{ [key: string]: never; }>;


export type SessionRevokeOthersMutation = { sessionRevokeOthers: { sessions: Array<{ id: string, isCurrent: boolean, isWithPasskey: boolean, provider: string, userAgent: string, createdAt: string, seenAt: string, expiresAt: string }> | null, userErrors: Array<{ code: UserErrorCode, reason: string, message: string, field: Array<string> | null }> } };

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
export const WayInFragmentDoc = new TypedDocumentString(`
    fragment WayIn on LoginProvider {
  name
  title
  kind
  path
  isAvailable
}
    `, {"fragmentName":"WayIn"}) as unknown as TypedDocumentString<WayInFragment, unknown>;
export const LoginLineFragmentDoc = new TypedDocumentString(`
    fragment LoginLine on Login {
  id
  provider
  title
  label
  assurance
  createdAt
  usedAt
  viewerCanUnlink
}
    `, {"fragmentName":"LoginLine"}) as unknown as TypedDocumentString<LoginLineFragment, unknown>;
export const PasskeyLineFragmentDoc = new TypedDocumentString(`
    fragment PasskeyLine on Passkey {
  id
  name
  isSynced
  createdAt
  usedAt
}
    `, {"fragmentName":"PasskeyLine"}) as unknown as TypedDocumentString<PasskeyLineFragment, unknown>;
export const TokenLineFragmentDoc = new TypedDocumentString(`
    fragment TokenLine on Token {
  id
  name
  scopes
  createdAt
  usedAt
  expiresAt
}
    `, {"fragmentName":"TokenLine"}) as unknown as TypedDocumentString<TokenLineFragment, unknown>;
export const SessionLineFragmentDoc = new TypedDocumentString(`
    fragment SessionLine on Session {
  id
  isCurrent
  isWithPasskey
  provider
  userAgent
  createdAt
  seenAt
  expiresAt
}
    `, {"fragmentName":"SessionLine"}) as unknown as TypedDocumentString<SessionLineFragment, unknown>;
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
export const SignInDocument = new TypedDocumentString(`
    query SignIn {
  loginProviders {
    ...WayIn
  }
  viewer {
    member {
      id
      name
    }
    logins {
      id
      provider
      title
      label
    }
    passkeys {
      id
    }
  }
}
    fragment WayIn on LoginProvider {
  name
  title
  kind
  path
  isAvailable
}`) as unknown as TypedDocumentString<SignInQuery, SignInQueryVariables>;
export const AccountProfileDocument = new TypedDocumentString(`
    query AccountProfile {
  viewer {
    locale
    member {
      ...PersonLine
      bio
    }
    logins {
      id
      title
      assurance
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
}`) as unknown as TypedDocumentString<AccountProfileQuery, AccountProfileQueryVariables>;
export const AccountLoginsDocument = new TypedDocumentString(`
    query AccountLogins {
  loginProviders {
    ...WayIn
  }
  viewer {
    member {
      id
    }
    mustConfirm
    isWithheld
    logins {
      ...LoginLine
    }
    passkeys {
      ...PasskeyLine
    }
  }
}
    fragment WayIn on LoginProvider {
  name
  title
  kind
  path
  isAvailable
}
fragment LoginLine on Login {
  id
  provider
  title
  label
  assurance
  createdAt
  usedAt
  viewerCanUnlink
}
fragment PasskeyLine on Passkey {
  id
  name
  isSynced
  createdAt
  usedAt
}`) as unknown as TypedDocumentString<AccountLoginsQuery, AccountLoginsQueryVariables>;
export const AccountSessionsDocument = new TypedDocumentString(`
    query AccountSessions {
  loginProviders {
    name
    title
  }
  viewer {
    member {
      id
    }
    sessions {
      ...SessionLine
    }
  }
}
    fragment SessionLine on Session {
  id
  isCurrent
  isWithPasskey
  provider
  userAgent
  createdAt
  seenAt
  expiresAt
}`) as unknown as TypedDocumentString<AccountSessionsQuery, AccountSessionsQueryVariables>;
export const AccountTokensDocument = new TypedDocumentString(`
    query AccountTokens {
  viewer {
    member {
      id
    }
    mustConfirm
    tokens {
      ...TokenLine
    }
  }
}
    fragment TokenLine on Token {
  id
  name
  scopes
  createdAt
  usedAt
  expiresAt
}`) as unknown as TypedDocumentString<AccountTokensQuery, AccountTokensQueryVariables>;
export const AccountNotificationsDocument = new TypedDocumentString(`
    query AccountNotifications {
  viewer {
    member {
      id
    }
    mutedNotifications
  }
}
    `) as unknown as TypedDocumentString<AccountNotificationsQuery, AccountNotificationsQueryVariables>;
export const AccountPrivacyDocument = new TypedDocumentString(`
    query AccountPrivacy($language: String!) {
  viewer {
    member {
      id
      handle
    }
    mustConfirm
    owedConsent {
      version
    }
  }
  privacyNotice {
    version
    publishedAt
    html(language: $language)
  }
}
    `) as unknown as TypedDocumentString<AccountPrivacyQuery, AccountPrivacyQueryVariables>;
export const OwedDocument = new TypedDocumentString(`
    query Owed {
  viewer {
    member {
      id
    }
    isWithheld
    passkeys {
      id
    }
    owedConsent {
      version
    }
  }
}
    `) as unknown as TypedDocumentString<OwedQuery, OwedQueryVariables>;
export const LoginUnlinkDocument = new TypedDocumentString(`
    mutation LoginUnlink($input: LoginUnlinkInput!) {
  loginUnlink(input: $input) {
    logins {
      ...LoginLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment LoginLine on Login {
  id
  provider
  title
  label
  assurance
  createdAt
  usedAt
  viewerCanUnlink
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<LoginUnlinkMutation, LoginUnlinkMutationVariables>;
export const PasskeyRenameDocument = new TypedDocumentString(`
    mutation PasskeyRename($input: PasskeyRenameInput!) {
  passkeyRename(input: $input) {
    passkeys {
      ...PasskeyLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PasskeyLine on Passkey {
  id
  name
  isSynced
  createdAt
  usedAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PasskeyRenameMutation, PasskeyRenameMutationVariables>;
export const PasskeyRemoveDocument = new TypedDocumentString(`
    mutation PasskeyRemove($input: PasskeyRemoveInput!) {
  passkeyRemove(input: $input) {
    passkeys {
      ...PasskeyLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PasskeyLine on Passkey {
  id
  name
  isSynced
  createdAt
  usedAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<PasskeyRemoveMutation, PasskeyRemoveMutationVariables>;
export const TokenCreateDocument = new TypedDocumentString(`
    mutation TokenCreate($input: TokenCreateInput!) {
  tokenCreate(input: $input) {
    token {
      ...TokenLine
    }
    secret
    userErrors {
      ...Refusal
    }
  }
}
    fragment TokenLine on Token {
  id
  name
  scopes
  createdAt
  usedAt
  expiresAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<TokenCreateMutation, TokenCreateMutationVariables>;
export const TokenRevokeDocument = new TypedDocumentString(`
    mutation TokenRevoke($input: TokenRevokeInput!) {
  tokenRevoke(input: $input) {
    tokens {
      ...TokenLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment TokenLine on Token {
  id
  name
  scopes
  createdAt
  usedAt
  expiresAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<TokenRevokeMutation, TokenRevokeMutationVariables>;
export const LocaleUpdateDocument = new TypedDocumentString(`
    mutation LocaleUpdate($input: LocaleUpdateInput!) {
  localeUpdate(input: $input) {
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
}`) as unknown as TypedDocumentString<LocaleUpdateMutation, LocaleUpdateMutationVariables>;
export const ConsentGiveDocument = new TypedDocumentString(`
    mutation ConsentGive($input: ConsentGiveInput!) {
  consentGive(input: $input) {
    owedConsent {
      version
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
}`) as unknown as TypedDocumentString<ConsentGiveMutation, ConsentGiveMutationVariables>;
export const NotificationsMuteDocument = new TypedDocumentString(`
    mutation NotificationsMute($input: NotificationsMuteInput!) {
  notificationsMute(input: $input) {
    mutedNotifications
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
}`) as unknown as TypedDocumentString<NotificationsMuteMutation, NotificationsMuteMutationVariables>;
export const SessionRevokeDocument = new TypedDocumentString(`
    mutation SessionRevoke($input: SessionRevokeInput!) {
  sessionRevoke(input: $input) {
    sessions {
      ...SessionLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SessionLine on Session {
  id
  isCurrent
  isWithPasskey
  provider
  userAgent
  createdAt
  seenAt
  expiresAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<SessionRevokeMutation, SessionRevokeMutationVariables>;
export const SessionRevokeOthersDocument = new TypedDocumentString(`
    mutation SessionRevokeOthers {
  sessionRevokeOthers {
    sessions {
      ...SessionLine
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SessionLine on Session {
  id
  isCurrent
  isWithPasskey
  provider
  userAgent
  createdAt
  seenAt
  expiresAt
}
fragment Refusal on UserError {
  code
  reason
  message
  field
}`) as unknown as TypedDocumentString<SessionRevokeOthersMutation, SessionRevokeOthersMutationVariables>;
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