import { createContext, use, type ReactNode } from "react";
import type { Words } from "./it";
import type { Language } from "./language";

type Spoken = { language: Language; words: Words };

const Context = createContext<Spoken | undefined>(undefined);

/** Gives a tree its language and its sentences. */
export function Speaking({ language, words, children }: Spoken & { children: ReactNode }) {
  return <Context value={{ language, words }}>{children}</Context>;
}

function useSpoken(): Spoken {
  const spoken = use(Context);
  if (!spoken) throw new Error("Words are used outside of Speaking.");
  return spoken;
}

/** The sentences of the page's language. */
export function useWords(): Words {
  return useSpoken().words;
}

/** The language of the page. */
export function useLanguage(): Language {
  return useSpoken().language;
}
