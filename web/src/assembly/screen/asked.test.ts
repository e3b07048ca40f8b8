import { expect, test } from "vitest";
import { noLimits, questionKinds, type PollQuestion } from "../../poll/kind";
import { asked, type AskedWords } from "./asked";

const words: AskedWords = {
  money: (n) => `${n} €`, rule: () => "regola", stances: { AGREE: "sì", ABSTAIN: "boh", DISAGREE: "no", BLOCK: "mi oppongo" }, slot: (from, to) => `${from ?? ""}-${to ?? ""}`, none: "nessuna",
  numberAsked: (from, to) => `${from}..${to}`, textAsked: "testo", highest: (k) => `0..${k}`, dots: (k) => `punti ${k}`, ceiling: (money) => `in tutto ${money}`, seats: (k) => `posti ${k}`, columns: (names) => `colonne ${names}`, list: (names) => names.join(","),
};
const question = (kind: PollQuestion["kind"], limits: Partial<PollQuestion["limits"]> = {}): PollQuestion => ({
  id: "q", kind, section: "", title: "Che cosa?", note: "", onlyIf: null, isRequired: true, limits: { ...noLimits, ...limits },
  options: [{ id: "a", title: "A", meaning: "", cost: 5, startsAt: "1", endsAt: "2" }], rows: [{ id: "r", title: "R" }],
});
const said = (kind: PollQuestion["kind"], limits?: Partial<PollQuestion["limits"]>) => {
  const { note, options } = asked(question(kind, limits), words);
  return [note, ...options.map(({ title, beside }) => title + beside)].join(" | ");
};

test("a wall says of each kind what can be answered, and how", () => {
  expect(Object.fromEntries(questionKinds.map((kind) => [kind, said(kind, { from: "0", to: "9", highest: 5, ceiling: 7, seats: 2 })]))).toEqual({
    SINGLE: " | A", MULTIPLE: "regola | A", RANKED: "regola | A", STV: "posti 2 | A", SCORE: "0..5 | A", DOTS: "punti 5 | A", BUDGET: "in tutto 7 € | A5 €",
    CONSENT: " | sì | boh | no | mi oppongo", MEETING: " | 1-2", NUMBER: "0..9", OPEN: "testo", MATRIX: "colonne A | R",
  });
  expect(said("SINGLE", { none: true })).toBe(" | A | nessuna");
});
