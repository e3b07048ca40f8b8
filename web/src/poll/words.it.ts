import { counter } from "../i18n/plural";
import type { Assurance, Electorate, PollPhase } from "./gen/graphql";
import type { Stretch } from "./state";

const n = counter("it");
const figure = (k: number) => k.toLocaleString("it", { useGrouping: "always" });

/** "2 giorni e 6 ore", "5 minuti", "40 secondi": the two largest parts. */
function lasting({ days, hours, minutes, seconds }: Stretch): string {
  if (days > 0) return hours > 0 ? `${n(days, "giorno", "giorni")} e ${n(hours, "ora", "ore")}` : n(days, "giorno", "giorni");
  if (hours > 0) return minutes > 0 ? `${n(hours, "ora", "ore")} e ${n(minutes, "minuto", "minuti")}` : n(hours, "ora", "ore");
  if (minutes >= 2) return n(minutes, "minuto", "minuti");
  return n(minutes * 60 + seconds, "secondo", "secondi");
}

const electorate: Record<Electorate, (k: number | null, piazza: string) => string> = {
  SIGNED_IN: () => "Chiunque acceda e possa leggere questa piazza.",
  MEMBERS: (k, piazza) => (k === null ? `Gli iscritti a “${piazza}”.` : k === 1 ? `L’unica persona iscritta a “${piazza}”.` : `Le ${figure(k)} persone iscritte a “${piazza}”.`),
  LIST: (k) => (k === null ? "Chi è nell’elenco degli elettori." : k === 1 ? "L’unica persona nell’elenco degli elettori." : `Le ${figure(k)} persone nell’elenco degli elettori.`),
};

const assurance: Record<Assurance, string> = {
  NONE: "Basta un accesso qualsiasi.",
  SOCIAL: "Serve almeno l’accesso con un account personale.",
  EMAIL: "Serve un indirizzo e-mail verificato, o di più.",
  SUBSTANTIAL: "Serve un’identità digitale di livello 2, come SPID o CIE: così ciascuno vota una volta sola.",
  HIGH: "Serve un’identità digitale di livello 3: così ciascuno vota una volta sola.",
};

const assuranceName: Record<Assurance, string> = {
  NONE: "Senza verifica",
  SOCIAL: "Account personale",
  EMAIL: "E-mail verificata",
  SUBSTANTIAL: "Identità digitale, livello 2",
  HIGH: "Identità digitale, livello 3",
};

const spoken: Record<PollPhase, string> = {
  WAITING: "La votazione non è ancora aperta.",
  OPEN: "La votazione è aperta.",
  CLOSED: "La votazione si è chiusa.",
};

/** Why a secret vote stays on its way: it is no question of the network. */
const withoutKey = "In questo momento qui non si può votare: manca la chiave della votazione, e la rimette chi gestisce il servizio. Niente è perduto: il tuo voto resta su questo dispositivo e parte da solo appena si può. Puoi anche riprovare più tardi.";

