import { counter } from "../../i18n/plural";
import type { AssemblyActKind, GuestAdmission } from "../gen/graphql";
import type { Command, Off } from "./commands";

const n = counter("it");
const figure = (k: number) => k.toLocaleString("it", { useGrouping: "always" });
const quoted = (title: string | null) => (title === null ? "la domanda" : `“${title}”`);

const command: Record<Command, string> = {
  open: "Apri la votazione", close: "Chiudi la votazione", extend: "+ 30 secondi", reveal: "Mostra in sala", next: "Prossima domanda", undo: "Torna indietro",
};

const off: Record<Off, string> = {
  offline: "La linea è interrotta: i comandi tornano da soli appena c’è.",
  planned: "Si comanda dall’inizio dell’assemblea: premi “Comincia”.",
  ended: "L’assemblea è finita.",
  open: "È già aperta.",
  not_open: "Si attiva dopo l’apertura.",
  closed_already: "È già chiusa.",
  no_question: "Non c’è nessuna domanda davanti a tutti.",
  by_hand: "Questa domanda non ha un tempo: la chiudi tu.",
  not_closed: "Si attiva dopo la chiusura.",
  revealed: "È già mostrata.",
  annulled: "È annullata.",
  no_more: "Non ci sono altre domande in attesa.",
  nothing: "Non c’è nulla su cui tornare indietro.",
  answered: "Qualcuno ha già votato: la domanda si chiude, o si annulla con un motivo.",
  too_late: "Il tempo per tornare indietro è passato.",
};

/** What somebody did, after his name. */
// A page that was opened before the server was renewed may be told of acts that it has no words for.
const known = <T>(all: Partial<Record<AssemblyActKind, T>>, kind: AssemblyActKind): T | undefined => all[kind];

const did: Record<AssemblyActKind, (act: { title: string | null; amount: number | null }) => string> = {
  STARTED: () => "ha cominciato l’assemblea",
  ENDED: () => "ha chiuso l’assemblea",
  SHOWN: ({ title }) => (title === null ? "ha tolto la domanda dalla sala" : `ha messo davanti a tutti ${quoted(title)}`),
  OPENED: ({ title }) => `ha aperto ${quoted(title)}`,
  EXTENDED: ({ title, amount }) => `ha dato ${n(amount ?? 0, "secondo", "secondi")} in più a ${quoted(title)}`,
  CLOSED: ({ title }) => `ha chiuso ${quoted(title)}`,
  REVEALED: ({ title }) => `ha mostrato il risultato di ${quoted(title)}`,
  ANNULLED: ({ title }) => `ha annullato ${quoted(title)}`,
  UNDONE: () => "ha ripreso l’ultimo comando",
  CODE_RENEWED: () => "ha cambiato il codice",
  SLIPS_MADE: ({ amount }) => `ha preparato ${n(amount ?? 0, "cedola", "cedole")}`,
  SLIP_CHANGED: () => "ha cambiato una cedola",
  SAID: () => "ha detto a tutti",
  RETITLED: () => "ha cambiato il titolo o il testo, prima era",
  ITEM_CHANGED: ({ title }) => `ha cambiato ${quoted(title)}`,
  ITEM_REMOVED: ({ title }) => `ha tolto dalla coda ${quoted(title)}`,
};

/** The same where the clock did it, or nobody is named. */
const happened: Record<AssemblyActKind, (act: { title: string | null; amount: number | null }) => string> = {
  STARTED: () => "L’assemblea è cominciata",
  ENDED: () => "L’assemblea è finita",
  SHOWN: ({ title }) => (title === null ? "Nessuna domanda davanti a tutti" : `Davanti a tutti: ${quoted(title)}`),
  OPENED: ({ title }) => `Aperta ${quoted(title)}`,
  EXTENDED: ({ title, amount }) => `${n(amount ?? 0, "secondo", "secondi")} in più per ${quoted(title)}`,
  CLOSED: ({ title }) => `Tempo scaduto: chiusa ${quoted(title)}`,
  REVEALED: ({ title }) => `Mostrato il risultato di ${quoted(title)}`,
  ANNULLED: ({ title }) => `Annullata ${quoted(title)}`,
  UNDONE: () => "Ripreso l’ultimo comando",
  CODE_RENEWED: () => "Codice cambiato",
  SLIPS_MADE: ({ amount }) => n(amount ?? 0, "cedola preparata", "cedole preparate"),
  SLIP_CHANGED: () => "Una cedola è cambiata",
  SAID: () => "Detto a tutti",
  RETITLED: () => "Titolo o testo cambiato, prima era",
  ITEM_CHANGED: ({ title }) => `Cambiata ${quoted(title)}`,
  ITEM_REMOVED: ({ title }) => `Tolta dalla coda ${quoted(title)}`,
};

