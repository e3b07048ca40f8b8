/** How many arches stand for those who may come: filled for those who count and are here, outlined for guests, the rest empty. */
export interface PresenceArches { filled: number; outlined: number; all: number }

const most = 64;

/** One arch a person up to 64; above that one a share. Whoever is here has one at least. */
export function presenceArches(entitled: number, guests: number, electors: number | null): PresenceArches {
  const whole = Math.max(1, (electors ?? entitled) + guests, entitled + guests);
  const all = Math.min(whole, most);
  const share = (part: number) => (part === 0 ? 0 : Math.max(1, Math.floor((part / whole) * all)));
  const filled = share(entitled);
  return { filled, outlined: Math.min(share(guests), all - filled), all };
}

/** Where the bar of those here and the mark of the quorum stand, in percent of the meter. */
export function quorumMeter(here: number, quorum: number, electors: number | null): { bar: number; mark: number } {
  // Without a known number of those who count, the meter ends a quarter beyond what is needed.
  const whole = Math.max(electors ?? Math.ceil(quorum * 1.25), here, quorum, 1);
  return { bar: (here / whole) * 100, mark: (quorum / whole) * 100 };
}

/** What a field of seconds says: none, so many, or nothing that can be read. */
export function secondsOf(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (!/^\d{1,4}$/.test(trimmed)) return undefined;
  const seconds = Number(trimmed);
  return seconds >= 10 && seconds <= 7200 ? seconds : undefined;
}
