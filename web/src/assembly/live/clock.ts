/**
 * How far the server's clock is ahead of this device's. It counts on by a clock that nobody sets, so that a watch which is
 * wrong, or put right in the middle, moves no countdown. A moment that travelled long is behind: the greatest of late is nearest
 * the truth.
 */
export class ServerClock {
  #seen: number[] = [];

  constructor(private readonly here: () => number = () => performance.now()) {}

  take(now: string): void {
    this.#seen = [...this.#seen, Date.parse(now) - this.here()].slice(-8);
  }

  /** The server's clock in milliseconds; this device's where nothing was heard yet. */
  readonly now = (): number => (this.#seen.length === 0 ? Date.now() : this.here() + Math.max(...this.#seen));
}

/** Whole seconds until a moment, by the server's clock; never under nought. */
export const secondsUntil = (until: string, now: number): number => Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));

/** "1:24", and "1:02:05" from an hour on. */
export function clockFace(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
