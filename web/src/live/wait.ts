import { onHurry } from "./state";

/** Pause before an attempt: doubling, capped, with jitter so that a restarted server is not met by everybody at once. */
export const pause = (attempt: number) => Math.min(250 * 2 ** attempt, 5000) * (0.6 + Math.random() * 0.8);

let heldUntil = 0;

/** The server has asked for quiet: nobody comes back before, not even in a hurry. */
export function holdOff(ms: number): void {
  heldUntil = Math.max(heldUntil, Date.now() + ms * (1 + Math.random() / 2));
}

/** For how long the server still wants quiet. */
export const heldFor = () => Math.max(0, heldUntil - Date.now());

/** Heeds the `Retry-After` of an answer that says "too much" or "not now". */
export function heed(answer: { status: number; headers: Pick<Headers, "get"> }): void {
  if (answer.status !== 429 && answer.status !== 503) return;
  const seconds = Number(answer.headers.get("retry-after"));
  if (seconds > 0) holdOff(Math.min(seconds, 60) * 1000);
}

/** Resolves after the pause, or at once when the next attempt has become urgent; never while the server wants quiet. */
export function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const due = () => {
      clearTimeout(timer);
      const held = heldFor();
      if (held > 0) {
        timer = setTimeout(due, held);
        return;
      }
      forget();
      resolve();
    };
    let timer = setTimeout(due, ms);
    const forget = onHurry(due);
  });
}

export const waitForAttempt = (attempt: number) => waitFor(pause(attempt));

/** Tries until it succeeds or is no longer wanted, after each failure a little later; undefined when it was given up. */
export async function insist<T>(attempt: () => Promise<T>, wanted: () => boolean): Promise<T | undefined> {
  for (let failures = 0; wanted(); failures++) {
    try {
      return await attempt();
    } catch {
      await waitForAttempt(failures);
    }
  }
  return undefined;
}
