import { useEffect, useState } from "react";
import { exactDate, nextChange, spokenDate, spokenHour } from "../i18n/dates";
import { useLanguage } from "../i18n/words";

/** A moment as people say it, exact for machines and on hover; `hourly` where only its hour is kept. */
export function When({ at, className, hourly = false }: { at: string; className?: string; hourly?: boolean }) {
  const language = useLanguage();
  const then = new Date(at);
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => { setNow(new Date()); }, nextChange(new Date(at), now));
    return () => { clearTimeout(timer); };
  }, [at, now]);
  return (
    <time dateTime={at} title={exactDate(then, language)} className={className}>
      {(hourly ? spokenHour : spokenDate)(then, now, language)}
    </time>
  );
}
