/**
 * JSON as the verifier reads it: no digit is lost (whole numbers are bigints), no name stands twice, nothing is
 * forgiven. JSON.parse would round what is beyond 2^53 and take the last of two equal names.
 */
export type Json = null | boolean | string | bigint | number | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

const deepest = 40;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const escapes: Record<string, string> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** Whether a character stands in a string as it is: no quotation mark, no backslash, no control; nor the end, which is no number. */
const isPlain = (code: number): boolean => code >= 0x20 && code !== 0x22 && code !== 0x5c;

/** What the reader could not read, and where. */
export class NotJson extends Error {}

/** Reads one JSON value that is the whole text. */
export function parse(text: string): Json {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.space();
  if (reader.at < text.length) throw new NotJson(`text after the value at ${reader.at}`);
  return value;
}

class Reader {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  space(): void {
    while (" \t\n\r".includes(this.text[this.at] ?? "x")) this.at++;
  }

  value(depth: number): Json {
    if (depth > deepest) throw new NotJson("nested too deeply");
    this.space();
    switch (this.text[this.at]) {
      case "{": return this.object(depth);
      case "[": return this.list(depth);
      case '"': return this.string();
      case "t": return this.word("true", true);
      case "f": return this.word("false", false);
      case "n": return this.word("null", null);
      default: return this.number();
    }
  }

  private fail(): never {
    throw new NotJson(`unexpected ${JSON.stringify(this.text[this.at] ?? "end")} at ${this.at}`);
  }

  private word<T extends Json>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.fail();
    this.at += word.length;
    return value;
  }

  private number(): bigint | number {
    number.lastIndex = this.at;
    const found = number.exec(this.text);
    if (!found) this.fail();
    this.at += found[0].length;
    return found[1] === undefined && found[2] === undefined ? BigInt(found[0]) : Number(found[0]);
  }

  private string(): string {
    let out = "";
    this.at++;
    for (;;) {
      const from = this.at;
      while (isPlain(this.text.charCodeAt(this.at))) this.at++;
      out += this.text.slice(from, this.at);
      const next = this.text[this.at];
      if (next === '"') {
        this.at++;
        return out;
      }
      if (next !== "\\") this.fail();
      out += this.escaped();
    }
  }

  private escaped(): string {
    const letter = this.text[this.at + 1] ?? "";
    const simple = escapes[letter];
    if (simple !== undefined) {
      this.at += 2;
      return simple;
    }
    const hex = this.text.slice(this.at + 2, this.at + 6);
    // A half of a character is no character, and the one form writes no other above the controls so.
    if (letter !== "u" || !/^[0-9a-fA-F]{4}$/.test(hex) || /^d[89a-f]/i.test(hex)) this.fail();
    this.at += 6;
    return String.fromCharCode(parseInt(hex, 16));
  }

  /** Goes on after a comma, ends at the closing sign. */
  private more(close: string, first: boolean): boolean {
    this.space();
    if (this.text[this.at] === close) {
      this.at++;
      return false;
    }
    if (first) return true;
    if (this.text[this.at] !== ",") this.fail();
    this.at++;
    this.space();
    if (this.text[this.at] === close) this.fail();
    return true;
  }

  private list(depth: number): Json[] {
    const out: Json[] = [];
    this.at++;
    while (this.more("]", out.length === 0)) out.push(this.value(depth + 1));
    return out;
  }

  private object(depth: number): JsonObject {
    const out: JsonObject = new Map();
    this.at++;
    while (this.more("}", out.size === 0)) {
      if (this.text[this.at] !== '"') this.fail();
      const name = this.string();
      if (out.has(name)) throw new NotJson(`${JSON.stringify(name)} stands twice`);
      this.space();
      if (this.text[this.at] !== ":") this.fail();
      this.at++;
      out.set(name, this.value(depth + 1));
    }
    return out;
  }
}

/** What a count comes to, before it is compared: undefined stands for a name that is not there. */
export type Value = null | boolean | string | bigint | number | Value[] | { [name: string]: Value | undefined };

/** Where two values differ: the path to it, what was expected and what is there. */
export interface Difference {
  path: string;
  expected: string;
  found: string;
}

const shown = (value: Json | Value | undefined): string => {
  if (value === undefined) return "—";
  const text = typeof value === "string" ? value : write(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};

/** Writes a value in the one form. */
export function write(value: Json | Value): string {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  const fields = value instanceof Map ? [...value] : Object.entries(value);
  return `{${fields.flatMap(([name, field]) => (field === undefined ? [] : [`${JSON.stringify(name)}:${write(field)}`])).join(",")}}`;
}

/** Compares by meaning what was counted with what is written; returns the first difference. */
export function differs(expected: Value | undefined, found: Json | undefined, path = ""): Difference | null {
  const different = (): Difference => ({ path, expected: shown(expected), found: shown(found) });
  if (expected === undefined || found === undefined) return expected === found ? null : different();
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) return different();
    if (expected.length !== found.length) return { path, expected: `${expected.length} ×`, found: `${found.length} ×` };
    for (const [i, each] of expected.entries()) {
      const inner = differs(each, found[i], `${path}[${i}]`);
      if (inner) return inner;
    }
    return null;
  }
  if (typeof expected === "object" && expected !== null) {
    if (!(found instanceof Map)) return different();
    for (const name of new Set([...Object.keys(expected), ...found.keys()])) {
      const inner = differs(expected[name], found.get(name), path === "" ? name : `${path}.${name}`);
      if (inner) return inner;
    }
    return null;
  }
  return sameNumber(expected, found) || expected === found ? null : different();
}

const sameNumber = (a: unknown, b: unknown): boolean => numeric(a) && numeric(b) && a == b;
const numeric = (value: unknown): value is bigint | number => typeof value === "bigint" || typeof value === "number";
