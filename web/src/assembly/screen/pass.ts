const key = (number: number) => `piazza-screen-${number}`;

/**
 * The pass of a screen: what its address brings, or what this window was given before. A reload that nobody watches, and an
 * address without its end, go on with the same one.
 */
export function screenPass(number: number, hash: string): string | undefined {
  const brought = decodeURIComponent(hash.replace(/^#/, ""));
  try {
    if (brought === "") return sessionStorage.getItem(key(number)) ?? undefined;
    sessionStorage.setItem(key(number), brought);
  } catch {
    // A window that keeps nothing has its address.
  }
  return brought === "" ? undefined : brought;
}
