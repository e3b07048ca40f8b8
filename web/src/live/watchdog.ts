/**
 * Notices a line that is open and dead. Whoever owns the line reports everything that it hears; when
 * nothing came for `quiet` ms the dog asks, and when no answer came within `patience` ms it bites.
 */
export interface Watchdog {
  heard: () => void;
  /** Asks at once: after sleep or a change of network nobody knows how old the last word is. */
  ask: () => void;
  stop: () => void;
  lastHeard: () => number;
}

export function watchdog(options: { quiet: () => number; patience: number; ping: () => void; bite: () => void }): Watchdog {
  let last = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, options.quiet());
  };
  const ask = () => {
    clearTimeout(timer);
    options.ping();
    timer = setTimeout(options.bite, options.patience);
  };
  wait();
  return {
    heard() {
      last = Date.now();
      wait();
    },
    ask,
    stop() {
      clearTimeout(timer);
    },
    lastHeard: () => last,
  };
}
