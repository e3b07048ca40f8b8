type Dated = { publishedAt: string | null };

/** Newest first: pages of one list that were read at different times may have been joined out of order. */
export function newestFirst<E extends Dated>(entries: readonly E[]): E[] {
  return [...entries].sort((a, b) => (b.publishedAt ?? "").localeCompare(a.publishedAt ?? ""));
}
