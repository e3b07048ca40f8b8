import { describe, expect, test } from "vitest";
import { noLimits, type PollQuestion, type QuestionKind } from "../../poll/kind";
import type { AnyResult } from "../../poll/results/part";
import { fitting, hallChart, standsBeside, withGuests, type ChartWords, type Row } from "./chart";
import { gathered } from "./columns";

const words: ChartWords = {
  figure: String, percent: (share) => `${Math.round(share * 100)}%`, money: (n) => `${n} €`, decimal: (text) => text ?? "–", none: "nessuna",
  stances: { AGREE: "sì", ABSTAIN: "boh", DISAGREE: "no", BLOCK: "mi oppongo" }, slot: (from) => from ?? "", median: (said) => `mediana ${said}`, marks: (k) => `${k} persone`,
  eliminated: (round) => `fuori ${round}`, elected: "eletta", quota: (quota) => `quota ${quota}`, wins: (name, rounds) => `vince ${name} in ${rounds}`, noWinner: "nessuno", level: (many) => `pari ${many}`, noneLeads: "più nessuna", blocked: (figure) => `contro ${figure}`, funded: "finanziato", notFunded: "non finanziato",
  spent: (spent, ceiling) => `${spent}/${ceiling}`, slotBeside: (maybe, no) => `forse ${maybe} no ${no}`, hatchedMaybe: "forse a tratti", hatchedPassed: "passati a tratti", guests: (figure) => `ospiti ${figure}`, numbers: (mean, median) => `${mean} ${median}`,
};

const option = (id: string) => ({ id, title: id.toUpperCase(), meaning: "", cost: 0, startsAt: null, endsAt: null });
const question = (kind: QuestionKind, parts: Partial<PollQuestion> = {}): PollQuestion => ({ id: "q", kind, section: "", title: "Che cosa?", note: "", options: ["a", "b", "c"].map(option), rows: [], limits: noLimits, onlyIf: null, isRequired: true, ...parts });
const told = (result: object): AnyResult => ({ question: "q", voters: 10, none: 0, thresholdReached: null, byAssurance: null, ...result }) as AnyResult;
const counts = (a: number, b: number, c: number, none = 0) => told({ __typename: "OptionCounts", none, options: [["a", a], ["b", b], ["c", c]].map(([id, votes]) => ({ option: id, votes, share: Number(votes) / 10 })) });
const round = (votes: Record<string, number>, eliminated: string | null = null) => ({ counts: Object.entries(votes).map(([id, n]) => ({ option: id, votes: n })), exhausted: 0, elected: [], eliminated, belowQuota: false, transfers: [], tie: null });

function bars(kind: QuestionKind, result: AnyResult, parts?: Partial<PollQuestion>): readonly Row[] {
  const chart = hallChart(question(kind, parts), result, words);
  return chart.form === "bars" ? chart.rows : [];
}

