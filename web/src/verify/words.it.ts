import { findingIt } from "./findings.it";
import type { Finding } from "./codes";
import type { BallotState, Part, Table } from "./report";
import type { Role } from "./words";

const figure = new Intl.NumberFormat("it");
const n = (value: number): string => figure.format(value);
const days = new Intl.DateTimeFormat("it", { dateStyle: "long" });
const day = (moment: string): string => days.format(new Date(moment));
const some = (count: number, one: string, many: string): string => (count === 1 ? `una ${one}` : `${n(count)} ${many}`);

/** What the page says, in one language. */
export interface Words {
  page: string;
  skip: string;
  languages: string;
  title: string;
  lead: string;
  files: string;
  drop: string[];
  choose: string;
  paste: string;
  pasteLabel: string;
  add: string;
  pasted: string;
  given: string;
  remove: (name: string) => string;
  removeShort: string;
  roles: Record<Role, string>;
  noBundle: string;
  checking: (percent: number) => string;
  working: string;
  failed: (why: string) => string;
  /** The verdict in a sentence. */
  good: string;
  goodLog: string;
  bad: (count: number) => string;
  closing: Record<"closed" | "open", string>;
  goodMore: (title: string, poll: string, areKeysKnown: boolean) => string;
  goodLogMore: (title: string, poll: string) => string;
  badMore: (title: string, poll: string) => string;
  /** The verdict where only what was brought beside the file is at fault. */
  badBrought: Record<"bundle" | "log", string>;
  badBroughtMore: (title: string, poll: string) => string;
  unknownPoll: string;
  findings: string;
  more: (count: number) => string;
  line: (line: number) => string;
  expected: string;
  found: string;
  there: string;
  what: string;
  where: string;
  finding: (finding: Finding) => { title: string; text: string };
  receipts: string;
  receiptOf: (name: string) => string;
  receiptGood: string;
  receiptWrong: string;
  ballotStates: Record<BallotState, string>;
  keysKnown: (name: string) => string;
  keysForeign: (name: string) => string;
  earlierKept: (name: string, entries: number) => string;
  earlierLost: (name: string) => string;
  checks: string;
  /** What is said of a part in which something is wrong, and of one that nothing could be checked of. */
  not: (part: Part) => string;
  unchecked: (part: Part) => string;
  check: CheckWords;
  counts: string;
  countsLead: string;
  voters: (voters: number, none: number) => string;
  rowsAre: Record<Table["rowsAre"], string>;
  kinds: Record<string, string>;
  columns: Record<string, string>;
  facts: string;
  fact: Record<"poll" | "seal" | "hash" | "head" | "keys" | "size", string>;
  headOf: (number: string, head: string) => string;
  keyOf: (id: string, from: string, until: string) => string;
  keyHint: string;
  print: string;
  about: string;
  aboutText: string[];
  foot: string;
  number: (value: number) => string;
  /** A figure with decimals, as the language writes it. */
  figure: (text: string) => string;
  /** Leads to where the keys are compared. */
  toKeys: string;
  /** Stands above what was read from a file that is not in order. */
  caveat: string;
  /** What a log says by itself. */
  log: { title: string; does: string; doesPoints: string[]; doesNot: string; doesNotPoints: string[] };
  voterList: { title: (people: number) => string; lead: string; seek: string; found: (people: number) => string; nameless: (people: number) => string; more: string };
}

interface CheckWords {
  bytes: (lines: number) => string;
  chain: (entries: number, batches: number) => string;
  signatures: (count: number) => string;
  openings: (openings: number, commitments: number, replaced: number) => string;
  voters: (voters: number) => string;
  recount: (questions: number) => string;
  open: (commitments: number) => string;
  notYet: string;
}

const parts: Record<Part, string> = { bytes: "Il file", chain: "La catena del registro", signature: "Le firme", openings: "Le schede aperte", voters: "L’elenco dei votanti", result: "Il risultato" };

