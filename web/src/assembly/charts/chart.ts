import type { PollQuestion } from "../../poll/kind";
import { inOrder, namesOf, type AnyResult } from "../../poll/results/part";
import type { ResultOf } from "../../poll/state";

/** A bar of a chart that is read from the back of a hall: its name, its figure in words, and how long it is. */
export interface Row {
  id: string;
  title: string;
  /** What is said under the name. */
  note?: string | undefined;
  figure: string;
  beside?: string | undefined;
  /** From 0 to 1. */
  length: number;
  /** A second part of the bar, hatched, after the first. */
  more?: number | undefined;
  /** Whether it came out on top: it gets a sign, not a colour alone. */
  leads: boolean;
  /** Drawn hatched where it means something else than the others. */
  hatched?: boolean | undefined;
  /** What guests made of it, in words; they are counted apart. */
  guests?: string | undefined;
}

export interface Column { label: string; people: number }

export interface Cell { figure: string; share: number; tops: boolean; /** How many guests said it, who are counted apart. */ guests?: string | undefined }

/** What came out, as a hall reads it. */
export type HallChart =
  | { form: "bars"; sentence?: string | undefined; rows: Row[]; /** What the hatched part of a bar means. */ legend?: string | undefined }
  | { form: "columns"; sentence?: string | undefined; columns: Column[] }
  | { form: "grid"; head: string[]; rows: { id: string; title: string; cells: Cell[] }[] }
  | { form: "words"; words: { word: string; people: number }[] };

/** The words that a chart is made of. */
export interface ChartWords {
  figure: (n: number) => string;
  percent: (share: number) => string;
  money: (n: number) => string;
  decimal: (text: string | null) => string;
  none: string;
  stances: Record<"AGREE" | "ABSTAIN" | "DISAGREE" | "BLOCK", string>;
  slot: (startsAt: string | null, endsAt: string | null) => string;
  median: (said: string) => string;
  marks: (people: number) => string;
  eliminated: (round: number) => string;
  elected: string;
  quota: (quota: number) => string;
  wins: (name: string, rounds: number) => string;
  noWinner: string;
  /** How many are level at the top, of which none leads. */
  level: (many: number) => string;
  /** “None of these” has more votes than any. */
  noneLeads: string;
  blocked: (figure: string) => string;
  funded: string;
  notFunded: string;
  spent: (spent: number, ceiling: number) => string;
  slotBeside: (maybe: number, no: number) => string;
  hatchedMaybe: string;
  hatchedPassed: string;
  guests: (figure: string) => string;
  numbers: (mean: string, median: string) => string;
}

type Part<T extends AnyResult["__typename"]> = { question: PollQuestion; result: ResultOf<T>; words: ChartWords };

/** Draws a result for a hall: what came out on top stands first. */
export function hallChart(question: PollQuestion, result: AnyResult, words: ChartWords): HallChart {
  switch (result.__typename) {
    case "OptionCounts": return ofCounts({ question, result, words });
    case "RankingResult": return ofRounds({ question, rounds: result.rounds, on: result.winner === null ? [] : [result.winner], words, sentence: result.winner === null ? words.noWinner : words.wins(namesOf(question)(result.winner), result.rounds.length) });
    case "SeatsResult": return ofRounds({ question, rounds: result.rounds, on: result.elected, words, sentence: words.quota(result.quota), onNote: words.elected });
    case "ScoresResult": return ofScores({ question, result, words });
    case "DotsResult": return ofDots({ question, result, words });
    case "FundingResult": return ofFunding({ question, result, words });
    case "StancesResult": return ofStances({ question, result, words });
    case "SlotsResult": return ofSlots({ question, result, words });
    case "NumbersResult": return { form: "columns", sentence: result.mean === null ? undefined : words.numbers(words.decimal(result.mean), words.decimal(result.median)), columns: result.bins.map((bin) => ({ label: bin.from === bin.to ? words.decimal(bin.from) : `${words.decimal(bin.from)}–${words.decimal(bin.to)}`, people: bin.people })) };
    case "WordsResult": return { form: "words", words: result.words.map(({ word, people }) => ({ word, people })) };
    case "GridResult": return ofGrid({ question, result, words });
  }
}

