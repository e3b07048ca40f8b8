/** How long a wall shows what it was told last, once the line is gone: a loss that is shorter is not seen. */
export const trustedFor = 8000;

/** A window that did not look for this long slept, and with it all that it knows. */
export const sleptAfter = 4000;

/** Whether what a screen knows may still be shown; if not, what it knew when that ended. */
export type Trust = { fresh: true } | { fresh: false; stale: unknown };

/** What a screen notices, each time it looks. */
export type Look = {
  /** What it was told last: another object each time. */
  told: unknown;
  /** How long ago that was. */
  toldFor: number;
  /** Whether there is a line over which it would have heard of anything newer. */
  line: boolean;
  /** How long ago it looked before. */
  sinceLook: number;
};

/**
 * What is old is not shown: a question may have closed, a result have been taken back. A screen without a line turns neutral
 * after a while, at once where it slept, and speaks again only when it was told anew.
 */
export function look(before: Trust, { told, toldFor, line, sinceLook }: Look): Trust {
  if ((!line && toldFor >= trustedFor) || sinceLook >= sleptAfter) return before.fresh || before.stale !== told ? { fresh: false, stale: told } : before;
  return before.fresh || told === before.stale ? before : { fresh: true };
}
