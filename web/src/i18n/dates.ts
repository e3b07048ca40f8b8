import type { Language } from "./language";

const minute = 60_000;
const hour = 60 * minute;

const say = {
  it: { now: "adesso", lately: "nell’ultima ora", today: "oggi", yesterday: "ieri", at: "alle" },
  en: { now: "now", lately: "within the last hour", today: "today", yesterday: "yesterday", at: "at" },
} as const;

/** Days between two moments, as the calendar on the wall counts them. */
function daysBetween(then: Date, now: Date): number {
  const midnight = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return Math.round((midnight(now) - midnight(then)) / (24 * hour));
}

/** Hours and minutes: "9:40" in both languages. */
function clock(date: Date): string {
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, "0")}`;
}

function format(language: Language, options: Intl.DateTimeFormatOptions): (d: Date) => string {
  const formatter = new Intl.DateTimeFormat(language === "it" ? "it-IT" : "en-GB", options);
  return (d) => formatter.format(d);
}

/**
 * A moment as people say it: "adesso", "12 minuti fa", "oggi, 9:40", "ieri,
 * 18:05", "martedì, 18:05", "18 novembre", "18 novembre 2025".
 */
export function spokenDate(then: Date, now: Date, language: Language): string {
  const words = say[language];
  const age = now.getTime() - then.getTime();
  if (age >= 0 && age < minute) return words.now;
  if (age >= 0 && age < hour) {
    return new Intl.RelativeTimeFormat(language).format(-Math.floor(age / minute), "minute");
  }
  const days = daysBetween(then, now);
  if (days === 0) return `${words.today}, ${clock(then)}`;
  if (days === 1) return `${words.yesterday}, ${clock(then)}`;
  if (days > 1 && days < 7) return `${format(language, { weekday: "long" })(then)}, ${clock(then)}`;
  const sameYear = then.getFullYear() === now.getFullYear();
  return format(language, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) })(then);
}

/** A moment of which only the hour is kept: "nell’ultima ora", then as any other. */
export function spokenHour(then: Date, now: Date, language: Language): string {
  const age = now.getTime() - then.getTime();
  return age >= 0 && age < hour ? say[language].lately : spokenDate(then, now, language);
}

/** The exact moment: "martedì 24 novembre 2026 alle 18:00". */
export function exactDate(then: Date, language: Language): string {
  const day = format(language, { weekday: "long", day: "numeric", month: "long", year: "numeric" })(then);
  return `${day} ${say[language].at} ${clock(then)}`;
}

/** How long until the sentence of spokenDate can change; never under a second. */
export function nextChange(then: Date, now: Date): number {
  const age = now.getTime() - then.getTime();
  if (age >= 0 && age < hour) return Math.max(minute - (age % minute), 1000);
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return Math.max(midnight.getTime() - now.getTime(), 1000);
}

/** A recording's length: "9:05", "1:02:30". */
export function duration(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, i) => (i ? String(part).padStart(2, "0") : String(part))).join(":");
}
