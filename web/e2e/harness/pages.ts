import { square } from "./api";

export interface PageOfSite {
  name: string;
  path: string;
  /** As whom it is visited; nobody when left out. */
  as?: string;
}

/** Every page of the client, in Italian; English has the same paths under /en. */
export const pages: readonly PageOfSite[] = [
  { name: "installazione", path: "/" },
  { name: "piazza", path: `/piazze/${square}` },
  { name: "notizie", path: `/piazze/${square}/notizie` },
  { name: "blog", path: `/piazze/${square}/blog` },
  { name: "argomenti", path: `/piazze/${square}/argomenti` },
  { name: "video", path: `/piazze/${square}/video` },
  { name: "votazioni", path: `/piazze/${square}/votazioni` },
  { name: "votazioni-redazione", path: `/piazze/${square}/votazioni`, as: "nadia" },
  { name: "scrivi-votazione", path: `/piazze/${square}/scrivi/votazione`, as: "nadia" },
  { name: "persone", path: `/piazze/${square}/persone` },
  { name: "registro", path: `/piazze/${square}/registro` },
  { name: "membro", path: "/persone/nadia" },
  { name: "accedi", path: "/accedi" },
  { name: "entra", path: "/entra" },
  { name: "mancante", path: "/piazze/non-esiste" },
  { name: "piazza-iscritta", path: `/piazze/${square}`, as: "elena" },
  { name: "scrivi-notizia", path: `/piazze/${square}/scrivi/notizia`, as: "nadia" },
  { name: "scrivi-articolo", path: `/piazze/${square}/scrivi/articolo`, as: "elena" },
  { name: "scrivi-argomento", path: `/piazze/${square}/scrivi/argomento`, as: "elena" },
  { name: "scrivi-video", path: `/piazze/${square}/scrivi/video`, as: "nadia" },
  { name: "scrivania", path: `/piazze/${square}/scrivania`, as: "nadia" },
  { name: "moderazione", path: `/piazze/${square}/moderazione`, as: "marta" },
  { name: "mia-pagina", path: "/persone/elena", as: "elena" },
  { name: "notifiche", path: "/notifiche", as: "elena" },
  { name: "persone-amministratrice", path: `/piazze/${square}/persone`, as: "gemma" },
  { name: "membro-amministratrice", path: "/persone/elena", as: "gemma" },
  { name: "sessioni", path: "/sessioni", as: "elena" },
  { name: "profilo", path: "/profilo", as: "elena" },
  { name: "profilo-accessi", path: "/profilo/accessi", as: "elena" },
  { name: "profilo-sessioni", path: "/profilo/sessioni", as: "elena" },
  { name: "profilo-programmi", path: "/profilo/programmi", as: "elena" },
  { name: "profilo-notifiche", path: "/profilo/notifiche", as: "elena" },
  { name: "profilo-privacy", path: "/profilo/privacy", as: "elena" },
  { name: "conferma", path: "/accedi?scopo=conferma&ritorno=/profilo", as: "elena" },
  { name: "stato", path: "/stato", as: "gemma" },
  { name: "privacy", path: "/privacy" },
  { name: "invito-ignoto", path: "/inviti/non-e-di-nessuno" },
  { name: "amministrazione", path: "/amministrazione", as: "gemma" },
  { name: "amministrazione-inviti", path: "/amministrazione/inviti", as: "gemma" },
  { name: "amministrazione-registro", path: "/amministrazione/registro", as: "gemma" },
  { name: "amministrazione-informativa", path: "/amministrazione/informativa", as: "gemma" },
  { name: "persone-inviti", path: `/piazze/${square}/persone?vista=inviti`, as: "gemma" },
  { name: "persone-esclusi", path: `/piazze/${square}/persone?vista=esclusi`, as: "gemma" },
];

export type Language = "it" | "en";

export const inLanguage = (path: string, language: Language): string => (language === "it" ? path : path === "/" ? "/en" : `/en${path}`);
