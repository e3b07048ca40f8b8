import { useLanguage } from "../../i18n/words";
import { screenEn } from "./words.en";
import { screenIt, type ScreenWords } from "./words.it";

/** The sentences of a hall's screen come with it. */
export const useScreenWords = (): ScreenWords => (useLanguage() === "it" ? screenIt : screenEn);
