import { Ballots } from "./ballots";
import type { Form, Question } from "./ballot";
import type { Result } from "./count/recount";
import { Findings } from "./codes";
import { readForm } from "./form";
import { hashing, hex, inBytes } from "./hash";
import { keyId, Ledger, Ring } from "./ledger";
import type { Line } from "./lines";
import { parts, readPart, type End, type Header, type Part } from "./parts";
import { Misshapen } from "./shape";
import type { Keys } from "./sign";
import { bundleText } from "./texts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a file line by line and writes down everything that is wrong with it. */
export class Reading {
  readonly findings = new Findings();
  readonly ledger = new Ledger(this.findings);
  header: Header | null = null;
  form: Form | null = null;
  ballots = new Ballots(null, this.findings);
  ring: Ring | null = null;
  lines = 0;
  /** Who took part, as they are written. */
  readonly names: string[] = [];
  counted: { question: Question; result: Result }[] = [];
  private readonly hash = hashing();
  private farthest = 0;
  private endLine = 0;
  private readonly keys: Keys;

  constructor(keys: Keys) {
    this.keys = keys;
  }

  /** Takes some lines; answers when their signatures are checked, too. */
  async take(lines: Line[]): Promise<void> {
    const signatures: Promise<void>[] = [];
    for (const line of lines) {
      this.lines++;
      const part = this.read(line);
      if (part) {
        const checked = this.part(part);
        if (checked) signatures.push(checked);
      }
      this.hash.update(line.bytes);
      if (line.isEnded) this.hash.update(feed);
    }
    await Promise.all(signatures);
  }

  private read({ bytes, isEnded }: Line): Part | null {
    try {
      const part = readPart(decoder.decode(bytes));
      if (!isEnded) throw new Misshapen("line: no line feed at its end");
      return part;
    } catch (why) {
      this.findings.add("shape", this.lines, { what: why instanceof Error ? why.message : String(why) });
      return null;
    }
  }

  get voters(): number {
    return this.names.length;
  }

  /** Checks a line as what it is; a promise where a signature has to be waited for. */
  private part(part: Part): Promise<void> | null {
    if (!this.inOrder(part)) return null;
    switch (part.part) {
      case "header": this.head(part); return null;
      case "entry": return this.ledger.take(part, this.lines, this.header, this.ring);
      case "opening": this.ballots.take(part, this.lines, this.header, this.ledger); return null;
      case "voter": this.voter(part.name); return null;
      case "result": this.ballots.result(part, this.lines); return null;
      case "end": return this.end(part);
    }
  }

  /** Whether a line may stand here; false where it is left out of everything else. */
  private inOrder({ part }: Part): boolean {
    const place = parts.indexOf(part);
    const isAgain = (part === "header" && this.header !== null) || (part === "end" && this.endLine > 0);
    const isForeign = this.header?.isLog === true && part !== "header" && part !== "entry";
    if (place < this.farthest || isAgain || isForeign || (this.lines === 1 && part !== "header")) this.findings.add("order", this.lines, { found: part });
    this.farthest = Math.max(this.farthest, place);
    return !isAgain && !isForeign;
  }

  private head(header: Header): void {
    this.header = header;
    this.ring = new Ring(header.keys, this.keys);
    const ids = header.keys.map(({ id }) => id);
    if (ids.length === 0 || new Set(ids).size < ids.length) this.findings.add("header", this.lines, { what: "keys" });
    for (const key of header.keys) {
      const id = keyId(key.public);
      if (id !== key.id) this.findings.add("key_id", this.lines, { expected: id, found: key.id });
    }
    try {
      this.form = readForm(header.form);
    } catch (why) {
      this.findings.add("form", this.lines, { what: why instanceof Error ? why.message : String(why) });
    }
    if (this.form && this.form.poll !== header.poll) this.findings.add("header", this.lines, { what: "poll", expected: String(this.form.poll), found: String(header.poll) });
    this.ballots = new Ballots(this.form, this.findings);
  }

  private voter(name: string): void {
    const before = this.names.at(-1);
    this.names.push(name);
    if (before === undefined) return;
    const order = inBytes(before, name);
    if (order > 0 || (order === 0 && name !== "")) this.findings.add("voter_order", this.lines, { found: name });
  }

  private async end(end: End): Promise<void> {
    const line = this.lines;
    this.endLine = line;
    const sha256 = hex(this.hash.clone().digest());
    if (end.lines !== BigInt(line - 1)) this.findings.add("end_count", line, { expected: String(line - 1), found: String(end.lines) });
    if (end.sha256 !== sha256) this.findings.add("end_hash", line, { expected: sha256, found: end.sha256 });
    if (!this.header || !this.ring) return;
    if (!this.ring.has(end.key)) this.findings.add("end_key", line, { found: end.key });
    else if (!(await this.ring.isBy(end.key, end.signature, bundleText(this.header.seal, end.sha256)))) this.findings.add("end_signature", line, { found: end.key });
  }

  /** What can be said only when all was read. Answers with the hash of the file. */
  finish(): string {
    const line = this.endLine > 0 ? this.endLine : this.lines + 1;
    const missing = this.missing();
    if (missing.length > 0) this.findings.add("missing", line, { what: missing.join(", ") });
    if (this.header?.isLog !== true && this.voters > this.ballots.count) this.findings.add("turnout", line, { expected: `≤ ${this.ballots.count}`, found: String(this.voters) });
    this.counted = this.ballots.finish(this.ledger, this.voters);
    return hex(this.hash.digest());
  }

  private missing(): string[] {
    if (this.header?.isLog) return this.ledger.entries === 0 ? ["entry"] : [];
    return [
      this.header ? "" : "header", this.ledger.entries === 0 ? "entry" : "", this.ledger.isClosed ? "" : "close", this.endLine > 0 ? "" : "end", this.ballots.isComplete ? "" : "result",
    ].filter((what) => what !== "");
  }
}

const feed = Uint8Array.of(10);
