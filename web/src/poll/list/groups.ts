import type { PollPhase } from "../gen/graphql";

/** What the grouping looks at. */
interface Standing {
  publishedAt: string | null;
  voting: { phase: PollPhase; opensAt: string | null; closesAt: string | null; closedAt: string | null };
}

/** A moment that has not come for what has none. */
const late = "9";

/** Polls by where they stand: what closes first, what opens first, what closed last stand at the top of theirs. */
export function grouped<P extends Standing>(polls: readonly P[]): Record<PollPhase, P[]> {
  const of = (phase: PollPhase) => polls.filter((poll) => poll.voting.phase === phase);
  const soonest = (moment: (poll: P) => string | null) => (a: P, b: P) => (moment(a) ?? late).localeCompare(moment(b) ?? late) || (b.publishedAt ?? "").localeCompare(a.publishedAt ?? "");
  return {
    OPEN: of("OPEN").sort(soonest((poll) => poll.voting.closesAt)),
    WAITING: of("WAITING").sort(soonest((poll) => poll.voting.opensAt)),
    CLOSED: of("CLOSED").sort((a, b) => (b.voting.closedAt ?? b.publishedAt ?? "").localeCompare(a.voting.closedAt ?? a.publishedAt ?? "")),
  };
}
