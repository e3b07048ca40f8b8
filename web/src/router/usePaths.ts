import { useMemo } from "react";
import { useLanguage } from "../i18n/words";
import { pathsIn } from "./paths";

/** The addresses of the client in the page's language. */
export function usePaths() {
  const language = useLanguage();
  return useMemo(() => pathsIn(language), [language]);
}
