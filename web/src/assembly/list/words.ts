import { useLanguage } from "../../i18n/words";
import { aboutEn } from "./words.en";
import { aboutIt, type AboutWords } from "./words.it";

export const useAboutWords = (): AboutWords => (useLanguage() === "it" ? aboutIt : aboutEn);