describe("a chart for a hall", () => {
  test("puts what leads first, with a sign and its figure in words", () => {
    const rows = bars("SINGLE", counts(2, 6, 3));
    expect(rows.map(({ title, figure, beside, leads }) => [title, figure, beside, leads])).toEqual([["B", "6", "60%", true], ["C", "3", "30%", false], ["A", "2", "20%", false]]);
    expect(rows.map(({ length }) => length)).toEqual([1, 0.5, 2 / 6]);
  });

  const led = (kind: QuestionKind, result: AnyResult, parts?: Partial<PollQuestion>) => {
    const chart = hallChart(question(kind, parts), result, words);
    return chart.form === "bars" ? [chart.sentence, ...chart.rows.filter(({ leads }) => leads).map(({ id }) => id)] : [];
  };

  test("lets nobody lead a tie, and says that it is one", () => {
    expect(led("SINGLE", counts(4, 4, 1))).toEqual(["pari 2"]);
    expect(led("SINGLE", counts(3, 3, 3))).toEqual(["pari 3"]);
    expect(led("SINGLE", counts(0, 0, 0))).toEqual([undefined]);
    expect(led("SINGLE", counts(5, 4, 0))).toEqual([undefined, "a"]);
    const dots = told({ __typename: "DotsResult", options: [{ option: "a", people: 1, dots: 8 }, { option: "b", people: 2, dots: 8 }] });
    expect(led("DOTS", dots)).toEqual(["pari 2"]);
    const grid = hallChart(question("MATRIX", { rows: [{ id: "r", title: "Riga" }] }), told({ __typename: "GridResult", cells: [{ row: "r", option: "a", votes: 3 }, { row: "r", option: "b", votes: 3 }] }), words);
    expect(grid.form === "grid" && grid.rows[0]?.cells.some(({ tops }) => tops)).toBe(false);
  });

  test("tells “none of these” hatched and last, and lets nobody lead whom it outweighs", () => {
    const none = { limits: { ...noLimits, none: true } };
    const rows = bars("SINGLE", counts(1, 2, 0, 7), none);
    expect(rows.at(-1)).toMatchObject({ id: "none", leads: false, hatched: true, length: 1 });
    expect(rows[0]?.length).toBeCloseTo(2 / 7);
    expect(led("SINGLE", counts(1, 2, 0, 7), none)).toEqual(["più nessuna"]);
    expect(led("SINGLE", counts(1, 2, 0, 2), none)).toEqual(["pari 2"]);
    expect(led("SINGLE", counts(1, 4, 0, 2), none)).toEqual([undefined, "b"]);
  });

  test("lets nobody lead where somebody blocks, and says it before all", () => {
    const stances = (agree: number, disagree: number, block: number) => told({ __typename: "StancesResult", counts: [{ stance: "AGREE", votes: agree }, { stance: "ABSTAIN", votes: 0 }, { stance: "DISAGREE", votes: disagree }, { stance: "BLOCK", votes: block }] });
    expect(led("CONSENT", stances(3, 0, 4))).toEqual(["contro 4"]);
    expect(led("CONSENT", stances(9, 0, 1))).toEqual(["contro 1"]);
    expect(led("CONSENT", stances(2, 2, 0))).toEqual(["pari 2"]);
    expect(led("CONSENT", stances(5, 1, 0))).toEqual([undefined, "AGREE"]);
  });

  test("tells the rounds of a ranking: who went when, and what came over", () => {
    const result = told({ __typename: "RankingResult", winner: "a", points: [], condorcet: null, rounds: [round({ a: 4, b: 5, c: 1 }, "c"), round({ a: 5, b: 5 }, "b"), round({ a: 6 })] });
    const chart = hallChart(question("RANKED"), result, words);
    if (chart.form !== "bars") throw new Error(chart.form);
    expect(chart.sentence).toBe("vince A in 3");
    expect(chart.legend).toBe("passati a tratti");
    expect(chart.rows.map(({ id, note, beside, leads }) => [id, note, beside, leads])).toEqual([["a", undefined, "4 → 5 → 6", true], ["b", "fuori 2", undefined, false], ["c", "fuori 1", undefined, false]]);
    expect(chart.rows[0]).toMatchObject({ length: 4 / 6, more: 2 / 6 });
  });

  test("says who is elected to each seat", () => {
    const result = told({ __typename: "SeatsResult", seats: 2, quota: 4, elected: ["b", "c"], rounds: [round({ a: 2, b: 5, c: 3 }), round({ a: 2, b: 4, c: 4 })] });
    expect(bars("STV", result).map(({ id, leads, note }) => [id, leads, note])).toEqual([["b", true, "eletta"], ["c", true, "eletta"], ["a", false, undefined]]);
  });

  test("draws scores against the greatest mark, dots against the most, and what can be paid for with its cost", () => {
    const scores = told({ __typename: "ScoresResult", options: [{ option: "a", people: 3, mean: 2, median: 2, given: [] }, { option: "b", people: 3, mean: 4, median: 4, given: [] }, { option: "c", people: 0, mean: null, median: null, given: [] }] });
    expect(bars("SCORE", scores, { limits: { ...noLimits, highest: 5 } }).map(({ id, length, leads, figure }) => [id, length, leads, figure])).toEqual([["b", 0.8, true, "4"], ["a", 0.4, false, "2"], ["c", 0, false, "–"]]);
    const dots = told({ __typename: "DotsResult", options: [{ option: "a", people: 1, dots: 2 }, { option: "b", people: 2, dots: 8 }] });
    expect(bars("DOTS", dots).map(({ id, length }) => [id, length])).toEqual([["b", 1], ["a", 0.25]]);
    const funding = told({ __typename: "FundingResult", spent: 8, ceiling: 10, projects: [{ option: "a", votes: 6, cost: 8, isFunded: true }, { option: "b", votes: 5, cost: 9, isFunded: false }] });
    expect(bars("BUDGET", funding).map(({ note, leads }) => [note, leads])).toEqual([["8 €, finanziato", true], ["9 €, non finanziato", false]]);
  });

  test("keeps stances in their order, and draws who blocks in another way", () => {
    const rows = bars("CONSENT", told({ __typename: "StancesResult", counts: [{ stance: "AGREE", votes: 6 }, { stance: "ABSTAIN", votes: 0 }, { stance: "DISAGREE", votes: 1 }, { stance: "BLOCK", votes: 2 }] }));
    expect(rows.map(({ id, hatched }) => [id, hatched])).toEqual([["AGREE", false], ["ABSTAIN", false], ["DISAGREE", false], ["BLOCK", true]]);
  });

  test("adds who perhaps can to a time, hatched", () => {
    const [first] = bars("MEETING", told({ __typename: "SlotsResult", best: ["b"], slots: [{ option: "a", yes: 1, maybe: 0, no: 3 }, { option: "b", yes: 2, maybe: 2, no: 0 }] }));
    expect(first).toMatchObject({ id: "b", length: 0.5, more: 0.5, leads: true });
  });

  test("names the fullest cell of each row of a grid, and groups words and numbers", () => {
    const grid = hallChart(question("MATRIX", { rows: [{ id: "r", title: "Riga" }] }), told({ __typename: "GridResult", cells: [{ row: "r", option: "a", votes: 1 }, { row: "r", option: "b", votes: 3 }] }), words);
    expect(grid.form === "grid" && grid.rows[0]?.cells.map(({ figure, tops }) => [figure, tops])).toEqual([["1", false], ["3", true], ["0", false]]);
    expect(hallChart(question("OPEN"), told({ __typename: "WordsResult", words: [{ word: "ombra", people: 3 }] }), words)).toEqual({ form: "words", words: [{ word: "ombra", people: 3 }] });
    const numbers = hallChart(question("NUMBER"), told({ __typename: "NumbersResult", mean: "2", median: "1", least: "0", greatest: "9", bins: [{ from: "0", to: "1", people: 2 }] }), words);
    expect(numbers).toMatchObject({ sentence: "2 1", columns: [{ label: "0–1", people: 2 }] });
  });

  test("puts guests beside what counts, and adds nothing to it", () => {
    const chart = withGuests(hallChart(question("SINGLE"), counts(2, 6, 3), words), hallChart(question("SINGLE"), counts(1, 0, 0), words), words);
    expect(chart.form === "bars" && chart.rows.map(({ id, figure, guests }) => [id, figure, guests])).toEqual([["b", "6", "ospiti 0"], ["c", "3", "ospiti 0"], ["a", "2", "ospiti 1"]]);
  });

  test("puts guests into the cells of a grid, and leaves their numbers and words to a chart of their own", () => {
    const grid = (votes: number) => hallChart(question("MATRIX", { rows: [{ id: "r", title: "Riga" }] }), told({ __typename: "GridResult", cells: [{ row: "r", option: "a", votes }] }), words);
    const chart = withGuests(grid(4), grid(2), words);
    expect(chart.form === "grid" && chart.rows[0]?.cells.map(({ figure, share, guests }) => [figure, share, guests])).toEqual([["4", 1, "ospiti 2"], ["0", 0, "ospiti 0"], ["0", 0, "ospiti 0"]]);
    const said = hallChart(question("OPEN"), told({ __typename: "WordsResult", words: [] }), words);
    expect([standsBeside(chart), standsBeside(said)]).toEqual([true, false]);
  });

  test("tells how many a wall does not hold, and joins columns without losing anybody", () => {
    expect(fitting([1, 2, 3], 3)).toEqual({ shown: [1, 2, 3], left: 0 });
    expect(fitting([1, 2, 3, 4], 3)).toEqual({ shown: [1, 2], left: 2 });
    expect(gathered([0, 1, 2, 3, 4].map((n) => ({ label: `${n}–${n + 1}`, people: n })), 3)).toEqual([{ label: "0–2", people: 1 }, { label: "2–4", people: 5 }, { label: "4–5", people: 4 }]);
  });
});
