import type { AssemblyFindInput } from "../gen/graphql";

export const codeLength = 6;

/** The digits of what was typed, pasted or filled in, at most six: "482 913" and "Codice: 482913." are one code. */
export const digitsOf = (text: string): string => text.replace(/\D/g, "").slice(0, codeLength);

/** The characters of a slip's code as they are printed, with what is easily taken for another put right. */
export const slipOf = (text: string): string =>
  text.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1").slice(0, 10);

/**
 * The code of a slip, or its beginning, in what went into the six digits' place: a letter is never one of six digits. In a
 * longer text, as one that was pasted, only a whole code counts.
 */
export function slipIn(text: string): string | undefined {
  const whole = /(?:^|[^0-9A-Z])([0-9A-Z]{5}[- ]?[0-9A-Z]{5})(?![0-9A-Z])/gi;
  for (const [, found = ""] of text.matchAll(whole)) {
    if (found === text.trim() || /\d/.test(found)) return slipOf(found);
  }
  const bare = text.replace(/[\s-]/g, "");
  return /^[0-9A-Z]{1,10}$/i.test(bare) && /[A-Z]/i.test(bare) ? slipOf(bare) : undefined;
}

/** A slip's code in its two groups. */
export const inGroups = (slip: string): string => (slip.length > 5 ? `${slip.slice(0, 5)}-${slip.slice(5)}` : slip);

/** With what somebody came: typed, or carried by a QR code behind the address's `#`. */
export type Opener = Pick<AssemblyFindInput, "code" | "secret" | "slip">;

/** What a QR code says: `#s=` the assembly's secret, `#b=` the code of a slip. */
export function openerOf(hash: string): Opener | undefined {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const [secret, slip] = [said.get("s"), said.get("b")];
  if (secret) return { secret };
  return slip ? { slip: slipOf(slip) } : undefined;
}
