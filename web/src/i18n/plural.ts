import type { Language } from "./language";

/** Picks the form that a number asks for and sets the number before it. */
export type Counter = (n: number, one: string, other: string) => string;

/**
 * Intl knows the plural rules of each language. Italian's "many" (a million
 * and more) takes the same noun as "other" in the sentences that we write.
 */
export function counter(language: Language): Counter {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (n, one, other) => `${digits.format(n)} ${rules.select(n) === "one" ? one : other}`;
}
