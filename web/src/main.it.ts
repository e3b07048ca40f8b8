import { it } from "./i18n/it";
import { start } from "./start";

// One entry a language: nobody downloads the words of the other.
start("it", it);