function ofCounts({ question, result, words }: Part<"OptionCounts">): HallChart {
  const nameOf = namesOf(question);
  const top = Math.max(...result.options.map(({ votes }) => votes), 0);
  const rows: Row[] = inOrder(result.options, true, ({ votes }) => votes).map(({ option, votes, share }) => ({
    id: option, title: nameOf(option), figure: words.figure(votes), beside: words.percent(share), length: votes / Math.max(top, result.none, 1), leads: top > 0 && votes === top,
  }));
  const none = noneRow(question, result, words, Math.max(top, result.none, 1));
  if (none.length > 0 && result.none >= top && result.none > 0) {
    return { form: "bars", sentence: result.none > top ? words.noneLeads : words.level(rows.filter(({ leads }) => leads).length + 1), rows: [...unled(rows), ...none] };
  }
  const { rows: led, sentence } = oneLeads(rows, words);
  return { form: "bars", sentence, rows: [...led, ...none] };
}

const unled = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, leads: false }));

/** One leads, or none: who are level at the top get no sign, and it is said. */
function oneLeads(rows: readonly Row[], words: ChartWords): { rows: Row[]; sentence?: string } {
  const level = rows.filter(({ leads }) => leads).length;
  return level > 1 ? { rows: unled(rows), sentence: words.level(level) } : { rows: [...rows] };
}

/** “None of these” is told among the others, and never leads. */
function noneRow(question: PollQuestion, { none, voters }: { none: number; voters: number }, words: ChartWords, top: number): Row[] {
  if (!question.limits.none) return [];
  const share = voters > 0 ? none / voters : 0;
  return [{ id: "none", title: words.none, figure: words.figure(none), beside: words.percent(share), length: none / top, leads: false, hatched: true }];
}

type Round = ResultOf<"SeatsResult">["rounds"][number];

/** A count in rounds: each with the votes that it had in each round, those who stood longest first. */
function ofRounds({ question, rounds, on, words, sentence, onNote }: { question: PollQuestion; rounds: readonly Round[]; on: readonly string[]; words: ChartWords; sentence: string; onNote?: string }): HallChart {
  const nameOf = namesOf(question);
  const courses = question.options.map(({ id }) => ({ id, votes: rounds.flatMap(({ counts }) => counts.filter(({ option }) => option === id).map(({ votes }) => votes)), out: rounds.findIndex(({ eliminated }) => eliminated === id) }));
  const most = Math.max(...courses.flatMap(({ votes }) => votes), 1);
  const place = ({ id }: { id: string }) => (on.includes(id) ? on.indexOf(id) : on.length);
  const stood = ({ out }: { out: number }) => (out < 0 ? Infinity : out);
  const order = [...courses].sort((a, b) => place(a) - place(b) || compare(stood(b), stood(a)) || (b.votes.at(-1) ?? 0) - (a.votes.at(-1) ?? 0));
  return {
    form: "bars", sentence,
    rows: order.map(({ id, votes, out }) => {
      const leads = on.includes(id);
      const [first, last] = [votes[0] ?? 0, votes.at(-1) ?? 0];
      return {
        id, title: nameOf(id), note: leads ? onNote : out < 0 ? undefined : words.eliminated(out + 1), figure: words.figure(last),
        beside: new Set(votes).size > 1 ? votes.map(words.figure).join(" → ") : undefined, length: Math.min(first, last) / most, more: last > first ? (last - first) / most : undefined, leads,
      };
    }),
    legend: courses.some(({ votes }) => (votes.at(-1) ?? 0) > (votes[0] ?? 0)) ? words.hatchedPassed : undefined,
  };
}

const compare = (a: number, b: number) => (a === b ? 0 : a - b);

function ofScores({ question, result, words }: Part<"ScoresResult">): HallChart {
  const nameOf = namesOf(question);
  const highest = Math.max(question.limits.highest ?? 0, 1);
  const top = Math.max(...result.options.map(({ mean }) => mean ?? -1));
  return {
    form: "bars",
    ...oneLeads(inOrder(result.options, true, ({ mean }) => mean ?? -1).map(({ option, mean, median, people }) => ({
      id: option, title: nameOf(option), note: words.marks(people), figure: mean === null ? "–" : words.figure(mean), beside: median === null ? undefined : words.median(words.figure(median)),
      length: (mean ?? 0) / highest, leads: mean !== null && mean === top,
    })), words),
  };
}

function ofDots({ question, result, words }: Part<"DotsResult">): HallChart {
  const nameOf = namesOf(question);
  const top = Math.max(...result.options.map(({ dots }) => dots), 0);
  return {
    form: "bars",
    ...oneLeads(inOrder(result.options, true, ({ dots }) => dots).map(({ option, dots, people }) => ({
      id: option, title: nameOf(option), figure: words.figure(dots), beside: words.marks(people), length: top > 0 ? dots / top : 0, leads: top > 0 && dots === top,
    })), words),
  };
}