export const italian: Words = {
  page: "Piazza · verifica",
  skip: "Vai al contenuto",
  languages: "Lingua",
  title: "Verifica un voto segreto",
  lead: "Dai a questa pagina il documento pubblico di una votazione: rifà tutti i conti da sola e dice che cosa torna e che cosa no. Niente esce da questo computer, e la pagina funziona anche senza rete.",
  files: "Che cosa verificare",
  drop: [
    "Serve il documento pubblico della votazione (bundle.jsonl). Si scarica dal sito: apri la votazione, poi “Il registro pubblico di questa votazione”, poi “Scarica il documento pubblico”. C’è quando i voti sono contati; prima puoi dare il registro (log.jsonl).",
    "Scegli il file o trascinalo qui. Puoi aggiungere la tua ricevuta, una copia precedente del registro o una sua impronta che hai annotato, e le chiavi pubblicate dal sito.",
  ],
  choose: "Scegli i file",
  paste: "Incolla il testo",
  pasteLabel: "Documento pubblico, ricevuta, registro, oppure un’impronta del registro scritta come “voce:impronta”",
  add: "Aggiungi",
  pasted: "Testo incollato",
  given: "File dati",
  remove: (name) => `Togli ${name}`,
  removeShort: "Togli",
  roles: {
    bundle: "Documento pubblico della votazione",
    log: "Registro di una votazione",
    receipt: "Ricevuta di un voto",
    head: "Impronta del registro annotata",
    keys: "Chiavi pubblicate dal sito",
    unknown: "Non comincia come un documento pubblico: lo leggo lo stesso come tale",
  },
  noBundle: "Manca ancora il documento pubblico, o almeno il registro, della votazione.",
  checking: (percent) => `Sto rifacendo i conti: ${percent}%`,
  working: "Verifica in corso",
  failed: (why) => `La verifica si è interrotta: ${why}`,
  good: "Torna tutto.",
  goodLog: "Il registro fin qui è in ordine.",
  bad: (count) => (count === 1 ? "C’è una cosa che non torna." : `Ci sono ${n(count)} cose che non tornano.`),
  closing: { closed: "La votazione è chiusa.", open: "La votazione è ancora aperta." },
  goodMore: (title, poll, areKeysKnown) =>
    `“${title}” (votazione ${poll}): il documento pubblico è intero e firmato, e il risultato è quello che danno le sue schede. ${areKeysKnown ? "È firmato con le chiavi che il sito pubblica." : "Resta da confrontare la chiave con quella del sito, qui sotto."}`,
  goodLogMore: (title, poll) => `“${title}” (votazione ${poll}): le sue voci sono legate una all’altra e firmate. È un registro, non il risultato: che cosa prova e che cosa no è scritto qui sotto.`,
  badMore: (title, poll) => `Il file di “${title}”${poll === "" ? "" : ` (votazione ${poll})`} non è da prendere per buono così com’è. Scaricalo di nuovo: se resta così, mostra questa pagina a chi gestisce la votazione.`,
  badBrought: {
    bundle: "Il documento è in ordine; quello che hai portato non va d’accordo con esso.",
    log: "Il registro fin qui è in ordine; quello che hai portato non va d’accordo con esso.",
  },
  badBroughtMore: (title, poll) => `“${title}” (votazione ${poll}): nel file non c’è niente che non torni. Guarda qui sotto che cosa non va in quello che hai portato: forse è di un’altra votazione, o è stato cambiato. Se è di questa e l’hai tenuto com’era, mostra questa pagina a chi gestisce la votazione.`,
  unknownPoll: "una votazione senza nome",
  findings: "Che cosa non torna",
  more: (count) => `E altre ${n(count)}, che vengono dalle stesse cause o sono dello stesso tipo.`,
  line: (line) => `riga ${n(line)}`,
  expected: "Dovrebbe essere",
  found: "È invece",
  there: "C’è scritto",
  what: "Di che cosa",
  where: "Dove",
  finding: findingIt,
  receipts: "Che cosa hai portato",
  receiptOf: (name) => `Ricevuta: ${name}`,
  receiptGood: "La firma è giusta, e il registro continua da dove era quando è stata rilasciata.",
  receiptWrong: "Questa ricevuta non va d’accordo con il file: vedi che cosa non torna.",
  ballotStates: {
    counted: "è nel registro ed è contata",
    replaced: "è nel registro, ma non è contata: al suo posto conta una scheda data dopo. Se chi ha questa ricevuta non ha votato di nuovo, qualcosa non va: va fatto presente",
    logged: "è nel registro",
    waiting: "non è ancora nel registro: ci entra con altre, al più tardi alla chiusura",
    lost: "non è nel registro: la promessa della ricevuta non è stata mantenuta",
  },
  keysKnown: (name) => `${name}: le chiavi del file sono tra quelle che il sito pubblica.`,
  keysForeign: (name) => `${name}: le chiavi del file non sono tra quelle che il sito pubblica.`,
  earlierKept: (name, entries) => `${name}: ${entries === 1 ? "l’impronta annotata è" : `le ${n(entries)} voci annotate sono`} nel registro, al loro posto. Nessuno lo ha riscritto da allora.`,
  earlierLost: (name) => `${name}: non è una parte di questo registro. È stato riscritto, o è di un’altra votazione.`,
  checks: "Che cosa è stato controllato",
  not: (part) => `${parts[part]}: qualcosa non torna, vedi sopra.`,
  unchecked: (part) => `${parts[part]}: controllo non fatto, perché il file non è completo o non si legge.`,
  check: {
    bytes: (lines) => `Il file è intero e scritto come deve: ${some(lines, "riga", "righe")}, impronta e firma finali.`,
    chain: (entries, batches) => `Il registro è una catena senza salti: ${some(entries, "voce", "voci")}, ${batches === 1 ? "un gruppo" : `${n(batches)} gruppi`} di schede, niente dopo la chiusura.`,
    signatures: (count) => `${count === 1 ? "Una firma è" : `${n(count)} firme sono`} delle chiavi che il file nomina.`,
    openings: (openings, commitments, replaced) => `${some(openings, "scheda aperta", "schede aperte")}, ${openings === 1 ? "" : "ognuna "}con la sua impronta nel registro, una volta sola. Impronte nel registro: ${n(commitments)}${replaced === 0 ? "" : `; senza voto aperto: ${n(replaced)}, di voti poi cambiati o di domande lasciate in bianco`}.`,
    voters: (voters) => `Le schede di ogni domanda non sono più di chi ha votato: ${some(voters, "persona", "persone")}.`,
    recount: (questions) => `Il risultato di ${some(questions, "domanda", "domande")}, rifatto qui dalle schede, è quello scritto nel documento.`,
    open: (commitments) => `${commitments === 1 ? "Un’impronta di voto" : `${n(commitments)} impronte di voti`} nel registro finora.`,
    notYet: "Schede, votanti e risultato qui non si possono controllare: stanno nel documento pubblico, che arriva quando i voti sono contati.",
  },
  counts: "Il conteggio rifatto",
  countsLead: "Questi numeri li ha calcolati questa pagina, dalle schede del file.",
  voters: (voters, none) => `${some(voters, "scheda", "schede")}${none > 0 ? `, di cui ${n(none)} “nessuna di queste”` : ""}`,
  rowsAre: { option: "Opzione", answer: "Risposta", word: "Parola", row: "Riga", figure: "Misura" },
  kinds: {
    single: "Una scelta", multiple: "Più scelte", ranked: "In ordine di preferenza", stv: "Voto singolo trasferibile", score: "Punteggi", dots: "Punti da distribuire",
    budget: "Bilancio", consent: "Consenso", meeting: "Data di un incontro", number: "Numero", open: "Testo libero", matrix: "Tabella",
  },
  columns: {
    votes: "Voti", share: "Quota", points: "Borda", round: "Turno", people: "Persone", dots: "Punti", cost: "Costo", funded: "Finanziato", yes: "Sì", maybe: "Forse", no: "No",
    mean: "Media", median: "Mediana", grade: "Giudizio", place: "Posto", agree: "D’accordo", abstain: "Mi astengo", disagree: "Contrario", block: "Blocco", sum: "Somma", least: "Il più basso", greatest: "Il più alto",
    value: "Valore", best: "Migliore", elected: "Eletto", out: "Esce", is: "✓", word: "Parola", beaten: "–", pairs: "A due a due", exhausted: "Esaurite",
  },
  facts: "I dati del file",
  fact: { poll: "Votazione", seal: "Sigillo", hash: "Impronta del file (SHA-256)", head: "Ultima impronta del registro", keys: "Chiavi", size: "Byte" },
  headOf: (number, head) => `${number}:${head}`,
  keyOf: (id, from, until) => `chiave ${id}, in uso dal ${day(from)}${until === "" ? "" : ` al ${day(until)}`}`,
  keyHint: "Il documento pubblico nomina da sé le sue chiavi. Confrontale con quelle che il sito pubblica all’indirizzo /.well-known/piazza-keys, o con quella della tua ricevuta: chi falsifica tutto il documento può solo usare una chiave sua. Se salvi quella pagina e la aggiungi qui, il confronto lo faccio io.",
  print: "Stampa l’esito",
  about: "Che cosa fa questa pagina, e che cosa non può sapere",
  aboutText: [
    "Legge il documento pubblico byte per byte; rifà ogni impronta, la catena del registro e ogni firma; apre le schede e controlla che l’impronta di ognuna (in inglese “commitment”) fosse nel registro, una volta sola; poi conta da capo ogni domanda e confronta. È scritta a parte dal programma del sito e ne condivide solo la descrizione pubblica del formato: se sbagliano, non sbagliano insieme.",
    "Non può sapere se chi figura tra i votanti ha votato davvero, né se una scheda è di chi avrebbe dovuto darla: per questo ognuno tiene la propria ricevuta e la controlla. Finché la chiave della votazione non è distrutta, al sigillo, devi fidarti di chi la gestisce; da allora nessuno può più collegare una persona alla sua scelta.",
    "Per tenerla, salva questa pagina: è un solo file e funziona dal disco, anche fra anni.",
  ],
  toKeys: "Confronta la chiave",
  caveat: "In questo file qualcosa non torna: quello che segue è scritto lì o viene dalle sue schede, ma non va preso per il risultato della votazione.",
  log: {
    title: "Che cosa prova un registro, e che cosa no",
    does: "Questo registro prova che",
    doesPoints: [
      "quello che si chiede è fissato dall’apertura: cambiarlo romperebbe la catena;",
      "le voci che vedi sono in quest’ordine e sono firmate con le chiavi nominate qui sotto; chi conserva una copia, o l’ultima impronta, può dimostrare se un giorno vengono cambiate o tolte;",
      "i voti di una ricevuta che aggiungi qui ci sono, dove accanto sta scritto che sono nel registro.",
    ],
    doesNot: "Da solo non dice",
    doesNotPoints: [
      "come si è votato, chi e in quanti: le impronte sono anche di voti poi cambiati e di domande lasciate in bianco;",
      "se è completo: un registro fermo a una voce precedente è in ordine anche lui. Scaricalo di nuovo, e confronta l’ultima impronta con quella di altri;",
      "se a tutti è stato mostrato lo stesso registro: anche questo si vede solo confrontando;",
      "di chi sono le chiavi, finché non le confronti con quelle del sito. Titolo, indirizzo e date delle chiavi sono quelli che il sito diceva quando il registro è stato scaricato: nessuna firma li protegge.",
    ],
  },
  voterList: {
    title: (people) => `Chi ha votato (${n(people)})`,
    lead: "Sono i nomi utente scritti nel documento: dicono chi ha votato, non che cosa né quando. Chi è nell’elenco e non ha votato, o ha votato e non c’è, lo faccia presente.",
    seek: "Cerca un nome utente",
    found: (people) => (people === 1 ? "Un nome trovato." : people === 0 ? "Nessun nome trovato." : `${n(people)} nomi trovati.`),
    nameless: (people) => (people === 1 ? "Più una persona senza nome: il suo account non c’è più." : `Più ${n(people)} persone senza nome: i loro account non ci sono più.`),
    more: "Mostra altri nomi",
  },
  foot: "Questa pagina non si collega a nulla: il browser stesso glielo vieta.",
  number: n,
  figure: (text) => text.replaceAll(/(?<=\d)\.(?=\d)/g, ","),
};
