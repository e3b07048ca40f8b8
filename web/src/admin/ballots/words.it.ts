import { counter } from "../../i18n/plural";

const n = counter("it");

/** What is wrong, and what to do about it, step by step. */
export interface Trouble {
  what: string;
  todo: readonly string[];
}

const again = "Non serve altro: il sito riprova da solo, con pause via via più lunghe fino a qualche minuto.";

/** What an operator reads of secret votes. */
export const ballotsIt = {
  lead: "Ogni votazione segreta ha una chiave sua, un file fuori dai dati e dalle loro copie. Dopo il conteggio la chiave viene distrutta. Qui si vede se tutto procede, e che cosa fare quando non procede.",
  folder: "La cartella delle chiavi",
  ready: "È pronta: il server che ha risposto può creare, leggere e distruggere le chiavi.",
  notReady: "Il server che ha risposto non può usare la cartella delle chiavi: qui non si aprono votazioni segrete e non si raccolgono i loro voti.",
  notReadyTodo: [
    "Guarda quale cartella dice PIAZZA_KEYS_DIR e se esiste: deve stare fuori dalla cartella dei dati, leggibile solo da chi esegue il programma (permessi 0700).",
    "Se i server sono più di uno, tutti devono vedere la stessa cartella.",
    "Quando è al suo posto il sito se ne accorge da solo.",
  ],
  backup: "La sottocartella ballots/ non va in nessuna copia; gli altri file sì, ma separati dai dati: chi avesse insieme una copia dei dati e una chiave saprebbe chi ha votato che cosa. Per non perderla, tieni la cartella su un disco ridondante.",
  signing: "La chiave che firma",
  signs: (id: string) => `Le ricevute sono firmate con la chiave ${id}.`,
  signsSince: "In uso da",
  noSigning: "Non c’è una chiave che firma: senza, nessuna votazione segreta si apre.",
  history: "La storia pubblica delle chiavi",
  rotate: "Per cambiarla, sul server:",
  waiting: (k: number) => (k === 1 ? "Una votazione aspetta te" : `${n(k, "votazione aspetta", "votazioni aspettano")} te`),
  list: "Le votazioni segrete",
  none: "Non ci sono ancora votazioni segrete.",
  fine: "Nessuna votazione aspetta un intervento.",
  poll: (number: number) => `Votazione ${number}`,
  since: "da",
  /** Since when a key is missing nobody knows; of such a poll the last step is told that was done. */
  lastStep: "ultimo passo riuscito qui:",
  keyFile: "File della chiave, nella cartella delle chiavi:",
  keyHere: "la chiave è qui",
  keyGone: "la chiave non è qui",
  keyDestroyed: "chiave distrutta",
  todo: "Che cosa fare",
  troubles: {
    key_missing: (poll: number): Trouble => ({
      what: "La chiave di questa votazione non è nella cartella. Non si può votare né contare; i voti già dati restano chiusi. Se la chiave non si ritrova, la votazione andrà rifatta.",
      todo: [
        "Rimetti al suo posto la cartella delle chiavi, o monta di nuovo il disco che la contiene: tutto riprende da solo.",
        "Controlla che PIAZZA_KEYS_DIR sia la stessa cartella su tutti i server.",
        `Solo se la chiave è perduta per sempre: piazza admin poll-accept-loss ${poll} chiude la votazione senza risultato, e lo dice a tutti. Non si torna indietro.`,
      ],
    }),
    elsewhere: (poll: number): Trouble => ({
      what: "Questi dati sono di prima che la votazione fosse sigillata: i voti erano già stati contati e la chiave distrutta. Il risultato è nel suo documento pubblico.",
      todo: [
        "Cerca il documento pubblico (bundle.jsonl): chiunque l’abbia scaricato ne ha una copia, e la sua impronta è nel segno lasciato al posto della chiave.",
        `Rimettilo qui: piazza admin poll-bundle ${poll} FILE. Prima di accettarlo il programma lo verifica.`,
      ],
    }),
    disk_full: (): Trouble => ({ what: "Il disco è pieno: il sigillo è fermo a metà strada, e niente è andato perduto.", todo: ["Libera spazio sul disco dei dati, e su quello delle chiavi se è un altro.", again] }),
    key_unreadable: (): Trouble => ({ what: "Il file della chiave c’è, ma il server non lo può leggere o cancellare.", todo: ["Guarda proprietario e permessi della cartella delle chiavi: file 0600, cartella 0700, di chi esegue il programma.", again] }),
    signing_key_missing: (): Trouble => ({ what: "Manca la parte privata della chiave che firma: il documento pubblico non si può firmare.", todo: ["Rimetti al suo posto la cartella delle chiavi.", "Se è perduta: piazza admin ballot-key-rotate --lost ne comincia una nuova; quello che è già firmato resta valido.", again] }),
    key_wrong: (): Trouble => ({ what: "Il file della chiave non apre le schede: è stato cambiato, o è di un’altra votazione.", todo: ["Rimetti il file giusto nella cartella delle chiavi.", again] }),
    bundle_wrong: (): Trouble => ({ what: "Il documento pubblico, riletto dopo averlo scritto, non ha superato la verifica. Le schede e la chiave sono ancora al loro posto.", todo: ["Controlla il disco e la memoria del server.", "Il sito riprova da solo; se continua, conserva i dati così come sono e chiedi aiuto a chi sviluppa il programma."] }),
    database_away: (): Trouble => ({ what: "Il database non rispondeva.", todo: [again] }),
    unknown: (): Trouble => ({ what: "Un passo non è riuscito; il motivo è nel registro del programma.", todo: ["Leggi il registro del programma su questo server.", again] }),
  },
};

export type BallotsWords = typeof ballotsIt;
