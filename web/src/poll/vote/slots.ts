import type { Language } from "../../i18n/language";
import type { PollOption } from "../kind";

const locale = (language: Language) => (language === "it" ? "it-IT" : "en-GB");

/** The viewer's time zone, as the browser knows it. */
export const zoneId = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Its name in words with what it is called by: "Ora standard dell’Europa centrale, Europe/Rome". */
export function zoneName(language: Language, at: Date, zone = zoneId()): string {
  const parts = new Intl.DateTimeFormat(locale(language), { timeZone: zone, timeZoneName: "long" }).formatToParts(at);
  const name = parts.find((part) => part.type === "timeZoneName")?.value;
  return name ? `${name} (${zone.replaceAll("_", " ")})` : zone;
}

/** A time slot in words: the day, and from when to when; the day of its end is said where it is another. */
export function slotWords(option: Pick<PollOption, "startsAt" | "endsAt">, language: Language, zone = zoneId()): { day: string; hours: string } {
  const format = (options: Intl.DateTimeFormatOptions, at: Date) => new Intl.DateTimeFormat(locale(language), { ...options, timeZone: zone }).format(at);
  const [from, to] = [new Date(option.startsAt ?? 0), new Date(option.endsAt ?? 0)];
  const day = (at: Date) => format({ weekday: "long", day: "numeric", month: "long" }, at);
  const clock = (at: Date) => format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, at);
  const end = day(from) === day(to) ? clock(to) : `${day(to)}, ${clock(to)}`;
  return { day: day(from), hours: `${clock(from)}–${end}` };
}
