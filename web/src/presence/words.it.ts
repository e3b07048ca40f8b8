import { counter } from "../i18n/plural";

const n = counter("it");
const list = new Intl.ListFormat("it");

/** What the page says of those who read it at the same moment. */
export const presenceIt = {
  title: "Adesso qui",
  alone: "Ci sei solo tu",
  here: (k: number) => n(k, "persona qui", "persone qui"),
  names: (names: readonly string[], others: number) => list.format([...names, ...(others > 0 ? [others === 1 ? "un’altra persona" : `altre ${k(others)} persone`] : [])]),
  nameless: (count: number) => (count <= 1 ? "Per ora ci sei solo tu." : `${n(count, "persona", "persone")}, nessuna con il nome.`),
  unknown: "Chi c’è si vede quando la diretta è collegata.",
  show: "Mostra il mio nome a chi è qui",
  shown: "Chi legge questa pagina vede che ci sei.",
  hidden: "Per gli altri sei solo un numero.",
  writing: (names: readonly string[], others: number) => {
    const rest = others === 0 ? [] : [others === 1 ? (names.length > 0 ? "un’altra persona" : "Una persona") : `${names.length > 0 ? "altre " : ""}${k(others)} persone`];
    return `${list.format([...names, ...rest])} ${names.length + others === 1 ? "sta" : "stanno"} scrivendo`;
  },
};

function k(count: number): string {
  return count.toLocaleString("it");
}

export type PresenceWords = typeof presenceIt;
