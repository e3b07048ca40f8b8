import { pause } from "./wait";

/**
 * When to come back, as the server tells it: in the close of a socket (“retry in N s”), or in the last words of an
 * event stream (`retry:`). Both mean the same: come back at a random moment within that time, not after it. The
 * server has spread its goodbyes too; the two together keep a restarted node from being met by everybody at once.
 */
export interface Hint {
  /** Everybody who was sent away comes back at a random moment within this many milliseconds. */
  within?: number;
  /** The server wants to be left alone for this long. */
  notBefore?: number;
}

const code = { restart: 1012, later: 1013, forbidden: 4403, resume: 4410, tooMany: 4429 };

/** A session that is over: the socket was its own. */
export const isSessionOver = (close: { code?: number }) => close.code === code.forbidden;

/** Reads the hint of a close: by its code, and the seconds that its reason names. */
export function hintOf(close: { code?: number; reason?: string }): Hint {
  const named = Number(/retry in (\d{1,4}) ?s/i.exec(close.reason ?? "")?.[1] ?? NaN) * 1000;
  switch (close.code) {
    case code.restart:
    case code.later:
      return Number.isNaN(named) ? {} : { within: named };
    case code.resume:
      return { within: 0 };
    case code.forbidden:
      return { within: 500 };
    case code.tooMany:
      return { notBefore: Number.isNaN(named) ? 5000 : named };
    default:
      return {};
  }
}

/** The hint of an event stream, in milliseconds. */
export const hintFrom = (retry: number): Hint => ({ within: retry });

/**
 * The pause before an attempt after a close. The hint counts for the first attempt; whoever is sent away
 * again and again waits longer each time, whatever the hint says.
 */
export function pauseAfter({ within }: Hint, attempt: number, random: () => number = Math.random): number {
  if (within === undefined) return pause(attempt);
  return Math.max(within * random(), attempt > 0 ? pause(attempt) : 0);
}
