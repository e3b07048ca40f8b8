/** A line of a file, without its line feed. */
export interface Line {
  bytes: Uint8Array;
  /** Whether a line feed ended it. */
  isEnded: boolean;
}

const feed = 10;

/** Cuts what comes piece by piece into lines; one piece's lines come together. */
export async function* lines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let rest: Uint8Array[] = [];
  for await (const piece of source) {
    const found: Line[] = [];
    let from = 0;
    for (let end = piece.indexOf(feed); end >= 0; end = piece.indexOf(feed, from)) {
      found.push({ bytes: joined([...rest, piece.subarray(from, end)]), isEnded: true });
      rest = [];
      from = end + 1;
    }
    if (from < piece.length) rest.push(piece.subarray(from));
    yield found;
  }
  if (rest.length > 0) yield [{ bytes: joined(rest), isEnded: false }];
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** The pieces of a file, small enough that nothing waits for them. */
export async function* pieces(file: Blob, size = 1 << 20): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += size) yield new Uint8Array(await file.slice(at, at + size).arrayBuffer());
}
