import { counter } from "../../i18n/plural";

const n = counter("it");

/** What the list of a piazza's votes says. */
export const listIt = {
  open: "Si vota adesso",
  coming: "Si voterà",
  closed: "Concluse",
  closes: "chiude",
  closesByHand: "si chiude a mano",
  opens: "apre",
  opensByHand: "si apre a mano",
  closedAt: "chiusa",
  vote: "Vota ora",
  voteOn: (title: string) => `Vota ora: ${title}`,
  voted: "Hai già votato.",
  owed: "Aspetta il tuo voto",
  turnout: (k: number, all: number | null) => (all === null ? n(k, "persona ha votato", "persone hanno votato") : `${k.toLocaleString("it")} su ${all.toLocaleString("it")} ${k === 1 ? "ha votato" : "hanno votato"}`),
  quorum: (k: number) => `quorum ${k.toLocaleString("it")}`,
  reached: "raggiunto",
  notReached: "non ancora raggiunto",
  missed: "non raggiunto",
  lost: "I voti sono andati perduti e non si possono contare.",
  outcome: "C’è l’esito",
  prepare: "Prepara una votazione",
  empty: "Qui non si è ancora votato nulla.",
};

export type ListWords = typeof listIt;
