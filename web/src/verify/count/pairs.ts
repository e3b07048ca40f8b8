import type { Ranking } from "./ranking";

/** A number for each pair of options. */
export class Pairs {
  readonly size: number;
  private readonly cells: number[];

  constructor(size: number) {
    this.size = size;
    this.cells = new Array<number>(size * size).fill(0);
  }

  get(a: number, b: number): number {
    return this.cells[a * this.size + b] ?? 0;
  }

  set(a: number, b: number, value: number): void {
    this.cells[a * this.size + b] = value;
  }

  /** The options, by their places. */
  get all(): number[] {
    return Array.from({ length: this.size }, (_, place) => place);
  }
}

/** How many ballots put the first option above the second: what a ballot leaves out stands below all that it ranks. */
export function preferences(options: number, ballots: Ranking[]): Pairs {
  const above = new Pairs(options);
  for (const { places, people } of ballots) {
    const below = new Set(above.all);
    for (const place of places) {
      below.delete(place);
      for (const other of below) above.set(place, other, above.get(place, other) + people);
    }
  }
  return above;
}

/** The option that beats every other one; null where none does, or nobody ranked anything. */
export function condorcetWinner(above: Pairs, ballots: Ranking[]): number | null {
  if (ballots.length === 0) return null;
  return above.all.find((a) => above.all.every((b) => a === b || above.get(a, b) > above.get(b, a))) ?? null;
}

/** The options that none beats by the strongest path: a path is as strong as its weakest win, a win as its votes. */
export function strongest(above: Pairs, ballots: Ranking[]): number[] {
  if (ballots.length === 0) return [];
  const path = new Pairs(above.size);
  for (const a of above.all) {
    for (const b of above.all) path.set(a, b, above.get(a, b) > above.get(b, a) ? above.get(a, b) : 0);
  }
  for (const by of above.all) {
    for (const a of above.all) {
      for (const b of above.all) path.set(a, b, Math.max(path.get(a, b), Math.min(path.get(a, by), path.get(by, b))));
    }
  }
  return above.all.filter((a) => above.all.every((b) => a === b || path.get(a, b) >= path.get(b, a)));
}

/** Borda: of n options the first of a ballot gets n-1 points, the next one less; options left out get none. */
export function borda(options: number, ballots: Ranking[]): number[] {
  const points = new Array<number>(options).fill(0);
  for (const { places, people } of ballots) {
    for (const [i, place] of places.entries()) points[place] = (points[place] ?? 0) + people * (options - 1 - i);
  }
  return points;
}
