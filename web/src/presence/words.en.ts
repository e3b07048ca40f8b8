import { counter } from "../i18n/plural";
import type { PresenceWords } from "./words.it";

const n = counter("en");
const list = new Intl.ListFormat("en-GB");
const persons = (count: number) => n(count, "person", "people");
const others = (count: number) => (count === 0 ? [] : [count === 1 ? "one other" : `${count.toLocaleString("en")} others`]);

export const presenceEn: PresenceWords = {
  title: "Here now",
  alone: "Only you are here",
  here: (k) => `${persons(k)} here`,
  names: (names, more) => list.format([...names, ...others(more)]),
  nameless: (count) => (count <= 1 ? "Only you, for now." : `${persons(count)}, none by name.`),
  unknown: "Who is here shows when the live line is up.",
  show: "Show my name to those who are here",
  shown: "Whoever reads this page sees that you are here.",
  hidden: "To the others you are only a number.",
  writing: (names, more) => {
    const rest = names.length > 0 ? others(more) : more === 0 ? [] : [persons(more)];
    return `${list.format([...names, ...rest])} ${names.length + more === 1 ? "is" : "are"} writing`;
  },
};
