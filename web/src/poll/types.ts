import type { EntryKind, PollVotingFragment } from "./gen/graphql";

/** The poll of a page, as its ballots and results need it. */
export interface PollShown {
  id: string;
  number: number;
  kind: EntryKind;
  title: string;
  piazza: { id: string; slug: string; title: string };
  voting: PollVotingFragment;
}
