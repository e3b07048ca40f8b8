import type { EntryDraftFragment, EntryKind } from "../gen/graphql";

/** What the composer holds, as typed. */
export type Draft = { title: string; summary: string; body: string; tags: string; videoUrl: string };

export const blank: Draft = { title: "", summary: "", body: "", tags: "", videoUrl: "" };

/** The draft that the server has. */
export function draftOf(entry: EntryDraftFragment): Draft {
  return {
    title: entry.title,
    summary: entry.summary,
    body: entry.body,
    tags: entry.tags.join(", "),
    videoUrl: entry.__typename === "Video" ? entry.pageUrl : "",
  };
}

/** "L.R. 15/2018, formazione" as a list: trimmed, in lower case, none twice. */
export function tagsOf(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim().toLowerCase()).filter(Boolean);
  return [...new Set(tags)];
}

/** The fields that a mutation takes of a draft; only videos have an address. */
export function fieldsOf(draft: Draft, kind: EntryKind) {
  return {
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    body: draft.body,
    tags: tagsOf(draft.tags),
    ...(kind === "VIDEO" ? { videoUrl: draft.videoUrl.trim() } : {}),
  };
}

/** What is missing before it can be sent, by field. */
export function missingIn(draft: Draft, kind: EntryKind): (keyof Draft)[] {
  const needed: (keyof Draft)[] = kind === "VIDEO" ? ["title", "videoUrl"] : ["title"];
  return needed.filter((field) => draft[field].trim() === "");
}

/** Whether two drafts say the same. */
export function same(a: Draft, b: Draft): boolean {
  return (Object.keys(blank) as (keyof Draft)[]).every((field) => a[field] === b[field]);
}
