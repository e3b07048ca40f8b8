import { useMemo } from "react";
import { inLanguage, type Language } from "../i18n/language";
import { useLanguage } from "../i18n/words";

/** The addresses of assemblies, in the language of the page. They come with their pages, not with every page. */
export function assemblyPathsIn(language: Language) {
  const at = (path: string) => inLanguage(path, language);
  const of = (slug: string, number: number, rest = "") => at(`/piazze/${slug}/assemblee/${number}${rest}`);
  return {
    list: (slug: string) => at(`/piazze/${slug}/assemblee`),
    page: (slug: string, number: number) => of(slug, number),
    console: (slug: string, number: number) => of(slug, number, "/regia"),
    slips: (slug: string, number: number) => of(slug, number, "/cedole"),
    prepare: (slug: string) => at(`/piazze/${slug}/scrivi/assemblea`),
    change: (slug: string, number: number) => of(slug, number, "/modifica"),
    enter: () => at("/entra"),
    phone: (number: number) => at(`/assemblea/${number}`),
    screen: (number: number) => at(`/sala/${number}`),
  };
}

export function useAssemblyPaths() {
  const language = useLanguage();
  return useMemo(() => assemblyPathsIn(language), [language]);
}
