/** What the minutes say of a secret vote, in the words of the files that the server writes. */
export const keptIt = {
  secret: "Voto segreto.",
  sealed: "Voto segreto, sigillato",
  lost: "Voto segreto, voti perduti: senza la chiave le schede non si aprono, e un risultato non c’è. Dichiarato",
  later: "Voto segreto, non ancora sigillato quando il verbale è stato pubblicato: il seguito è nel registro pubblico.",
  laterAlone: "Voto segreto, non ancora sigillato quando il verbale è stato pubblicato.",
  soon: "Voto segreto, non ancora sigillato.",
  record: "Il registro pubblico della votazione",
  bundle: "Il documento pubblico, per rifare il conto",
  hash: "Impronta del documento pubblico (SHA-256)",
  head: "Ultima impronta del registro",
};

export type KeptWords = typeof keptIt;
