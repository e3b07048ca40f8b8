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

/** The page of verification, in the language of who goes there. */
export const verifyUrl = (language: string): string => (language === "it" ? "/verify" : `/verify?lang=${language}`);

const get = (url: string): Promise<Response> => fetch(url, { credentials: "same-origin", cache: "no-cache" });

/** The bundle is not there yet, or is shown to its staff first: the log is public all the same. */
const isHeldBack = ({ status }: Response): boolean => status === 403 || status === 409;

/** The public record as it is now: the bundle once everybody may have it, the log until then. */
export async function fetchRecord(poll: number, hasBundle: boolean): Promise<PublicFile | undefined> {
  try {
    const bundle = hasBundle ? await get(bundleUrl(poll)) : undefined;
    const answer = bundle && !isHeldBack(bundle) ? bundle : await get(logUrl(poll));
    return answer.ok ? await readFile(new Uint8Array(await answer.arrayBuffer())) : undefined;
  } catch {
    return undefined;
  }
}
