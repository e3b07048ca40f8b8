import { write, type Json, type JsonObject } from "./json";
import { read as readChoice } from "./choice";
import { base64, hexText, list, Misshapen, object, oneForm, text, time, whole } from "./shape";

/** The lines of a file, by what they are. */
export interface Header {
  part: "header";
  isLog: boolean;
  poll: bigint;
  seal: string;
  url: string;
  title: string;
  form: string;
  keys: PublicKey[];
}

export interface PublicKey {
  id: string;
  public: Uint8Array<ArrayBuffer>;
  from: string;
  until: string;
}

export interface Entry {
  part: "entry";
  number: bigint;
  kind: string;
  body: string;
  head: string;
  key: string;
  signature: Uint8Array<ArrayBuffer>;
}

export interface Opening {
  part: "opening";
  commitment: string;
  question: bigint;
  nonce: string;
  choice: string;
  reason: string;
}

export interface Voter {
  part: "voter";
  name: string;
}

export interface Written {
  part: "result";
  question: bigint;
  of: JsonObject;
  /** The result as it is written. */
  text: string;
}

export interface End {
  part: "end";
  lines: bigint;
  sha256: string;
  key: string;
  signature: Uint8Array<ArrayBuffer>;
}

export type Part = Header | Entry | Opening | Voter | Written | End;

/** The parts of a file, in their order. */
export const parts = ["header", "entry", "opening", "voter", "result", "end"] as const;

/** Reads a line; refuses what is none of the parts in its one form. */
export function readPart(line: string): Part {
  const value = oneForm(line, "line");
  if (!(value instanceof Map)) throw new Misshapen("line: no object");
  const [first] = value.keys();
  switch (first) {
    case "format": return header(value);
    case "entry": return entry(value);
    case "commitment": return opening(value);
    case "voter": return { part: "voter", name: voter(object(value, ["voter"], "voter").get("voter")) };
    case "result": return result(value);
    case "end": return end(value);
    default: throw new Misshapen(`line: begins with ${first ?? "nothing"}`);
  }
}

function header(value: JsonObject): Header {
  object(value, ["format", "poll", "seal", "url", "title", "form", "keys"], "header");
  const format = text(value.get("format"), "format");
  if (format !== "piazza-ballots/1" && format !== "piazza-log/1") throw new Misshapen(`format: ${format}`);
  return {
    part: "header", isLog: format === "piazza-log/1", poll: whole(value.get("poll"), "poll"), seal: hexText(value.get("seal"), 16, "seal"),
    url: text(value.get("url"), "url"), title: text(value.get("title"), "title"), form: text(value.get("form"), "form"),
    keys: list(value.get("keys"), "keys").map(publicKey),
  };
}

/** A key as headers and the published file name it. */
export function publicKey(value: Json): PublicKey {
  const key = object(value, ["id", "public", "from", "until"], "key");
  const until = text(key.get("until"), "until");
  return {
    id: text(key.get("id"), "id"), public: base64(key.get("public"), 32, "public"), from: time(key.get("from"), "from"),
    until: until === "" ? "" : time(until, "until"),
  };
}

function entry(value: JsonObject): Entry {
  object(value, ["entry", "kind", "body", "head", "key", "signature"], "entry");
  return {
    part: "entry", number: whole(value.get("entry"), "entry"), kind: text(value.get("kind"), "kind"), body: text(value.get("body"), "body"),
    head: hexText(value.get("head"), 32, "head"), key: text(value.get("key"), "key"), signature: base64(value.get("signature"), 64, "signature"),
  };
}

function opening(value: JsonObject): Opening {
  object(value, ["commitment", "question", "nonce", "choice", "reason"], "opening");
  return {
    part: "opening", commitment: hexText(value.get("commitment"), 32, "commitment"), question: whole(value.get("question"), "question"),
    nonce: hexText(value.get("nonce"), 32, "nonce"), choice: text(value.get("choice"), "choice"), reason: text(value.get("reason"), "reason"),
  };
}

function voter(value: Json | undefined): string {
  const name = text(value, "voter");
  if (name !== "" && !name.startsWith("@")) throw new Misshapen("voter: no @");
  return name;
}

function result(value: JsonObject): Written {
  object(value, ["result", "of"], "result");
  const of = value.get("of");
  if (!(of instanceof Map)) throw new Misshapen("result: no object");
  return { part: "result", question: whole(value.get("result"), "result"), of, text: write(of) };
}

function end(value: JsonObject): End {
  object(value, ["end", "sha256", "key", "signature"], "last line");
  return {
    part: "end", lines: whole(value.get("end"), "end"), sha256: hexText(value.get("sha256"), 32, "sha256"), key: text(value.get("key"), "key"),
    signature: base64(value.get("signature"), 64, "signature"),
  };
}

/** What a voter keeps. */
export interface Receipt {
  seal: string;
  entry: bigint;
  head: string;
  ballots: Omit<Opening, "part">[];
  key: string;
  signature: Uint8Array<ArrayBuffer>;
}

/** Reads a receipt, with or without a line feed at its end. */
export function readReceipt(line: string): Receipt {
  const value = object(oneForm(line.replace(/\n$/, ""), "receipt"), ["format", "poll", "url", "seal", "entry", "head", "ballots", "key", "signature"], "receipt");
  if (text(value.get("format"), "format") !== "piazza-receipt/1") throw new Misshapen("receipt: another format");
  whole(value.get("poll"), "poll");
  text(value.get("url"), "url");
  const ballots = list(value.get("ballots"), "ballots").map((each) => {
    const ballot = object(each, ["question", "nonce", "choice", "reason", "commitment"], "ballot");
    const choice = text(ballot.get("choice"), "choice");
    readChoice(choice);
    return {
      question: whole(ballot.get("question"), "question"), nonce: hexText(ballot.get("nonce"), 32, "nonce"), choice,
      reason: text(ballot.get("reason"), "reason"), commitment: hexText(ballot.get("commitment"), 32, "commitment"),
    };
  });
  if (ballots.length === 0 || ballots.some(({ question }, i) => i > 0 && question <= (ballots[i - 1]?.question ?? question))) throw new Misshapen("receipt: ballots out of order");
  return {
    seal: hexText(value.get("seal"), 16, "seal"), entry: whole(value.get("entry"), "entry"), head: hexText(value.get("head"), 32, "head"), ballots,
    key: text(value.get("key"), "key"), signature: base64(value.get("signature"), 64, "signature"),
  };
}
