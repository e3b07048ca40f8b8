import { counter } from "../../i18n/plural";

const n = counter("it");

/** What is said of slips for guests. */
export const slipsIt = {
  title: "Cedole per gli ospiti",
  lead: "Ogni cedola fa entrare un ospite, una volta sola. I suoi voti si contano a parte.",
  noSlips: "Questa assemblea non ammette ospiti con cedola: cambiala dal suo modulo.",
  many: "Quante cedole fare",
  manyHint: "Da 1 a 500 per volta.",
  manyWrong: "Serve un numero da 1 a 500.",
  make: "Prepara le cedole",
  made: (k: number) => `${n(k, "cedola pronta", "cedole pronte")} da stampare.`,
  once: "I codici si vedono soltanto adesso: stampali prima di lasciare questa pagina. Una cedola persa si rifà dall’elenco.",
  print: "Stampa le cedole",
  done: "Le ho stampate",
  doneTitle: "Le cedole sono stampate?",
  leaveTitle: "Lasciare la pagina?",
  leaveNote: "Le cedole qui sopra non risultano stampate, e i loro codici non si vedono più.",
  leave: "Lascia la pagina",
  doneNote: "Da qui in poi i codici non si vedono più.",
  slip: (k: number) => `Cedola ${k}`,
  toEnter: "Per entrare inquadra il codice, oppure vai su",
  andType: "e scrivi",
  goodOnce: "Vale una volta sola, per una persona.",
  qr: (k: number) => `Codice QR della cedola ${k}`,
  all: "Le cedole fatte",
  none: "Non ne è stata fatta nessuna.",
  count: (k: number) => n(k, "cedola", "cedole"),
  unused: "non usata",
  used: (name: string) => (name ? `usata da ${name}` : "usata"),
  revoked: "revocata",
  revoke: "Revoca",
  revokeOf: (k: number) => `Revoca la cedola ${k}`,
  revokeTitle: (k: number) => `Revocare la cedola ${k}?`,
  revokeNote: "Chi è entrato con lei non vota più, e i suoi voti nelle votazioni aperte si tolgono.",
  revokedNow: (k: number) => `La cedola ${k} è revocata.`,
  reissue: "Rifai il codice",
  reissueOf: (k: number) => `Rifai il codice della cedola ${k}`,
  reissueTitle: (k: number) => `Rifare il codice della cedola ${k}?`,
  reissueNote: "Il codice di prima non vale più. Chi era già entrato rientra con il codice nuovo: serve a chi ha perso il telefono. I voti che ha già dato restano contati, ma non si rileggono e non si cambiano più.",
  reissued: (k: number) => `Ecco il codice nuovo della cedola ${k}.`,
  toConsole: "Torna in regia",
};

export type SlipsWords = typeof slipsIt;
