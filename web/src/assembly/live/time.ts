import { useEffect, useState } from "react";
import type { Language } from "../../i18n/language";
import { secondsUntil } from "./clock";

/** Which of the marks that are said has just been passed. */
export const passedMark = (before: number, left: number): number | undefined => [10, 30, 60].find((mark) => before > mark && left <= mark && left > 0);

/** "11:18", with its seconds where they are wanted. */
export function hourOf(at: string, language: Language, seconds = false): string {
  const options: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit", ...(seconds ? { second: "2-digit" } : {}) };
  return new Intl.DateTimeFormat(language === "it" ? "it-IT" : "en-GB", options).format(new Date(at));
}

/** Whole seconds that are left until a moment by the server's clock, counted down evenly; undefined without one. */
export function useSecondsUntil(until: string | null, serverNow: () => number): number | undefined {
  const [, tick] = useState(0);
  useEffect(() => {
    if (until === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      tick((n) => n + 1);
      const left = Date.parse(until) - serverNow();
      // On the second, so that what is left counts down evenly.
      if (left > 0) timer = setTimeout(look, Math.max(20, left % 1000 || 1000));
    };
    look();
    return () => { clearTimeout(timer); };
  }, [until, serverNow]);
  return until === null ? undefined : secondsUntil(until, serverNow());
}

/** Whole seconds since a moment by the server's clock, counted up; nought without one. */
export function useSecondsSince(since: string | null, serverNow: () => number): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => { tick((n) => n + 1); }, 1000);
    return () => { clearInterval(timer); };
  }, [since]);
  return since === null ? 0 : Math.max(0, Math.floor((serverNow() - Date.parse(since)) / 1000));
}
