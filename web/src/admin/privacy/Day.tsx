import { exactDate } from "../../i18n/dates";
import { useLanguage } from "../../i18n/words";

/** A day with its year: what is in force is not "yesterday". */
export function Day({ at }: { at: string }) {
  const language = useLanguage();
  const day = new Intl.DateTimeFormat(language === "it" ? "it-IT" : "en-GB", { day: "numeric", month: "long", year: "numeric" });
  return <time dateTime={at} title={exactDate(new Date(at), language)}>{day.format(new Date(at))}</time>;
}