function ofFunding({ question, result, words }: Part<"FundingResult">): HallChart {
  const nameOf = namesOf(question);
  const top = Math.max(...result.projects.map(({ votes }) => votes), 1);
  return {
    form: "bars", sentence: words.spent(result.spent, result.ceiling),
    rows: result.projects.map(({ option, votes, cost, isFunded }) => ({
      id: option, title: nameOf(option), note: `${words.money(cost)}, ${isFunded ? words.funded : words.notFunded}`, figure: words.figure(votes), length: votes / top, leads: isFunded,
    })),
  };
}

/** Stances are told as they were taken: who objects stops a consent however few they are, so an objection never leads and is said first. */
function ofStances({ result, words }: Part<"StancesResult">): HallChart {
  const said = Math.max(result.counts.reduce((sum, { votes }) => sum + votes, 0), 1);
  const top = Math.max(...result.counts.map(({ votes }) => votes), 1);
  const blocks = result.counts.find(({ stance }) => stance === "BLOCK")?.votes ?? 0;
  const { rows, sentence } = oneLeads(result.counts.map(({ stance, votes }) => ({
    id: stance, title: words.stances[stance], figure: words.figure(votes), beside: words.percent(votes / said), length: votes / top, leads: votes === top, hatched: stance === "BLOCK",
  })), words);
  return blocks > 0 ? { form: "bars", sentence: words.blocked(words.figure(blocks)), rows: unled(rows) } : { form: "bars", sentence, rows };
}

function ofSlots({ question, result, words }: Part<"SlotsResult">): HallChart {
  const times = new Map(question.options.map((option) => [option.id, option]));
  const all = Math.max(...result.slots.map(({ yes, maybe, no }) => yes + maybe + no), 1);
  return {
    form: "bars", legend: result.slots.some(({ maybe }) => maybe > 0) ? words.hatchedMaybe : undefined,
    ...oneLeads(inOrder(result.slots, true, ({ yes, maybe }) => yes + maybe / 1000).map(({ option, yes, maybe, no }) => ({
      id: option, title: words.slot(times.get(option)?.startsAt ?? null, times.get(option)?.endsAt ?? null), figure: words.figure(yes), beside: words.slotBeside(maybe, no), length: yes / all, more: maybe / all, leads: result.best.includes(option),
    })), words),
  };
}

function ofGrid({ question, result, words }: Part<"GridResult">): HallChart {
  const votes = new Map(result.cells.map((cell) => [`${cell.row}/${cell.option}`, cell.votes]));
  return {
    form: "grid",
    head: question.options.map(({ title }) => title),
    rows: question.rows.map(({ id, title }) => {
      const counts = question.options.map((option) => votes.get(`${id}/${option.id}`) ?? 0);
      const [all, top] = [Math.max(counts.reduce((sum, n) => sum + n, 0), 1), Math.max(...counts, 1)];
      const level = counts.filter((n) => n === top).length > 1;
      return { id, title, cells: counts.map((n) => ({ figure: words.figure(n), share: n / all, tops: n === top && !level })) };
    }),
  };
}

/** Puts beside each bar and into each cell what guests made of it: another count, which adds nothing to this one. */
export function withGuests(chart: HallChart, guests: HallChart, words: Pick<ChartWords, "guests">): HallChart {
  if (chart.form === "bars" && guests.form === "bars") {
    const said = new Map(guests.rows.map(({ id, figure }) => [id, words.guests(figure)]));
    return { ...chart, rows: chart.rows.map((row) => ({ ...row, guests: said.get(row.id) })) };
  }
  if (chart.form === "grid" && guests.form === "grid") {
    const said = new Map(guests.rows.map(({ id, cells }) => [id, cells]));
    const beside = (id: string, i: number) => said.get(id)?.[i]?.figure;
    return { ...chart, rows: chart.rows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => ({ ...cell, guests: words.guests(beside(row.id, i) ?? "0") })) })) };
  }
  return chart;
}

/** Whether guests' answers stand beside those that count; columns and words of theirs are a chart of their own. */
export const standsBeside = ({ form }: HallChart): boolean => form === "bars" || form === "grid";

/** As many rows as a wall holds legibly; what is left is told as how many they are. */
export function fitting<T>(rows: readonly T[], most: number): { shown: readonly T[]; left: number } {
  return rows.length <= most ? { shown: rows, left: 0 } : { shown: rows.slice(0, most - 1), left: rows.length - most + 1 };
}
