import type { Question, Same } from "../ballot";
import type { Value } from "../json";

const most = 20n;

/** Numbers, in millionths: sum, median, extremes, and a histogram of at most 20 bars of equal width. */
export function numbers(question: Question, ballots: Same[]): { [name: string]: Value } {
  const given = ballots.flatMap(({ choice, people }) => (choice.number === null ? [] : [{ number: choice.number, people }])).sort((a, b) => (a.number < b.number ? -1 : 1));
  const people = given.reduce((sum, each) => sum + each.people, 0);
  const at = (place: number): bigint => {
    let before = 0;
    return given.find((each) => place < (before += each.people))?.number ?? 0n;
  };
  return {
    people,
    sum: given.reduce((sum, each) => sum + each.number * BigInt(each.people), 0n),
    medianTwice: people === 0 ? 0n : at(Math.floor((people - 1) / 2)) + at(Math.floor(people / 2)),
    least: given[0]?.number ?? 0n,
    greatest: given.at(-1)?.number ?? 0n,
    bins: bins(question, given),
  };
}

function bins(question: Question, given: { number: bigint; people: number }[]): Value[] {
  const { from, to, step } = question.limits;
  const steps = (to - from) / step + 1n;
  const wide = (steps + most - 1n) / most;
  const bars = Array.from({ length: Number((steps + wide - 1n) / wide) }, (_, i) => {
    const first = from + BigInt(i) * wide * step;
    const last = first + (wide - 1n) * step;
    return { from: first, to: last < to ? last : to, people: 0 };
  });
  for (const { number, people } of given) {
    const bar = bars[Number((number - from) / step / wide)];
    if (bar) bar.people += people;
  }
  return bars;
}
