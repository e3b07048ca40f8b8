import { counter } from "../i18n/plural";
import { bytes, seconds } from "./figures";
import type { Complaint } from "./watch";

const n = counter("it");
const s = seconds("it");

const readerNames: Record<string, string> = { notifications: "notifiche" };

function wrong(it: Complaint): string {
  switch (it.what) {
    case "gone": return `Il nodo ${it.node} non si sente più da ${s(it.seconds)}: se non l’hai fermato tu, è caduto.`;
    case "rights": return `Il nodo ${it.node} da ${s(it.seconds)} non sa se qualcuno ha perso un diritto: finché non lo sa, non consegna nulla.`;
    case "behind": return `Il nodo ${it.node} è in ritardo di ${n(it.count, "messaggio", "messaggi")}.`;
    case "bus": return `Il nodo ${it.node} non sente gli altri (${it.bus === "nats" ? "NATS" : "NOTIFY"}): i messaggi arrivano lo stesso, fino a un secondo dopo.`;
    case "waiting": return `Sul nodo ${it.node} ${bytes(it.bytes, "it")} aspettano lettori lenti.`;
    case "drops": return `Il nodo ${it.node} nell’ultimo minuto ha chiuso ${n(it.count, "collegamento troppo lento", "collegamenti troppo lenti")}: chi c’era riprende da dov’era.`;
    case "resets": return `Sul nodo ${it.node} nell’ultimo minuto ${n(it.count, "lettore ha ricominciato", "lettori hanno ricominciato")} da capo: il segno che avevano non si poteva seguire.`;
    case "draining": return `Il nodo ${it.node} sta congedando chi c’è, prima di fermarsi.`;
    case "reader": return `Il lettore “${readerNames[it.name] ?? it.name}” è indietro di ${s(it.seconds)}, ${n(it.count, "messaggio", "messaggi")}.`;
  }
}

/** What the page of the administrators says. */
export const statusIt = {
  title: "Stato della diretta",
  lead: "Come stanno i nodi, un secondo dopo l’altro.",
  waiting: "In attesa della prima osservazione.",
  well: "Va tutto bene.",
  carrying: (nodes: number, connections: number) => `${n(nodes, "nodo", "nodi")}, ${n(connections, "collegamento", "collegamenti")}.`,
  toLookAt: (k: number) => (k === 1 ? "Una cosa da guardare" : `${k.toLocaleString("it")} cose da guardare`),
  stale: (age: number) => `Questa pagina non riceve nulla da ${s(age)}: quello che si legge è di allora.`,
  wrong,
  nodes: "I nodi",
  node: (id: string) => `Nodo ${id}`,
  answering: "risponde a te",
  draining: "si sta fermando",
  gone: "non si sente più",
  started: "Avviato",
  connections: "collegamenti",
  behind: "messaggi indietro",
  inBuffers: "in attesa di lettori",
  lastMinute: "Nell’ultimo minuto",
  carries: "Che cosa porta",
  sockets: "Websocket",
  eventStreams: "Flussi di eventi",
  operations: "Operazioni aperte",
  subscribers: "Ascolti del registro",
  streams: "Registri ascoltati",
  since: "Dall’avvio",
  resumes: "Riprese dal segno",
  resets: "Ricominciati da capo",
  drops: "Chiusi perché lenti",
  others: "Gli altri nodi e i diritti",
  rights: "Diritti certi da",
  bus: "Bus fra i nodi",
  busNames: { postgres: "NOTIFY", nats: "NATS", alone: "nessuno" } as Record<string, string>,
  connected: "collegato",
  cut: "scollegato",
  hintsSent: "Avvisi mandati",
  hintsHeard: "Avvisi sentiti",
  swept: "Trovati senza avviso",
  readers: "Chi legge tutto il registro",
  readersEmpty: "Nessun lettore ha ancora cominciato.",
  readerNames,
  upToDate: "in pari",
  lag: (k: number, age: number) => `${n(k, "messaggio", "messaggi")} da leggere, il più vecchio di ${s(age)}`,
  lastRead: "Ultimo passo",
  neverRead: "Non ha ancora letto nulla",
  chart: "Ultimo minuto",
  plus: (k: number) => `+${k.toLocaleString("it")}`,
};

export type StatusWords = typeof statusIt;
