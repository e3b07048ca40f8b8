import { onHurry } from "./state";

/** Pause before an attempt: doubling, capped, with jitter so that a restarted server is not met by everybody at once. */
export const pause = (attempt: number) => Math.min(250 * 2 ** attempt, 5000) * (0.6 + Math.random() * 0.8);

/** Resolves after the pause, or at once when the next attempt has become urgent. */
export function waitForAttempt(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      forget();
      resolve();
    };
    const timer = setTimeout(done, pause(attempt));
    const forget = onHurry(done);
  });
}
