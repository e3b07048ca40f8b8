import type { Findings } from "./codes";
import { hexDigest } from "./hash";
import type { Entry, Header, PublicKey } from "./parts";
import type { Key, Keys } from "./sign";
import { entryText, headText, noHead } from "./texts";

const line = /^(0|[1-9]\d{0,18}) ([0-9a-f]{64})$/;
const farthest = 2n ** 63n;

/** The keys that a header names, ready to be asked. */
export class Ring {
  private readonly keys = new Map<string, Promise<Key>>();
  signatures = 0;

  constructor(named: PublicKey[], keys: Keys) {
    for (const { id, public: bytes } of named) if (!this.keys.has(id)) this.keys.set(id, keys(bytes));
  }

  has(id: string): boolean {
    return this.keys.has(id);
  }

  async isBy(id: string, signature: Uint8Array<ArrayBuffer>, text: string): Promise<boolean> {
    const key = await this.keys.get(id);
    const is = key !== undefined && (await key(signature, text));
    if (is) this.signatures++;
    return is;
  }
}

/** Where a commitment stands in the log. */
export interface Place {
  question: bigint;
  entry: bigint;
}

/** The log, as its entries come. */
export class Ledger {
  readonly commitments = new Map<string, Place>();
  readonly heads = new Map<bigint, string>();
  isClosed = false;
  last: Entry | null = null;
  entries = 0;
  batches = 0;
  private readonly findings: Findings;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  /** Checks an entry against what came before it; answers when its signature is checked as well. */
  async take(entry: Entry, at: number, header: Header | null, ring: Ring | null): Promise<void> {
    const before = this.last;
    this.last = entry;
    this.entries++;
    const next = before === null ? 0n : before.number + 1n;
    if (entry.number !== next) this.findings.add("entry_number", at, { expected: String(next), found: String(entry.number) });
    if (!this.heads.has(entry.number)) this.heads.set(entry.number, entry.head);
    if (!["open", "batch", "close"].includes(entry.kind) || (entry.kind === "open") !== (before === null)) {
      this.findings.add("entry_kind", at, { expected: before === null ? "open" : "batch, close", found: entry.kind });
    }
    if (this.isClosed) this.findings.add("after_close", at);
    this.body(entry, at, header);
    if (!header || !ring) return;
    const head = hexDigest(entryText(header.seal, entry.number, entry.kind, before?.head ?? noHead, entry.body));
    if (head !== entry.head) this.findings.add("entry_head", at, { expected: head, found: entry.head });
    if (!ring.has(entry.key)) this.findings.add("entry_key", at, { found: entry.key });
    else if (!(await ring.isBy(entry.key, entry.signature, headText(header.seal, entry.number, entry.head)))) this.findings.add("entry_signature", at, { found: entry.key });
  }

  private body(entry: Entry, at: number, header: Header | null): void {
    if (entry.kind === "open") this.opened(entry, at, header);
    if (entry.kind === "batch") this.batch(entry, at);
    if (entry.kind === "close") this.closed(entry, at);
  }

  private opened({ body }: Entry, at: number, header: Header | null): void {
    const named = /^form ([0-9a-f]{64})\n$/.exec(body)?.[1];
    if (named === undefined) this.findings.add("entry_body", at);
    if (named === undefined || !header) return;
    const form = hexDigest(header.form);
    if (form !== named) this.findings.add("form_hash", at, { expected: form, found: named });
  }

  /** Takes commitments as far as the body is in order. */
  private batch({ body, number }: Entry, at: number): void {
    this.batches++;
    let before = "";
    let isTwice = false;
    const lines = body.split("\n");
    const isEnded = lines.pop() === "";
    for (const each of lines) {
      const [, question, commitment] = line.exec(each) ?? [];
      if (question === undefined || commitment === undefined || BigInt(question) >= farthest || each <= before) {
        this.findings.add("entry_body", at, { found: each.slice(0, 100) });
        return;
      }
      before = each;
      if (this.commitments.has(commitment)) isTwice = this.twice(isTwice, at, commitment);
      else this.commitments.set(commitment, { question: BigInt(question), entry: number });
    }
    if (!isEnded || lines.length === 0) this.findings.add("entry_body", at);
  }

  private twice(isTwice: boolean, at: number, commitment: string): boolean {
    if (!isTwice) this.findings.add("commitment_twice", at, { found: commitment });
    return true;
  }

  private closed({ body }: Entry, at: number): void {
    this.isClosed = true;
    const named = /^commitments (0|[1-9]\d{0,18})\n$/.exec(body)?.[1];
    if (named === undefined) this.findings.add("entry_body", at);
    else if (BigInt(named) !== BigInt(this.commitments.size)) this.findings.add("close_count", at, { expected: String(this.commitments.size), found: named });
  }
}

/** The name of a key: the first 16 digits of the hash of its public part. */
export const keyId = (bytes: Uint8Array): string => hexDigest(bytes).slice(0, 16);
