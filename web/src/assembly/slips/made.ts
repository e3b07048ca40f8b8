/** A slip whose code is told this once. */
export type Made = { code: string; /** What its QR code says: where the server is reached, not this page. */ link: string; number: number };

/** What is typed by who has no camera: the link without its protocol, and without what stands behind it. */
export const typed = (link: string): string => link.replace(/^https?:\/\//, "").replace(/#.*$/, "");

/** The slips of an answer whose codes it tells, this once. */
export const told = (slips: readonly { code: string | null; link: string | null; slip: { number: number } }[] | null): Made[] =>
  (slips ?? []).flatMap(({ code, link, slip }) => (code === null || link === null ? [] : [{ code, link, number: slip.number }]));

/** What is there to be printed after more was made: nothing told once is lost, and a code made anew takes the place of its old one. */
export function joined(before: readonly Made[], more: readonly Made[]): Made[] {
  const anew = new Map(more.map((slip) => [slip.number, slip]));
  const kept = before.map((slip) => anew.get(slip.number) ?? slip);
  return [...kept, ...more.filter(({ number }) => !before.some((slip) => slip.number === number))];
}

/** What is there to be printed once a slip is revoked. */
export const without = (before: readonly Made[], number: number): Made[] => before.filter((slip) => slip.number !== number);