/** What the page of a poll says around its ballots and results. */
export const pollIt = {
  around: "Intorno a questa votazione",
  phase: { WAITING: "Non ancora aperta", OPEN: "Si sta votando", CLOSED: "Conclusa" },
  spoken,
  lasting,
  closes: (when: string, left: string) => `chiude ${when}, fra ${left}`,
  closesByHand: "la chiude chi la tiene",
  closing: "sta chiudendo",
  opens: (when: string, left: string) => `apre ${when}, fra ${left}`,
  opening: "sta aprendo",
  opensByHand: "la apre chi la tiene",
  opensPublished: "apre quando viene pubblicata",
  closed: (when: string) => `chiusa ${when}`,
  annulled: "Annullata in assemblea: quello che si è votato non conta.",
  soon: (k: number) => `La votazione chiude fra ${n(k, "secondo", "secondi")}.`,
  outcomeOf: "L’esito, scritto da chi ha tenuto la votazione",
  turnout: (k: number, of: number | null) => (of === null ? (k === 1 ? "Ha votato 1 persona" : `Hanno votato ${figure(k)} persone`) : `Hanno votato ${figure(k)} su ${figure(of)}`),
  turnoutOf: (k: number, of: number | null) => ({ figure: of === null ? figure(k) : `${figure(k)} su ${figure(of)}`, rest: of === null ? (k === 1 ? "persona ha votato" : "persone hanno votato") : k === 1 ? "ha votato" : "hanno votato" }),
  quorum: (k: number, reached: boolean) => (reached ? `Quorum ${figure(k)}, raggiunto` : `Quorum ${figure(k)}, non ancora raggiunto`),
  quorumMissed: (k: number) => `Quorum ${figure(k)}, non raggiunto: la votazione non vale.`,
  threshold: (k: number) => `La prima opzione passa con almeno il ${figure(k)}% di chi ha risposto.`,
  who: "Chi può votare",
  electorate,
  assurance,
  assuranceName,
  rules: "Come funziona",
  attributed: "Il voto è palese: chi vede i risultati vede anche chi ha votato che cosa.",
  unnamed: "I risultati non dicono chi ha votato che cosa. Chi gestisce il servizio tecnicamente può saperlo.",
  changeable: "Puoi cambiare il voto fino alla chiusura.",
  final: "Il voto non si può cambiare: controlla prima di inviare.",
  sees: {
    LIVE: "I risultati si vedono mentre si vota.",
    AFTER_VOTE: "I risultati li vede subito chi ha votato, tutti alla chiusura.",
    AFTER_CLOSE: "I risultati si vedono alla chiusura, per tutti nello stesso momento.",
    STAFF: "I risultati li vede prima chi tiene la votazione, poi tutti quando li pubblica.",
    STAFF_LIVE: "I risultati li vede subito chi tiene la votazione, tutti quando li mostra.",
  },
  hidden: {
    LIVE: "I risultati si vedono dall’apertura.",
    AFTER_VOTE: "I risultati li vedi appena hai votato, o alla chiusura.",
    AFTER_CLOSE: "I risultati si vedono alla chiusura, per tutti nello stesso momento. Prima non li vede nessuno, nemmeno chi tiene la votazione.",
    STAFF: "Chi tiene la votazione non ha ancora pubblicato i risultati.",
    STAFF_LIVE: "Chi tiene la votazione non ha ancora mostrato i risultati.",
  },
  listLater: "Appena sono visibili arrivano qui da soli: non serve ricaricare la pagina.",
  voteTitle: "Il tuo voto",
  send: "Invia il voto",
  change: "Invia il voto cambiato",
  sending: "invio…",
  unchanged: "Non hai cambiato nulla.",
  received: (when: string) => `Il tuo voto è arrivato: ${when}.`,
  receivedNow: "Voto ricevuto.",
  edit: "Cambia il voto",
  keep: "Lascia il voto com’è",
  mine: "Come hai votato",
  notYet: "Ancora non contato",
  waiting: "Il voto non è ancora arrivato, quindi non è ancora contato. Parte da solo appena c’è la rete.",
  tryNow: "Riprova ora",
  cancelSending: "Annulla l’invio",
  refused: "Il voto non è stato accettato.",
  kept: "Le tue risposte sono salve su questo dispositivo.",
  stale: "È rimasto qui più di un giorno senza partire: controlla le risposte e invialo di nuovo.",
  missing: (k: number) => (k === 1 ? "C’è una risposta da sistemare." : `Ci sono ${figure(k)} risposte da sistemare.`),
  step: (at: number, of: number) => `Parte ${figure(at)} di ${figure(of)}`,
  firstStep: "Per cominciare",
  next: "Avanti",
  back: "Indietro",
  signIn: "Accedi per votare",
  join: "Iscriviti alla piazza e vota",
  joinNote: "Un clic, nessun modulo.",
  addOption: "Aggiungi un’opzione",
  addOptionHint: "La vedono subito tutti, con il tuo nome. Non si può togliere.",
  optionTitle: "La tua opzione",
  optionAdd: "Aggiungi",
  optionAdded: "Opzione aggiunta.",
  cancel: "Annulla",
  owed: { title: "Ti aspetta un voto", more: (k: number) => `Ti aspettano ${figure(k)} votazioni`, vote: "Vota", voteIn: (title: string) => `Vota: ${title}`, others: (k: number) => (k === 1 ? "E un’altra." : `E altre ${figure(k)}.`), closes: (left: string) => `chiude fra ${left}`, open: "senza scadenza", bell: (k: number) => (k === 1 ? "Devi ancora votare in 1 votazione" : `Devi ancora votare in ${figure(k)} votazioni`) },
  reasons: {
    already_voted: "Hai già votato, e in questa votazione il voto non si cambia.",
    assurance_too_low: "Il modo in cui hai fatto l’accesso non basta: questa votazione chiede una prova più forte di chi sei.",
    question_missing: "Una domanda non fa più parte della votazione. Ricarica la pagina.",
    question_not_asked: "Una risposta riguarda una domanda che non ti viene posta. Ricarica la pagina.",
    question_required: "A questa domanda bisogna rispondere.",
    question_twice: "Una domanda ha avuto due risposte. Ricarica la pagina.",
    vote_empty: "Rispondi almeno a una domanda.",
    choice_mark: "Il punteggio è fuori dalla scala.",
    choice_none: "Qui “nessuna di queste” non c’è.",
    choice_none_alone: "“Nessuna di queste” non sta con altre risposte.",
    choice_number: "Il numero è fuori dai limiti, o sta fra due passi.",
    choice_option: "Un’opzione non fa più parte della domanda. Ricarica la pagina.",
    choice_over_budget: "Va oltre quello che c’è da spendere.",
    choice_shape: "Questa risposta non va bene per questa domanda. Ricarica la pagina.",
    choice_text: "La risposta va da 1 a 4.000 caratteri.",
    choice_too_few: "Manca qualcosa: guarda quante risposte servono.",
    choice_too_many: "Sono troppe: togline qualcuna.",
    choice_twice: "Un’opzione c’è due volte.",
    guest_without_slip: "Qui votano gli ospiti che sono entrati con una cedola.",
    guests_not_asked: "Qui gli ospiti non votano.",
    join_assembly: "Vota chi è entrato in assemblea: prima entra.",
    not_member: "Votano gli iscritti alla piazza.",
    not_on_list: "Votano le persone dell’elenco degli elettori, e tu non ci sei.",
    option_taken: "Un’opzione con questo nome c’è già.",
    option_meaning: "La spiegazione va fino a 500 caratteri.",
    options_enough: "Hai già aggiunto 10 opzioni a questa domanda: lasciane qualcuna agli altri.",
    options_full: "Questa domanda ha già tutte le opzioni che può avere.",
    options_not_taken: "Questa domanda non prende opzioni da chi vota.",
    poll_closed: "La votazione si è chiusa: il voto non è stato contato.",
    poll_in_assembly: "Questa votazione si tiene in assemblea, e si conduce da lì.",
    poll_waiting: "La votazione non è ancora aperta.",
    poll_changes: "Hai cambiato il tuo voto così tante volte che non si può più cambiare: conta l’ultimo.",
    poll_secrecy: "Nel frattempo è cambiato il modo di tenere i voti. Ricarica la pagina prima di votare.",
    poll_key_missing: withoutKey,
    poll_key_folder: withoutKey,
    poll_sealed_elsewhere: "I voti di questa votazione sono già stati contati: non se ne prendono altri.",
    poll_missing: "Questa votazione non c’è più, o non la puoi vedere.",
    ballot_reason: "Il motivo ha al massimo 1.000 caratteri.",
    ballot_reason_missing: "Scrivi anche il motivo: questa votazione lo chiede.",
    ballot_reason_unasked: "Questa votazione non raccoglie motivi.",
    option_title: "Un’opzione va da 1 a 200 caratteri, su una riga.",
    option_twice: "Questa opzione c’è già.",
    closing: "Il servizio si sta riavviando. Riprova fra un momento.",
    sign_in: "Per votare bisogna accedere.",
  },
};

export type PollWords = typeof pollIt;
