/** How far a download has come, in rows; `all` is 0 where the server did not say. */
export interface Progress {
  done: number;
  all: number;
}

/** What became of a download: its bytes, or that it was refused or broke off. */
export type Downloaded = { blob: Blob; rows: number } | { failed: string };

const lineEnd = 10;

/** Fetches a file as a stream and counts its lines on the way. A file that breaks off is never handed over as if it were whole. */
export async function download(url: string, headerLines: number, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Downloaded> {
  try {
    const answer = await fetch(url, { signal, credentials: "same-origin" });
    if (!answer.ok || !answer.body) return { failed: await answer.text() };
    const all = Number(answer.headers.get("X-Total-Count") ?? 0);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = answer.body.getReader();
    let lines = -headerLines;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      parts.push(piece.value);
      for (const byte of piece.value) if (byte === lineEnd) lines++;
      onProgress({ done: Math.max(0, Math.min(lines, all)), all });
    }
    onProgress({ done: all, all });
    return { blob: new Blob(parts, { type: answer.headers.get("Content-Type") ?? "" }), rows: all };
  } catch (failure) {
    return { failed: failure instanceof Error ? failure.name : "" };
  }
}

/** Hands bytes over as a file. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}
