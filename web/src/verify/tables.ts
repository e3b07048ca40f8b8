import type { Kind, Question } from "./ballot";
import type { Result } from "./count/recount";
import type { Value } from "./json";
import type { Label, Table } from "./report";

type Fields = { [name: string]: Value | undefined };
type Row = Table["rows"][number];

const fields = (value: Value | undefined): Fields => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {});
const all = (value: Value | undefined): Fields[] => (Array.isArray(value) ? value.map(fields) : []);
const plain = (value: Value | undefined): string => (value === undefined || value === null ? "–" : typeof value === "object" ? "" : String(value));

/** Whole numbers in millionths, as people write them. */
export function decimal(millionths: bigint): string {
  const sign = millionths < 0n ? "-" : "";
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(7, "0");
  const part = digits.slice(-6).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -6)}${part === "" ? "" : `.${part}`}`;
}

/** A fraction "n" or "n/d" of votes, with at most five decimals. */
export function shown(votes: string): string {
  const [over = "0", under = "1"] = votes.split("/");
  const hundredThousandths = (BigInt(over) * 200_000n + BigInt(under)) / (2n * BigInt(under));
  return decimal(hundredThousandths * 10n);
}

const percent = (share: Value | undefined): string => `${(Math.round(Number(share) * 1000) / 10).toFixed(1)}%`;
const mark = (is: unknown): Label => (is === true ? word("is") : "");

/** A word of the page, which says it in the reader's language; what people wrote stays as it is. */
const word = (name: string, more = ""): Label => ({ word: name, more });
const words = (...names: string[]): Label[] => names.map((name) => word(name));

/** A result as a table that people read: columns and yes-or-no figures are named by words of the page. */
export function tabled(question: Question, result: Result): Table {
  const titles = new Map(question.options.map(({ id, title }) => [id, title]));
  const named = (row: Fields): string => titles.get(row.option as bigint) ?? plain(row.option);
  const { columns, rows } = layout(question, result, named);
  return { rowsAre: rowsAre[question.kind] ?? "option", title: question.title, kind: question.kind, voters: Number(result.voters), none: Number(result.none), columns, rows };
}

const rowsAre: Partial<Record<Kind, Table["rowsAre"]>> = { consent: "answer", open: "word", matrix: "row", number: "figure" };

type Layout = Pick<Table, "columns" | "rows">;
type Naming = (row: Fields) => string;

function layout(question: Question, result: Result, named: Naming): Layout {
  const simple = (columns: string[], from: Fields[], figures: (row: Fields) => Label[], isFirst: (row: Fields) => boolean = () => false): Layout =>
    ({ columns: words(...columns), rows: from.map((row) => ({ name: named(row), figures: figures(row), isFirst: isFirst(row) })) });
  switch (question.kind) {
    case "single":
    case "multiple": {
      const most = Math.max(1, ...all(result.options).map(({ votes }) => Number(votes)));
      return simple(["votes", "share"], all(result.options), ({ votes, share }) => [plain(votes), percent(share)], ({ votes }) => Number(votes) === most);
    }
    case "dots": return simple(["dots", "people"], all(result.options), ({ dots, people }) => [plain(dots), plain(people)]);
    case "score": return simple(["mean", "median", "grade", "place"], all(result.options), scored, ({ place }) => Number(place) === 1);
    case "budget": return simple(["votes", "cost", "funded"], all(result.projects), ({ votes, cost, isFunded }) => [plain(votes), plain(cost), mark(isFunded)], ({ isFunded }) => isFunded === true);
    case "meeting": {
      const best = new Set(Array.isArray(result.best) ? result.best : []);
      return simple(["yes", "maybe", "no", "best"], all(result.slots), (row) => [plain(row.yes), plain(row.maybe), plain(row.no), mark(best.has(row.option as bigint))], (row) => best.has(row.option as bigint));
    }
    case "consent": return { columns: words("votes"), rows: all(result.counts).map(({ stance, votes }) => ({ name: word(plain(stance)), figures: [plain(votes)], isFirst: false })) };
    case "open": return { columns: words("people"), rows: all(result.words).map(({ word, people }) => ({ name: plain(word), figures: [plain(people)], isFirst: false })) };
    case "number": return numbered(result);
    case "matrix": return crossed(question, all(result.cells));
    case "ranked": return rounds(question, result, "winner");
    case "stv": return rounds(question, result, "elected");
  }
}

function scored({ people, sum, medianTwice, grade, place }: Fields): string[] {
  const mean = Number(people) === 0 ? "–" : (Number(sum) / Number(people)).toFixed(2);
  return [mean, Number(people) === 0 ? "–" : String(Number(medianTwice) / 2), plain(grade), plain(place)];
}

function numbered(result: Result): Layout {
  const people = BigInt(plain(result.people));
  const row = (name: Label, value: string): Row => ({ name, figures: [value], isFirst: false });
  if (people === 0n) return { columns: words("value"), rows: [row(word("people"), "0")] };
  const sum = BigInt(plain(result.sum));
  const twice = BigInt(plain(result.medianTwice));
  return {
    columns: words("value"),
    rows: [
      row(word("people"), String(people)), row(word("sum"), decimal(sum)), row(word("mean"), decimal(sum / people)),
      row(word("median"), decimal(twice / 2n)), row(word("least"), decimal(BigInt(plain(result.least)))), row(word("greatest"), decimal(BigInt(plain(result.greatest)))),
      ...all(result.bins).map((bin) => row(`${decimal(BigInt(plain(bin.from)))} – ${decimal(BigInt(plain(bin.to)))}`, plain(bin.people))),
    ],
  };
}

function crossed(question: Question, cells: Fields[]): Layout {
  return {
    columns: question.options.map(({ title }) => title),
    rows: question.rows.map((row) => ({ name: row.title, figures: cells.filter((cell) => cell.row === row.id).map(({ votes }) => plain(votes)), isFirst: false })),
  };
}

/** The rounds of a count as columns, an option a row; what left the count is blank from then on. */
function rounds(question: Question, result: Result, of: "winner" | "elected"): Layout {
  const steps = all(result.rounds);
  const points = new Map(all(result.points).map((row) => [row.option, plain(row.points)]));
  const first = new Set(of === "winner" ? [result.winner] : Array.isArray(result.elected) ? result.elected : []);
  const rows = question.options.map(({ id, title }) => {
    const votes = steps.map((step) => all(step.counts).find((count) => count.option === id)?.votes);
    const figures = votes.map((count) => (count === undefined ? "" : shown(plain(count))));
    return { name: title, figures: [...figures, ...(of === "winner" ? [points.get(id) ?? ""] : []), mark(first.has(id))], isFirst: first.has(id) };
  });
  const last: Row = { name: word("exhausted"), figures: [...steps.map((step) => shown(plain(step.exhausted))), ...(of === "winner" ? [""] : []), ""], isFirst: false };
  return { columns: [...steps.map((_, i) => word("round", ` ${i + 1}`)), ...words(...(of === "winner" ? ["points"] : []), "elected")], rows: [...rows, last] };
}
