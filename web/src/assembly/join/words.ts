import { useLanguage } from "../../i18n/words";
import { joinEn } from "./words.en";
import { joinIt, type JoinWords } from "./words.it";

/** The sentences of the door come with it. */
export function useJoinWords(): JoinWords {
  return useLanguage() === "it" ? joinIt : joinEn;
}
