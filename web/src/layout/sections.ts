import type { EntryKind, PiazzaHeadFragment } from "../gen/graphql";

/** The sections of a piazza whose kind exists today, in the piazza's own order, each kind once. */
export function openSections(piazza: PiazzaHeadFragment): { kind: EntryKind; title: string }[] {
  const seen = new Set<EntryKind>();
  const open: { kind: EntryKind; title: string }[] = [];
  for (const { kind, title } of piazza.sections) {
    if (kind === null || seen.has(kind)) continue;
    seen.add(kind);
    open.push({ kind, title });
  }
  return open;
}