const kindShort = {
  SINGLE: "una sola risposta", MULTIPLE: "più risposte", RANKED: "in ordine", STV: "in ordine, più posti", SCORE: "punteggi", DOTS: "punti da distribuire", BUDGET: "bilancio",
  CONSENT: "consenso", MEETING: "orari", NUMBER: "numero", OPEN: "testo libero", MATRIX: "tabella",
};

/** "1:24", "0:09", "12:00", "1:02:30". */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, i) => (i ? String(part).padStart(2, "0") : String(part))).join(":");
}

/** "3 minuti", "1 minuto e 30 secondi", "45 secondi". */
function lasting(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return n(rest, "secondo", "secondi");
  return rest === 0 ? n(minutes, "minuto", "minuti") : `${n(minutes, "minuto", "minuti")} e ${n(rest, "secondo", "secondi")}`;
}

/** What the console says. */
export const consoleIt = {
  title: "Regia",
  figure,
  clock,
  lasting,
  kindShort,
  backToPage: "Torna alla pagina dell’assemblea",
  forbidden: "La regia è di chi scrive o modera in questa piazza.",
  code: "Codice",
  codeLocked: "Codice bloccato",
  codeLockedWhy: "Troppi codici sbagliati in tutta l’installazione: per dieci minuti si entra con il QR, con le cedole o dalla pagina.",
  codeLater: "Il codice c’è dall’inizio dell’assemblea.",
  hall: "Vista per la sala",
  hallFor: "Si apre in un’altra finestra: portala sul proiettore.",
  hallCopy: "Copia l’indirizzo per la sala",
  hallCopied: "Indirizzo copiato. Vale finché dura l’assemblea: aprilo sul computer del proiettore.",
  hallBlocked: "Il browser ha fermato la finestra: ecco l’indirizzo da aprire.",
  screensEnd: "Spegni tutte le viste per la sala",
  screensEndTitle: "Spegnere le viste per la sala?",
  screensEndNote: "Ogni schermo aperto con un indirizzo della sala si ferma. Ne puoi aprire di nuovi.",
  screensEnded: "Le viste per la sala sono spente.",
  more: "Altro",
  moreOf: "Altro su questa assemblea",

  start: "Comincia",
  startTitle: "Cominciare l’assemblea?",
  startNote: (guests: GuestAdmission) => `Da subito il codice fa entrare, la pagina della piazza lo dice a tutti e la sala lo mostra. ${guests === "NONE" ? "Entra chi ha accesso." : guests === "SLIPS" ? "Entra chi ha accesso e chi ha una cedola." : "Entra chi ha accesso, e come ospite chiunque abbia il codice."} Chi conta e quali ospiti entrano non si cambia più. Le domande le apri tu, una alla volta.`,
  started: "L’assemblea è cominciata.",
  end: "Chiudi l’assemblea",
  endTitle: "Chiudere l’assemblea?",
  endNote: "Codice e cedole non fanno più entrare nessuno; gli schermi mostrano ancora per un’ora che l’assemblea è finita. I risultati che non hai mostrato restano a chi tiene l’assemblea, finché non li pubblica dalla pagina della votazione. Non si ricomincia.",
  endWaiting: (k: number) => (k === 0 ? "" : k === 1 ? " Una domanda non è stata aperta: resta fuori dal verbale." : ` ${figure(k)} domande non sono state aperte: restano fuori dal verbale.`),
  endOpen: "C’è una votazione aperta: chiudila prima.",
  ended: "L’assemblea è finita.",
  toMinutes: "Scrivi il verbale",
  rehearse: "Fai una prova",
  rehearseTitle: "Fare una prova?",
  rehearseNote: "Si apre una copia di questa assemblea con partecipanti inventati, che entrano e votano da soli. La vedono solo le persone che tengono la piazza, e alla fine si elimina senza lasciare nulla.",
  rehearsePeople: "Quanti partecipanti inventare",
  rehearsePeopleHint: "Da 1 a 500.",
  rehearseDo: "Comincia la prova",
  rehearsal: "Prova",
  rehearsalBanner: "Questa è una prova. I partecipanti sono inventati, nessuno fuori la vede, quello che si vota non conta.",
  rehearsalEnd: "Finisci ed elimina la prova",
  rehearsalEndTitle: "Eliminare la prova?",
  rehearsalEndNote: "Domande, voti e partecipanti inventati spariscono. L’assemblea vera resta com’è.",
  rehearsalEnded: "La prova è eliminata.",
  change: "Cambia titolo, testo e regole",
  cancel: "Lascia stare",
  close: "Chiudi",
  save: "Salva",
  copy: "Copia",

  questions: "Domande",
  add: "Aggiungi",
  addTitle: "Una domanda nuova",
  editTitle: "Cambia la domanda",
  fromDrafts: "Da una bozza di votazione",
  newQuestion: "Scrivila adesso",
  howToAdd: "Da dove viene la domanda",
  kindOf: (kind: string) => `Tipo: ${kind}`,
  seconds: "Quanto resta aperta, in secondi",
  secondsHint: "Da 10 a 7.200. Lascia vuoto per chiuderla a mano.",
  secondsWrong: "Da 10 a 7.200 secondi, o niente.",
  quick: "Più usati:",
  noTime: "senza tempo",
  rules: "Regole della domanda",
  changeable: "Il voto si può cambiare fino alla chiusura",
  showsStaff: "La regia vede il risultato provvisorio",
  showsStaffNote: "Chi vota ne è avvisato prima di votare.",
  showsVoters: "Voto palese",
  showsVotersNote: "Chi vede i risultati vede anche chi ha votato che cosa.",
  shuffled: "Ognuno vede le opzioni in un ordine suo",
  reasonsAsked: "Chiedere il motivo",
  reasonRule: { NONE: "No", OPTIONAL: "Chi vuole lo scrive", REQUIRED: "Sempre" },
  quorumOf: "Quorum della domanda (persone)",
  thresholdOf: "Soglia della prima opzione (%)",
  emptyForNone: "Lascia vuoto per nessuno.",
  wholeWrong: "Serve un numero intero.",
  guestsVote: "Quali ospiti votano",
  guestsVoteWords: {
    NONE: { name: "Nessuno", means: "Vota solo chi conta." },
    SLIPS: { name: "Chi ha una cedola", means: "Contati a parte: non toccano quorum e risultato." },
    ANYONE: { name: "Chiunque sia entrato", means: "Contati a parte e non verificati: la stessa persona può votare due volte." },
  },
  addDo: "Metti in coda",
  addShow: "Metti in coda e davanti a tutti",
  added: (k: number) => (k === 1 ? "La domanda è in coda." : `${figure(k)} domande sono in coda.`),
  changed: "La domanda è cambiata.",
  draftsNone: "Non c’è nessuna bozza di votazione in questa piazza.",
  draftsLead: "Ogni domanda della bozza diventa una domanda della coda, con le sue regole. La bozza resta com’è.",
  draftTake: "Metti in coda",
  empty: "La coda è vuota. Aggiungi la prima domanda.",
  dragHint: "Trascina per cambiare l’ordine, oppure",
  dragFrozen: "Le domande già aperte non si modificano.",
  question: (at: number, of: number) => `Domanda ${figure(at)} di ${figure(of)}`,
  openly: "voto palese",
  unnamed: "voto non palese",
  byHand: "senza tempo",
  guestsToo: "votano anche gli ospiti",
  itemMenu: (title: string) => `Altro su “${title}”`,
  edit: "Cambia",
  duplicate: "Ripeti più avanti",
  remove: "Togli dalla coda",
  removed: "La domanda è tolta.",
  toHall: "Metti davanti a tutti",
  fromHall: "Togli dalla sala",
  annul: "Annulla con un motivo",
  annulDo: "Annulla la domanda",
  annulTitle: "Annullare questa domanda?",
  annulNote: "I voti non contano più. Il motivo si legge in sala, sui telefoni e nel verbale.",
  annulHint: "Al massimo 500 caratteri. Lo leggono tutti.",
  annulRepeat: "La stessa domanda torna in coda, da capo",
  annulled: "La domanda è annullata.",
  annulledWhy: (why: string) => `Annullata: ${why}`,
  up: (title: string) => `Sposta in su “${title}”`,
  down: (title: string) => `Sposta in giù “${title}”`,
  handle: (title: string, at: number, of: number) => `“${title}”, posizione ${figure(at)} di ${figure(of)}: trascina, oppure Alt e frecce`,
  movedTo: (title: string, at: number, of: number) => `${title}, posizione ${figure(at)} di ${figure(of)}.`,
  answered: (k: number, of: number) => ({ figure: `${figure(k)} su ${figure(of)}`, rest: k === 1 ? "avente diritto ha risposto" : "aventi diritto hanno risposto" }),
  answeredShort: (k: number) => n(k, "voto", "voti"),
  guestsApart: (k: number) => (k === 1 ? "1 ospite ha votato, contato a parte." : `${figure(k)} ospiti hanno votato, contati a parte.`),
  quorumItem: (reached: boolean, k: number) => (reached ? `Quorum della domanda raggiunto (${figure(k)})` : `Quorum della domanda: ${figure(k)}, non ancora`),

  nothingNow: "Nessuna domanda davanti a tutti",
  nothingNowNote: "In sala si vedono il codice e chi è presente.",
  nextIs: "La prossima:",
  serverClock: "Orologio del servizio, uguale per tutti",
  openFor: (time: string) => `Resta aperta ${time}, dall’apertura`,
  openByHand: "Aperta: la chiudi tu",
  openSince: "Aperta alle",
  closedAt: "Chiusa alle",
  left: (time: string) => `Restano ${time}`,
  soon: (k: number) => `Restano ${n(k, "secondo", "secondi")}.`,
  waitingNow: "In attesa: si apre con “Apri la votazione”",
  notTimed: "Senza tempo",
  inHallNow: "davanti a tutti",
  provisional: "Risultato provvisorio",
  result: "Risultato",
  hallSeesLater: "in sala si vede dopo la chiusura",
  hallSees: "lo vedono tutti",
  staffHidden: "Questa domanda non mostra il risultato prima della chiusura, nemmeno alla regia.",
  settling: "Si conta: il risultato arriva fra un momento, o subito con “Mostra in sala”.",
  notShown: "Il risultato non è ancora in sala.",
  guestsResult: "Gli ospiti, contati a parte",
  unverified: "non verificati: la stessa persona può aver votato due volte",

  turned: {
    WAITING: (title: string) => `Davanti a tutti: ${title}`,
    OPEN: (title: string) => `Votazione aperta: ${title}`,
    CLOSED: (title: string) => `Votazione chiusa: ${title}`,
    REVEALED: (title: string) => `Risultato in sala: ${title}`,
    ANNULLED: (title: string) => `Annullata: ${title}`,
  },
  commands: "Comandi",
  command,
  off,
  offNames: { open: "Apri", close: "Chiudi", extend: "+ 30 secondi", reveal: "Mostra in sala", next: "Prossima domanda", undo: "Torna indietro" },
  /** Why some commands are off, in one sentence that names them. */
  offOf: (why: Off, names: readonly string[]) => {
    const said = names.map((name) => `“${name}”`).join(names.length === 2 ? " e " : ", ");
    if (why === "not_closed") return `${said} ${names.length === 1 ? "si attiva" : "si attivano"} dopo la chiusura.`;
    if (why === "not_open") return `${said} ${names.length === 1 ? "si attiva" : "si attivano"} dopo l’apertura.`;
    return `${said}: ${off[why].charAt(0).toLowerCase()}${off[why].slice(1)}`;
  },
  keys: "Tasti singoli",
  keysOn: "A apri, C chiudi, T più tempo, M mostra, N prossima, Ctrl Z torna indietro. Mentre scrivi non fanno nulla.",
  keysOff: "Spenti: resta solo Ctrl Z.",
  undoOffer: (kind: AssemblyActKind) => ({
    OPENED: "Votazione aperta.", CLOSED: "Votazione chiusa.", REVEALED: "Risultato mostrato in sala.", SHOWN: "Domanda cambiata in sala.", EXTENDED: "Tempo aggiunto.",
  } as Partial<Record<AssemblyActKind, string>>)[kind] ?? "Fatto.",
  undoLeft: (k: number) => `Si può tornare indietro ancora per ${n(k, "secondo", "secondi")}`,
  undo: "Torna indietro",
  undone: "Si è tornati indietro.",
  did: { extend: "Trenta secondi in più.", undo: "Si è tornati indietro.", show: "Cambiato in sala." },
  lost: "Non è arrivata risposta: guarda lo stato, il comando potrebbe essere passato.",

  message: "Messaggio a tutti",
  messageWrite: "Scrivi un messaggio a tutti",
  messageNote: "Si legge subito in sala e sui telefoni, sopra la domanda.",
  messageText: "Il messaggio",
  messageSet: "Fai leggere",
  messageGone: "Togli il messaggio",
  messageShown: "Il messaggio si legge in sala.",
  messageTaken: "Il messaggio è tolto.",
  messageChange: "Cambia",

  present: "Presenti",
  of: (k: number) => `su ${figure(k)}`,
  whereWords: (hall: number, remote: number, guests: number) => {
    const where = `${figure(hall)} in sala, ${figure(remote)} in rete.`;
    return guests === 0 ? where : `${where} ${guests === 1 ? "1 è ospite e non conta" : `${figure(guests)} sono ospiti e non contano`} nel quorum.`;
  },
  watching: (k: number) => (k === 1 ? "1 persona guarda soltanto." : `${figure(k)} persone guardano soltanto.`),
  presentNow: (k: number) => n(k, "presente", "presenti"),
  names: "Chi ha scelto di farsi vedere",
  quorum: "Quorum",
  quorumReached: "Quorum raggiunto",
  quorumMissing: "Quorum non raggiunto",
  quorumWords: (k: number, needed: number) => ({ here: figure(k), needed: figure(needed), between: k === 1 ? "avente diritto, ne servono" : "aventi diritto, ne servono" }),
  noQuorum: "Nessun quorum.",
  enter: "Per entrare",
  renew: "Cambia codice",
  renewTitle: "Cambiare il codice?",
  renewNote: "Il codice e il QR di adesso non fanno più entrare nessuno. Chi è già dentro resta.",
  renewed: "Ecco il codice nuovo.",
  codeCopied: "Codice e indirizzo copiati.",
  qr: "Codice QR per entrare",
  typeAt: (address: string) => `Si entra da ${address}`,
  slips: "Cedole per gli ospiti",
  movements: "Ultimi movimenti",
  movementsNone: "Ancora nulla.",
  course: "Tutto il corso",
  act: (kind: AssemblyActKind, name: string | undefined, about: { title: string | null; amount: number | null }) => (name === undefined ? (known(happened, kind)?.(about) ?? "c’è stato un altro passo") : `${name} ${known(did, kind)?.(about) ?? "ha fatto un altro passo"}`),
  actUndone: "ripreso",
  arrived: (name: string) => `${name} è qui`,
  gone: (name: string) => `${name} è andato via`,
  reconnecting: (k: number) => (k === 1 ? "1 telefono si sta ricollegando: il suo voto arriva da solo" : `${figure(k)} telefoni si stanno ricollegando: il loro voto arriva da solo`),

  floor: "Domande dalla sala",
  floorNone: "Nessuno ha ancora chiesto nulla.",
  floorWaiting: (k: number) => (k === 1 ? "1 da guardare" : `${figure(k)} da guardare`),
  floorState: { WAITING: "da guardare", SHOWN: "si legge", ANSWERED: "risposta data", REFUSED: "non ammessa" },
  floorShow: "Falla leggere",
  floorAnswered: "Risposta data",
  floorRefuse: "Non ammetterla",
  floorTake: "Toglila",
  floorVotes: (k: number) => `interessa a ${n(k, "persona", "persone")}`,
  floorOf: (act: string, text: string) => `${act}: “${text}”`,
  floorNew: (k: number) => (k === 1 ? "Una nuova domanda dalla sala." : `${figure(k)} nuove domande dalla sala.`),
  anonymous: "senza nome",

  line: {
    live: "Linea attiva",
    reconnecting: "La linea si è interrotta: ci si ricollega da soli. I comandi tornano con lei, la votazione va avanti sul servizio.",
    offline: "Sei senza rete. L’assemblea va avanti sul servizio; un’altra persona può tenerla dal suo dispositivo.",
    back: "Linea tornata.",
  },
};

export type ConsoleWords = typeof consoleIt;
