import "../account/reasons";
import { useLanguage } from "../i18n/words";
import { adminEn } from "./words.en";
import { adminIt, type AdminWords } from "./words.it";

export type { AdminWords };

/** The sentences of the administration come with it, not with every page. */
export const useAdminWords = (): AdminWords => (useLanguage() === "it" ? adminIt : adminEn);
