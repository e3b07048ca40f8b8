import { parse, write, type Json, type JsonObject } from "./json";

/** Says that a text is not what it should be: what, in words for whoever wrote the file. */
export class Misshapen extends Error {}

/** Reads JSON that has to stand in the one form: no spaces, no needless escapes, each name once. */
export function oneForm(from: string, what: string): Json {
  let value: Json;
  try {
    value = parse(from);
  } catch (why) {
    throw new Misshapen(`${what}: ${why instanceof Error ? why.message : ""}`);
  }
  if (write(value) !== from) throw new Misshapen(`${what}: not written in the one form`);
  return value;
}

/** An object with these members, in this order, and no other. */
export function object(value: Json | undefined, names: readonly string[], what: string): JsonObject {
  if (!(value instanceof Map)) throw new Misshapen(`${what}: no object`);
  const found = [...value.keys()];
  if (found.length !== names.length || found.some((name, i) => name !== names[i])) throw new Misshapen(`${what}: has ${found.join(",")} instead of ${names.join(",")}`);
  return value;
}

export function list(value: Json | undefined, what: string): Json[] {
  if (!Array.isArray(value)) throw new Misshapen(`${what}: no list`);
  return value;
}

export function text(value: Json | undefined, what: string): string {
  if (typeof value !== "string") throw new Misshapen(`${what}: no text`);
  return value;
}

const most = 2n ** 63n - 1n;

/** A whole number of 64 bits, of any sign. */
export function signed(value: Json | undefined, what: string): bigint {
  if (typeof value !== "bigint") throw new Misshapen(`${what}: no whole number`);
  if (value > most || value < -most - 1n) throw new Misshapen(`${what}: beyond 64 bits`);
  return value;
}

/** A whole number of 64 bits that is not below zero. */
export function whole(value: Json | undefined, what: string): bigint {
  const number = signed(value, what);
  if (number < 0n) throw new Misshapen(`${what}: below zero`);
  return number;
}

export function truth(value: Json | undefined, what: string): boolean {
  if (typeof value !== "boolean") throw new Misshapen(`${what}: neither true nor false`);
  return value;
}

export function oneOf<T extends string>(value: Json | undefined, all: readonly T[], what: string): T {
  const found = all.find((each) => each === value);
  if (found === undefined) throw new Misshapen(`${what}: none of ${all.join(", ")}`);
  return found;
}

/** So many bytes, as small hexadecimal digits. */
export function hexText(value: Json | undefined, bytes: number, what: string): string {
  const found = text(value, what);
  if (found.length !== 2 * bytes || !/^[0-9a-f]*$/.test(found)) throw new Misshapen(`${what}: not ${bytes} bytes in small hexadecimal digits`);
  return found;
}

/** So many bytes in base64, padded, with no spare bit set. */
export function base64(value: Json | undefined, bytes: number, what: string): Uint8Array<ArrayBuffer> {
  const found = text(value, what);
  let raw = "";
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(found) && found.length % 4 === 0) raw = atob(found);
  if (raw.length !== bytes || btoa(raw) !== found) throw new Misshapen(`${what}: not ${bytes} bytes in base64`);
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

/** A moment in whole seconds. */
export function time(value: Json | undefined, what: string): string {
  const found = text(value, what);
  if (!isMoment(found, "")) throw new Misshapen(`${what}: no moment`);
  return found;
}

/** Whether a text is a real moment, with these decimals of its seconds. */
export function isMoment(found: string, decimals: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(found.replace(decimals, ""))) return false;
  const at = new Date(found.replace(decimals, ""));
  return !Number.isNaN(at.getTime()) && `${at.toISOString().slice(0, 19)}Z` === found.replace(decimals, "");
}
