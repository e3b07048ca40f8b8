import type { Language } from "../i18n/language";

const units = ["B", "kB", "MB", "GB"] as const;

/** An amount of bytes as people read it: "0 B", "1,2 MB". */
export function bytes(amount: number, language: Language): string {
  const power = Math.min(units.length - 1, amount < 1000 ? 0 : Math.floor(Math.log10(amount) / 3));
  const value = amount / 1000 ** power;
  return `${value.toLocaleString(language, { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 })} ${units[power] ?? ""}`;
}

/** A time: tenths under ten seconds, minutes from two of them. */
export function seconds(language: Language): (value: number) => string {
  return (value) => {
    if (value >= 120) return `${Math.floor(value / 60).toLocaleString(language)} min`;
    return `${value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 1 : 0 })} s`;
  };
}
