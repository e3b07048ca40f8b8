import type { LoginKind, WayInFragment } from "../account/gen/graphql";

export type Way = WayInFragment;

/** What a login is for: coming in, adding a way in, proving once more who one is. */
export type Purpose = "enter" | "link" | "confirm";

/** The ways in as the page groups them: who is surest first. */
export type Groups = { demo: Way[]; digital: Way[]; personal: Way[]; mail: Way | undefined; passkey: Way | undefined };

const personal: LoginKind[] = ["GOOGLE", "FACEBOOK", "LINKEDIN", "X", "OPENID"];

/** Sorts the ways in into their groups; within one they keep the order of the installation's settings. */
export function grouped(ways: readonly Way[]): Groups {
  return {
    demo: ways.filter(({ kind }) => kind === "DEMO"),
    digital: ways.filter(({ kind }) => kind === "FEDERA"),
    personal: ways.filter(({ kind }) => personal.includes(kind)),
    mail: ways.find(({ kind }) => kind === "MAIL"),
    passkey: ways.find(({ kind }) => kind === "PASSKEY"),
  };
}

/** Where a way in begins, for a purpose, and where it comes back to. */
export function addressOf(way: Pick<Way, "path">, purpose: Purpose, back: string): string {
  const asked = new URLSearchParams({ return: back });
  if (purpose !== "enter") asked.set("purpose", purpose);
  return `${way.path}?${asked.toString()}`;
}

/** Those by which a member can prove that it is he: the ones that he has. */
export function ownWays(ways: readonly Way[], own: { logins: readonly { provider: string }[]; passkeys: readonly unknown[] }): Way[] {
  return ways.filter(({ kind, name }) => (kind === "PASSKEY" ? own.passkeys.length > 0 : own.logins.some(({ provider }) => provider === name)));
}
