import type { PollRoundFragment } from "../gen/graphql";

/** An option in a round: where its block stands and how high it is, in votes. */
export interface Block {
  option: string;
  round: number;
  votes: number;
  top: number;
}

/** Votes that go on from a block of one round to a block of the next. */
export interface Ribbon {
  from: Block;
  to: Block;
  votes: number;
  /** How far below the top of each block it begins and ends. */
  leaves: number;
  arrives: number;
  /** Whether they go to another option than they were for. */
  isTransfer: boolean;
}

export interface Flow {
  rounds: Block[][];
  ribbons: Ribbon[];
  /** How high the highest column is, gaps included. */
  height: number;
}

/** Lays a count by rounds out as a flow. Options keep the order of the first round, so that no ribbon crosses without need. */
export function flowOf(rounds: readonly PollRoundFragment[], gap: number): Flow {
  const first = rounds[0]?.counts ?? [];
  const order = new Map([...first].sort((a, b) => b.votes - a.votes).map((count, i) => [count.option, i]));
  const columns = rounds.map((round, i) => columnOf(round, i, order, gap));
  const ribbons = columns.slice(0, -1).flatMap((column, i) => ribbonsBetween(column, columns[i + 1] ?? [], rounds[i]));
  const height = Math.max(...columns.map((column) => Math.max(...column.map((block) => block.top + block.votes), 0)), 1);
  return { rounds: columns, ribbons, height };
}

function columnOf(round: PollRoundFragment, at: number, order: ReadonlyMap<string, number>, gap: number): Block[] {
  let top = 0;
  return [...round.counts]
    .sort((a, b) => (order.get(a.option) ?? 0) - (order.get(b.option) ?? 0))
    .map((count) => {
      const block = { option: count.option, round: at, votes: count.votes, top };
      top += count.votes + gap;
      return block;
    });
}

function ribbonsBetween(here: readonly Block[], next: readonly Block[], round: PollRoundFragment | undefined): Ribbon[] {
  const transfers = round?.transfers;
  const given = new Map(transfers?.to.map((to) => [to.option, to.votes]));
  const left = new Map<Block, number>();
  const arrived = new Map<Block, number>();
  const ribbon = (from: Block, to: Block, votes: number): Ribbon => {
    const leaves = left.get(from) ?? 0;
    const arrives = arrived.get(to) ?? 0;
    left.set(from, leaves + votes);
    arrived.set(to, arrives + votes);
    return { from, to, votes, leaves, arrives, isTransfer: from.option !== to.option };
  };
  return here.flatMap((from) => {
    if (from.option !== transfers?.from) {
      const to = next.find((block) => block.option === from.option);
      return to ? [ribbon(from, to, Math.min(from.votes, to.votes - (given.get(to.option) ?? 0)))] : [];
    }
    return next.flatMap((to) => {
      const votes = given.get(to.option) ?? 0;
      return votes > 0 ? [ribbon(from, to, votes)] : [];
    });
  });
}
