import { createContext, use, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { useClient, type Client } from "urql";
import { announce } from "../live/announcer";
import { source } from "../live/observable";
import { follow } from "../live/stream";
import { PollResultsWatchDocument, PollToldDocument, PollTurnoutWatchDocument, type PollPhase, type PollResultsWatchSubscription, type PollTurnoutWatchSubscription, type PollVotingFragment } from "./gen/graphql";
import { aheadBy, nextTick, withTold, type Known, type Told } from "./state";
import { usePollWords } from "./words";

/** What is watched of a poll, and by which clock. */
interface Watched extends Known {
  phase: PollPhase;
  /** The server's clock, as well as this device knows it. */
  serverNow: () => number;
  /** Takes in what an answer told. */
  take: (told: Told) => void;
}

const Context = createContext<Watched | undefined>(undefined);

/** The poll of the page, as it is at this moment. */
export function usePollLive(): Watched {
  const watched = use(Context);
  if (!watched) throw new Error("A part of a poll is used outside of PollLive.");
  return watched;
}

type Poll = { id: string; piazza: { id: string }; voting: PollVotingFragment };
type Props = { poll: Poll; onChange: () => void; children: ReactNode };

/**
 * Watches a poll for as long as its page is open: turnout, results, and that it opened, closed or changed. Then the page
 * is read again, because what the viewer may do is another.
 */
export function PollLive({ poll, onChange, children }: Props) {
  const client = useClient();
  const store = useMemo(() => new Store(client, poll.id, poll.voting), [client, poll.id]); // eslint-disable-line react-hooks/exhaustive-deps -- the first state only: what comes later is taken in below
  const known = useSyncExternalStore(store.known.subscribe, store.known.get);
  const changed = useRef(onChange);
  useEffect(() => { changed.current = onChange; });
  useEffect(() => { store.read(poll.voting); }, [store, poll.voting]);
  useEffect(() => store.watch(), [store]);
  useEffect(() => told(client, poll, () => { changed.current(); }), [client, poll.id, poll.piazza.id]); // eslint-disable-line react-hooks/exhaustive-deps -- the two ids are all that it needs
  const sees = known.results !== null;
  const read = poll.voting;
  const moved = known.turnout.phase !== read.phase || sees !== (read.results !== null) || known.turnout.closesAt !== read.closesAt;
  useEffect(() => { if (moved) changed.current(); }, [moved]);
  useSpoken(known);
  const watched = useMemo(() => ({ ...known, phase: known.turnout.phase, serverNow: store.serverNow, take: store.take }), [known, store]);
  return <Context value={watched}>{children}</Context>;
}

class Store {
  readonly known = source<Known>({} as Known);
  #ahead = 0;

  constructor(private readonly client: Client, private readonly id: string, voting: PollVotingFragment) {
    this.#ahead = aheadBy(voting.now, Date.now());
    this.known.set({ turnout: voting.turnout, results: voting.results });
  }

  readonly serverNow = () => Date.now() + this.#ahead;

  readonly take = (told: Told) => {
    if ("turnout" in told) this.#ahead = aheadBy(told.turnout.now, Date.now());
    this.known.set(withTold(this.known.get(), told));
  };

  /** What the page read again: it may come after the line has told more. */
  read(voting: PollVotingFragment): void {
    this.known.set(withTold(withTold(this.known.get(), { turnout: voting.turnout }), { phase: voting.phase, results: voting.results }));
  }

  watch(): () => void {
    const turnout = this.client.subscription<PollTurnoutWatchSubscription>(PollTurnoutWatchDocument.toString(), { id: this.id }).subscribe(({ data }) => {
      if (data) this.take({ turnout: data.pollTurnout });
    });
    const results = this.client.subscription<PollResultsWatchSubscription>(PollResultsWatchDocument.toString(), { id: this.id }).subscribe(({ data }) => {
      if (data) this.take(data.pollResults);
    });
    return () => {
      turnout.unsubscribe();
      results.unsubscribe();
    };
  }
}

/** Calls back when the piazza tells that this poll is another than before: its rules, its options, its outcome. */
function told(client: Client, poll: Poll, onMoved: () => void): () => void {
  return follow({
    client,
    document: PollToldDocument,
    id: poll.piazza.id,
    after: null,
    notice: (result) => result.piazza,
    onNotice: (notice) => {
      if ("poll" in notice && notice.poll.id === poll.id) onMoved();
    },
    onRejoined: () => undefined,
    onReset: onMoved,
    onRefused: () => undefined,
  });
}

/** Opening and closing are always said, turnout at most once a minute. */
function useSpoken({ turnout }: Known): void {
  const words = usePollWords();
  const before = useRef(turnout);
  const saidAt = useRef(0);
  useEffect(() => {
    const { phase, voters } = before.current;
    before.current = turnout;
    if (phase !== turnout.phase) announce(words.spoken[turnout.phase]);
    else if (voters !== turnout.voters && Date.now() - saidAt.current > 60_000) {
      saidAt.current = Date.now();
      announce(() => words.turnout(before.current.voters, before.current.electors));
    }
  }, [turnout, words]);
}

/** The server's clock, read again whenever a countdown to a moment would read differently. */
export function useServerNow(until: string | null): number {
  const { serverNow } = usePollLive();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (until === null) return;
    const left = Date.parse(until) - serverNow();
    if (left <= 0) return;
    const timer = setTimeout(() => { setNow(serverNow()); }, nextTick(left));
    return () => { clearTimeout(timer); };
  }, [until, now, serverNow]);
  return now;
}
