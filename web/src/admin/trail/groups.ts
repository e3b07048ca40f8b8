import type { AuditKind } from "../gen/graphql";

/** The kinds of record by what they are about, each group by its word in addresses. */
export const groups = {
  ruoli: { title: "roles", kinds: ["ROLE_CHANGED", "ADMINISTRATOR_CHANGED", "INVITATION_CREATED", "INVITATION_USED", "INVITATION_REVOKED"] },
  sanzioni: { title: "sanctions", kinds: ["MEMBER_SUSPENDED", "MEMBER_REINSTATED", "MEMBER_EXCLUDED", "MEMBER_READMITTED", "SESSIONS_ENDED"] },
  accessi: { title: "access", kinds: ["MEMBER_REGISTERED", "LOGIN_LINKED", "LOGIN_UNLINKED", "ACCOUNTS_MERGED", "PERSON_UNITED", "PASSKEY_ADDED", "PASSKEY_REMOVED", "PASSKEYS_RESET", "TOKEN_CREATED", "TOKEN_REVOKED"] },
  dati: { title: "data", kinds: ["MEMBER_ERASED", "ARCHIVE_TAKEN", "PRIVACY_NOTICE_PUBLISHED"] },
  voti: { title: "ballots", kinds: ["SIGNING_KEY_CHANGED", "BALLOT_LOSS_ACCEPTED", "BALLOT_BUNDLE_TAKEN"] },
} as const satisfies Record<string, { title: string; kinds: readonly AuditKind[] }>;

export type Group = keyof typeof groups;

/** What to ask for; null for everything. */
export const kindsOf = (group: Group | undefined): AuditKind[] | null => (group ? [...groups[group].kinds] : null);
