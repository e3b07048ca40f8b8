import type { EntryLineFragment, PollLineFragment } from "../gen/graphql";

/** A poll with how it stands. */
export type PollNow = EntryLineFragment & PollLineFragment;

/** Why something stands in the strip of now. */
export type Happening = { why: "vote" | "voted" | "busy" | "topic" | "news"; entry: EntryLineFragment; live: boolean; voting?: PollLineFragment["voting"] };

const hour = 3600_000;
const busyFor = 48 * hour;
const newFor = 72 * hour;
const liveFor = hour;

const age = (at: string | null, now: number) => (at === null ? Infinity : now - Date.parse(at));

/** The youngest by a moment of its own, among those not older than a limit. */
function youngest(entries: readonly EntryLineFragment[], at: (entry: EntryLineFragment) => string | null, limit: number, now: number) {
  let best: EntryLineFragment | undefined;
  for (const entry of entries) {
    if (age(at(entry), now) <= (best ? age(at(best), now) : limit)) best = entry;
  }
  return best;
}

/** The poll that is open and closes first; where none is, the one that closed last, for two days. */
function poll(polls: readonly PollNow[], now: number): Happening[] {
  const closing = ({ voting }: PollNow) => (voting.closesAt === null ? Infinity : Date.parse(voting.closesAt));
  const open = polls.filter(({ voting }) => voting.phase === "OPEN").sort((a, b) => closing(a) - closing(b))[0];
  const entry = open ?? polls.filter(({ voting }) => voting.phase === "CLOSED" && age(voting.closedAt, now) <= busyFor).sort((a, b) => age(a.voting.closedAt, now) - age(b.voting.closedAt, now))[0];
  return entry ? [{ why: open ? "vote" : "voted", entry, live: open !== undefined, voting: entry.voting }] : [];
}

/**
 * What happens now in a piazza, of what its entries tell: the open poll, the
 * discussion last spoken in, the newest topic, the newest of everything else.
 * Nothing twice, three at most, and nothing at all when it is quiet.
 */
export function happenings(entries: readonly EntryLineFragment[], now: number, polls: readonly PollNow[] = []): Happening[] {
  const found = poll(polls, now);
  const add = (why: Happening["why"], entry: EntryLineFragment | undefined, at: string | null | undefined) => {
    if (!entry || at === undefined || found.some((other) => other.entry.id === entry.id)) return;
    found.push({ why, entry, live: age(at, now) <= liveFor });
  };
  const busy = youngest(entries, (entry) => entry.thread.lastCommentAt, busyFor, now);
  add("busy", busy, busy?.thread.lastCommentAt);
  const rest = entries.filter((entry) => entry.id !== busy?.id);
  const topic = youngest(rest.filter((entry) => entry.kind === "TOPIC"), (entry) => entry.publishedAt, newFor, now);
  add("topic", topic, topic?.publishedAt);
  const news = youngest(rest.filter((entry) => entry.kind !== "TOPIC" && entry.kind !== "POLL"), (entry) => entry.publishedAt, newFor, now);
  add("news", news, news?.publishedAt);
  return found.slice(0, 3);
}
