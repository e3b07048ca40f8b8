import { describe } from "./answer";

export type Progress = { loaded: number; total: number };

/** Why an archive did not come whole: the server's class and reason, or that it was cut short on its way. */
export class ArchiveFailure extends Error {
  readonly code: string;
  readonly reason: string;

  constructor(code: string, reason: string) {
    super(reason || code);
    this.code = code;
    this.reason = reason;
  }
}

const path = "/export/member.zip";

/**
 * Fetches the archive of one's own data and tells how far it has come. The server says its exact size first:
 * what ends before that is not the archive.
 */
export async function fetchArchive(signal: AbortSignal, tell: (progress: Progress) => void): Promise<Blob> {
  const answer = await fetch(path, { credentials: "same-origin", signal });
  if (!answer.ok || !answer.body) {
    const { code, reason } = await describe(answer);
    throw new ArchiveFailure(code, reason);
  }
  const total = Number(answer.headers.get("Content-Length") ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = answer.body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    loaded += step.value.length;
    tell({ loaded, total });
  }
  if (total > 0 && loaded !== total) throw new ArchiveFailure("UNAVAILABLE", "archive_cut");
  return new Blob(parts, { type: "application/zip" });
}

/** Hands a file to the browser to be kept. */
export function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser has taken it up by the next turn; the address may go a little later.
  setTimeout(() => { URL.revokeObjectURL(address); }, 60_000);
}
