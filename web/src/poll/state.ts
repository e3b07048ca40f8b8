import type { PollPhase, PollResultsShownFragment, PollTurnoutStateFragment } from "./gen/graphql";

export type Turnout = PollTurnoutStateFragment;
export type Results = PollResultsShownFragment;
export type ResultOf<T extends Results["questions"][number]["__typename"]> = Extract<Results["questions"][number], { __typename: T }>;

/** What is known of a poll at this moment. */
export interface Known {
  turnout: Turnout;
  /** Null where the viewer may not see them. */
  results: Results | null;
}

/** What an answer or the line tells. */
export type Told = { turnout: Turnout } | { phase: PollPhase; results: Results | null };

const order: Record<PollPhase, number> = { WAITING: 0, OPEN: 1, CLOSED: 2 };

/** Takes in what is told. A state that is older than what is known is news of the past: a poll goes back only where an assembly took a closing or an opening back, under a greater version. */
export function withTold(known: Known, told: Told): Known {
  return "turnout" in told ? withTurnout(known, told.turnout) : withResults(known, told);
}

function withTurnout(known: Known, turnout: Turnout): Known {
  const before = known.turnout;
  const back = order[turnout.phase] - order[before.phase];
  if (back < 0 ? turnout.version <= before.version : back === 0 && turnout.version < before.version) return known;
  return { ...known, turnout };
}

function withResults(known: Known, { phase, results }: { phase: PollPhase; results: Results | null }): Known {
  const back = order[phase] - order[known.turnout.phase];
  if (back < 0) return known;
  const turnout = back > 0 ? { ...known.turnout, phase } : known.turnout;
  const older = results !== null && known.results !== null && results.version < known.results.version;
  return { turnout, results: older ? known.results : results };
}

/** By how much the server's clock is ahead of this device's. */
export const aheadBy = (now: string, here: number) => Date.parse(now) - here;

/** A stretch of time in its largest parts: days and hours, hours and minutes, minutes, seconds. */
export type Stretch = { days: number; hours: number; minutes: number; seconds: number };

export function stretch(ms: number): Stretch {
  const all = Math.max(0, Math.ceil(ms / 1000));
  return { days: Math.floor(all / 86_400), hours: Math.floor(all / 3600) % 24, minutes: Math.floor(all / 60) % 60, seconds: all % 60 };
}

/** How long until a countdown reads differently: each second in the last two minutes, then each minute. */
export function nextTick(ms: number): number {
  const every = ms > 120_000 ? 60_000 : 1000;
  return Math.max(50, ms % every || every);
}
