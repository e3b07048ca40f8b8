import { en } from "./i18n/en";
import { start } from "./start";

start("en", en);
