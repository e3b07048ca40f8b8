import "../account/reasons";
import { useLanguage } from "../i18n/words";
import { signInEn } from "./words.en";
import { signInIt, type SignInWords } from "./words.it";

/** The sentences of signing in come with its pages, not with every page. */
export const useSignInWords = (): SignInWords => (useLanguage() === "it" ? signInIt : signInEn);
