import { languageOf } from "../i18n/language";
import { learnReasons } from "../reading/refusals";
import { reasonsEn } from "./reasons.en";
import { reasonsIt } from "./reasons.it";

// Refusals around accounts are met on their pages alone: the first pages do not carry their words.
if (typeof window !== "undefined") learnReasons(languageOf(window.location.pathname) === "it" ? reasonsIt : reasonsEn);
