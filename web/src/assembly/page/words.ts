import { useLanguage } from "../../i18n/words";
import { keptEn } from "./words.en";
import { keptIt, type KeptWords } from "./words.it";

export const useKeptWords = (): KeptWords => (useLanguage() === "it" ? keptIt : keptEn);
