import { inLanguage } from "../i18n/language";
import { useLanguage, useWords } from "../i18n/words";
import { usePlace } from "../router/location";

/** The bar above everything: who answers for the page, and its language. */
export function SlimBar({ owner }: { owner: string | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const { pathname, search } = usePlace();
  // The language comes with the document: changing it loads the page anew.
  const other = (to: "it" | "en") => inLanguage(pathname, to) + search;
  return (
    <nav className="pz-ente pz-notte" aria-label={words.site.languages}>
      <div className="pz-wrap">
        <span>{owner ?? words.site.name}</span>
        <span className="pz-riga">
          <a href={other("it")} hrefLang="it" lang="it" data-reload aria-current={language === "it" ? "true" : undefined}>
            <abbr className="pz-abbr" title={words.site.italian}>ITA</abbr>
          </a>
          <a href={other("en")} hrefLang="en" lang="en" data-reload aria-current={language === "en" ? "true" : undefined}>
            <abbr className="pz-abbr" title={words.site.english}>ENG</abbr>
          </a>
        </span>
      </div>
    </nav>
  );
}
