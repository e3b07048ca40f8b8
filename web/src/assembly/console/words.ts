import { useLanguage } from "../../i18n/words";
import { consoleEn } from "./words.en";
import { consoleIt, type ConsoleWords } from "./words.it";

/** The sentences of the console come with it, not with every page. */
export const useConsoleWords = (): ConsoleWords => (useLanguage() === "it" ? consoleIt : consoleEn);
