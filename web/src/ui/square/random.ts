/** A source of numbers from 0 to 1 that a name fixes for ever: the same square looks the same everywhere. */
export type Random = () => number;

/** Mulberry32 over an FNV-1a hash of the name: small, even, and the same in every browser. */
export function randomFrom(name: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in a range. */
export const between = (random: Random, low: number, high: number) => low + (high - low) * random();

/** A whole number in a range, both ends included. */
export const whole = (random: Random, low: number, high: number) => Math.floor(between(random, low, high + 1));
