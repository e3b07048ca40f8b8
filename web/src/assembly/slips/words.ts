import { useLanguage } from "../../i18n/words";
import { slipsEn } from "./words.en";
import { slipsIt, type SlipsWords } from "./words.it";

export const useSlipsWords = (): SlipsWords => (useLanguage() === "it" ? slipsIt : slipsEn);
