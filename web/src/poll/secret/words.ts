import { useLanguage } from "../../i18n/words";
import { secretEn } from "./words.en";
import { secretIt, type SecretWords } from "./words.it";

/** The sentences of secret votes come with what is secret, not with every poll. */
export function useSecretWords(): SecretWords {
  return useLanguage() === "it" ? secretIt : secretEn;
}
