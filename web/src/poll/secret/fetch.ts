import { readFile, type PublicFile } from "./record";
import type { Key } from "./check";

/** The published keys of the installation. Undefined where they did not come. */
export async function fetchKeys(): Promise<Key[] | undefined> {
  try {
    const answer = await fetch("/.well-known/piazza-keys", { credentials: "omit", cache: "no-cache" });
    if (!answer.ok) return undefined;
    const { keys } = (await answer.json()) as { keys?: unknown };
    if (!Array.isArray(keys)) return undefined;
    return keys.filter((key): key is Key => typeof (key as Key | null)?.id === "string" && typeof (key as Key).public === "string");
  } catch {
    return undefined;
  }
}

export const logUrl = (poll: number): string => `/export/polls/${poll}/log.jsonl`;
export const bundleUrl = (poll: number): string => `/export/polls/${poll}/bundle.jsonl`;

/** The public record as it is now: the bundle once there is one, the log until then. */
export async function fetchRecord(url: string): Promise<PublicFile | undefined> {
  try {
    const answer = await fetch(url, { credentials: "same-origin", cache: "no-cache" });
    return answer.ok ? await readFile(new Uint8Array(await answer.arrayBuffer())) : undefined;
  } catch {
    return undefined;
  }
}
