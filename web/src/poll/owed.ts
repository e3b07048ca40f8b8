import type { Client } from "urql";
import { ask } from "../graphql/request";
import { useRead } from "../reading/read";
import { PollsOwedDocument, type PollsOwedQuery } from "./gen/graphql";
import { aheadBy, stretch, type Stretch } from "./state";

const most = { first: 20 };

export type Owed = PollsOwedQuery["pollsOwed"]["nodes"][number];

/** The polls in which the viewer may vote now and has not, those that close first before the others. */
export function useOwed(slug?: string): { polls: readonly Owed[]; total: number } {
  const { data } = useRead(PollsOwedDocument, most);
  const all = data?.pollsOwed.nodes ?? [];
  return slug === undefined ? { polls: all, total: data?.pollsOwed.totalCount ?? 0 } : { polls: all.filter((poll) => poll.piazza.slug === slug), total: all.length };
}

/** Asks again what is owed: who has just voted owes one less. */
export async function readOwed(client: Client): Promise<void> {
  await ask(client, PollsOwedDocument, most).catch(() => undefined);
}

/** How long a poll stays open, by the server's clock; undefined where nobody knows. */
export function leftOf(poll: Owed, here: number): Stretch | undefined {
  if (poll.__typename !== "Poll" || poll.voting.closesAt === null) return undefined;
  return stretch(Date.parse(poll.voting.closesAt) - here - aheadBy(poll.voting.now, here));
}
