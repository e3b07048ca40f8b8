/** The languages of the interface; Italian is the first and has no prefix. */
export type Language = "it" | "en";

/** The language that an address asks for: `/en` and what lies below it is English. */
export function languageOf(pathname: string): Language {
  return pathname === "/en" || pathname.startsWith("/en/") ? "en" : "it";
}

/** The same page in a language: only the prefix differs. */
export function inLanguage(pathname: string, language: Language): string {
  const bare = pathname.replace(/^\/en(?=\/|$)/, "") || "/";
  if (language === "it") return bare;
  return bare === "/" ? "/en" : `/en${bare}`;
}
