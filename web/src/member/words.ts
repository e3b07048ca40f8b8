import { useLanguage } from "../i18n/words";

// What is said once in a lifetime travels with its dialog, in both languages, and not with every first page.
export const leavingIt = {
  title: "Vuoi andartene?",
  note: "Puoi togliere il tuo profilo e il testo dei tuoi commenti. Prima ti diciamo che cosa sparisce e che cosa resta.",
  erase: "Cancella il mio profilo",
  ask: "Cancellare il tuo profilo?",
  goes: "Che cosa sparisce, per sempre",
  goes1: "Il tuo nome, la tua pagina e quello che dici di te.",
  goes2: "Il testo dei tuoi commenti.",
  goes3: "I tuoi modi di entrare: esci subito da tutti i browser.",
  goes4: "Le tue iscrizioni alle piazze, con i ruoli che hai, e le tue bozze.",
  stays: "Che cosa resta",
  stays1: "Il posto dei tuoi commenti, senza testo e senza nome: così le risposte degli altri si capiscono.",
  stays2: "Notizie, articoli e argomenti che hai pubblicato, firmati “Persona cancellata”. Se vuoi che si tolgano, chiedi prima alla redazione.",
  stays3: "Le decisioni di moderazione che hai preso, nel registro pubblico, senza il tuo nome.",
  noBack: "Non si può tornare indietro.",
  handle: (handle: string) => `Per conferma scrivi ${handle}`,
  mismatch: (handle: string) => `Non corrisponde: scrivi ${handle}.`,
  cancel: "Annulla",
  confirm: "Cancella per sempre",
};

export type LeavingWords = typeof leavingIt;

export const leavingEn: LeavingWords = {
  title: "Leaving?",
  note: "You can take away your profile and the text of your comments. First we tell you what goes and what stays.",
  erase: "Erase my profile",
  ask: "Erase your profile?",
  goes: "What goes, for good",
  goes1: "Your name, your page and what you say about yourself.",
  goes2: "The text of your comments.",
  goes3: "Your ways to sign in: you are signed out of every browser at once.",
  goes4: "Your memberships, with the roles that you have, and your drafts.",
  stays: "What stays",
  stays1: "The place of your comments, without text or name, so that other people’s answers still make sense.",
  stays2: "News, articles and topics that you published, signed “Erased person”. If you want them gone, ask the editors first.",
  stays3: "The moderation decisions that you took, in the public log, without your name.",
  noBack: "This cannot be undone.",
  handle: (handle) => `To confirm, type ${handle}`,
  mismatch: (handle) => `That does not match: type ${handle}.`,
  cancel: "Cancel",
  confirm: "Erase for good",
};

export const useLeavingWords = (): LeavingWords => (useLanguage() === "it" ? leavingIt : leavingEn);
