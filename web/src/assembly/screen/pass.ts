const key = (number: number) => `piazza-screen-${number}`;

/** What a pass of a screen looks like: nothing else that stands behind a # is taken for one. */
const form = /^#(pzs_[\w-]+)$/;

/**
 * The pass of a screen: what its address brings, or what this window was given before. A reload that nobody watches, and an
 * address without its end or with another, go on with the same one.
 */
export function screenPass(number: number, hash: string): string | undefined {
  const brought = form.exec(hash)?.[1];
  try {
    if (brought === undefined) return sessionStorage.getItem(key(number)) ?? undefined;
    sessionStorage.setItem(key(number), brought);
  } catch {
    // A window that keeps nothing has its address.
  }
  return brought;
}
