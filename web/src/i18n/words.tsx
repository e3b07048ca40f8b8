import { createContext, use, type ReactNode } from "react";
import { it, type Words } from "./it";
import type { Language } from "./language";

type Spoken = { language: Language; words: Words };

const Context = createContext<Spoken>({ language: "it", words: it });

/** Gives a tree its language. Italian comes with the page, English is fetched when asked for. */
export function Speaking({ language, words, children }: Spoken & { children: ReactNode }) {
  return <Context value={{ language, words }}>{children}</Context>;
}

/** The sentences of the page's language. */
export function useWords(): Words {
  return use(Context).words;
}

/** The language of the page. */
export function useLanguage(): Language {
  return use(Context).language;
}

/** The dictionary of a language. */
export async function loadWords(language: Language): Promise<Words> {
  return language === "it" ? it : (await import("./en")).en;
}
