import { source } from "./observable";

/**
 * The line to the server as the transports see it. `idle`: nobody is watching anything.
 * `down` carries since when nothing was heard, because what people see depends on how long it lasts.
 */
export type Line =
  | { readonly phase: "idle" }
  | { readonly phase: "joining" }
  | { readonly phase: "up" }
  | { readonly phase: "down"; readonly since: number };

/** What people see of it. A line lost for under two seconds looks as before: most come back unseen. */
export type LineSight = "quiet" | "live" | "reconnecting" | "cut" | "offline";

export const line = source<Line>({ phase: "idle" });

/** When the next attempt is due at once: the network came back, or somebody pressed “try again”. */
const hurries = new Set<() => void>();

export function onHurry(listener: () => void): () => void {
  hurries.add(listener);
  return () => hurries.delete(listener);
}

export function hurry(): void {
  for (const listener of [...hurries]) listener();
}

/** How long the last interruption lasted, in milliseconds. */
let outage = 0;
export const lastOutage = () => outage;

export function lineUp(): void {
  const before = line.get();
  outage = before.phase === "down" ? Date.now() - before.since : 0;
  line.set({ phase: "up" });
}

export function lineDown(since: number): void {
  const now = line.get();
  if (now.phase !== "down") line.set({ phase: "down", since });
}

export function lineJoining(): void {
  if (line.get().phase === "idle") line.set({ phase: "joining" });
}

export function lineIdle(): void {
  line.set({ phase: "idle" });
}

export const hollowAfter = 2000;
export const bannerAfter = 5000;

export function sight(current: Line, online: boolean, now: number): LineSight {
  if (!online) return "offline";
  if (current.phase === "up") return "live";
  if (current.phase !== "down") return "quiet";
  const gone = now - current.since;
  if (gone >= bannerAfter) return "cut";
  return gone >= hollowAfter ? "reconnecting" : "live";
}

/** Milliseconds until the sight changes by itself, or undefined when it does not. */
export function nextChange(current: Line, now: number): number | undefined {
  if (current.phase !== "down") return undefined;
  const gone = now - current.since;
  if (gone < hollowAfter) return hollowAfter - gone;
  return gone < bannerAfter ? bannerAfter - gone : undefined;
}
