import { english } from "./words.en";
import { italian, type Words } from "./words.it";

export type { Words };
export type Language = "it" | "en";

export type Role = "bundle" | "log" | "receipt" | "head" | "keys" | "unknown";

export const words = (language: Language): Words => (language === "it" ? italian : english);
