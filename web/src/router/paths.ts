import type { EntryKind } from "../gen/graphql";
import { inLanguage, type Language } from "../i18n/language";

/** The word of each kind in addresses. */
export const sectionOf: Record<EntryKind, string> = {
  NEWS: "notizie",
  ARTICLE: "blog",
  TOPIC: "argomenti",
  VIDEO: "video",
  POLL: "votazioni",
};

/** The word of each kind in the addresses of the composer. */
const writingOf: Record<EntryKind, string> = {
  NEWS: "notizia",
  ARTICLE: "articolo",
  TOPIC: "argomento",
  VIDEO: "video",
  POLL: "votazione",
};

function kindBy(words: Record<EntryKind, string>, word: string): EntryKind | undefined {
  return (Object.keys(words) as EntryKind[]).find((kind) => words[kind] === word);
}

export const kindOfSection = (word: string) => kindBy(sectionOf, word);
export const kindOfWriting = (word: string) => kindBy(writingOf, word);

/** A title as it stands in an address: lower case letters, digits and hyphens. */
export function slugOf(title: string): string {
  return title
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
}

/** The number at the head of `12-i-piccoli-comuni`; undefined when there is none. */
export function numberOf(reference: string): number | undefined {
  const digits = /^(\d{1,9})(?:-|$)/.exec(reference)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The rooms of one's own account, by their word in addresses. */
export type Room = "accessi" | "sessioni" | "programmi" | "notifiche" | "privacy";

/** The rooms of the administration beside its first, the members. */
export type AdministrationRoom = "inviti" | "registro" | "informativa" | "voti-segreti";

type EntryPlace = { kind: EntryKind; number: number; title: string; piazza: { slug: string } };

/** Every address of the client, in the language of the page. */
export function pathsIn(language: Language) {
  const at = (path: string) => inLanguage(path, language);
  const square = (slug: string, rest = "") => at(`/piazze/${slug}${rest}`);
  return {
    home: () => at("/"),
    piazza: (slug: string) => square(slug),
    section: (slug: string, kind: EntryKind, tag?: string) =>
      square(slug, `/${sectionOf[kind]}${tag ? `?parola=${encodeURIComponent(tag)}` : ""}`),
    entry: (entry: EntryPlace) =>
      square(entry.piazza.slug, `/${sectionOf[entry.kind]}/${entry.number}-${slugOf(entry.title)}`),
    comment: (entry: EntryPlace, number: number) =>
      `${square(entry.piazza.slug, `/${sectionOf[entry.kind]}/${entry.number}-${slugOf(entry.title)}`)}?commento=${number}#commento-${number}`,
    write: (slug: string, kind: EntryKind) => square(slug, `/scrivi/${writingOf[kind]}`),
    edit: (slug: string, number: number) => square(slug, `/scrivania/${number}`),
    desk: (slug: string) => square(slug, "/scrivania"),
    moderation: (slug: string) => square(slug, "/moderazione"),
    decisions: (slug: string) => square(slug, "/registro"),
    people: (slug: string) => square(slug, "/persone"),
    member: (handle: string) => at(`/persone/${handle}`),
    signIn: (back?: string) => at(`/accedi${back ? `?ritorno=${encodeURIComponent(back)}` : ""}`),
    /** Where one proves once more who one is, and goes on from there. */
    confirm: (back: string, scope: "conferma" | "chiave" = "conferma") => at(`/accedi?scopo=${scope}&ritorno=${encodeURIComponent(back)}`),
    account: (room?: Room) => at(room ? `/profilo/${room}` : "/profilo"),
    status: () => at("/stato"),
    notifications: () => at("/notifiche"),
    administration: (room?: AdministrationRoom, query = "") => at(`/amministrazione${room ? `/${room}` : ""}${query}`),
    invitation: (secret: string) => at(`/inviti/${secret}`),
    privacy: (version?: number) => at(`/privacy${version ? `?versione=${version}` : ""}`),
  };
}
