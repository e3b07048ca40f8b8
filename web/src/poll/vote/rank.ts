/** Takes an item from one place of a list to another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** To which place a row is dragged: how many of the other rows have their middle above it. */
export function placeAt(y: number, middles: readonly number[]): number {
  return middles.filter((middle) => middle < y).length;
}

/** Where an option goes that one takes or drops by keyboard, and what was said before it was taken. */
export interface Held {
  id: string;
  /** The order as it was, to which Escape goes back. */
  before: readonly string[];
}
