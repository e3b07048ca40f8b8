import type { PollQuestion, Stance } from "../../poll/kind";
import { stances } from "../../poll/kind";

/** What a wall says of a question beside its title: how it is answered, and what can be chosen. */
export interface Asked {
  note: string;
  options: { id: string; title: string; beside: string }[];
}

export interface AskedWords {
  money: (n: number) => string;
  rule: (question: PollQuestion) => string;
  stances: Record<Stance, string>;
  slot: (startsAt: string | null, endsAt: string | null) => string;
  none: string;
  numberAsked: (from: string, to: string) => string;
  textAsked: string;
  highest: (k: number) => string;
  dots: (k: number) => string;
  ceiling: (money: string) => string;
  seats: (k: number) => string;
  columns: (names: string) => string;
  list: (names: readonly string[]) => string;
}

const plain = ({ id, title }: { id: string; title: string }) => ({ id, title, beside: "" });

/** Puts a question of any kind on a wall. */
export function asked(question: PollQuestion, words: AskedWords): Asked {
  const { kind, options, rows, limits } = question;
  const none = limits.none ? [{ id: "none", title: words.none, beside: "" }] : [];
  switch (kind) {
    case "CONSENT": return { note: "", options: stances.map((stance) => ({ id: stance, title: words.stances[stance], beside: "" })) };
    case "NUMBER": return { note: words.numberAsked(limits.from ?? "", limits.to ?? ""), options: [] };
    case "OPEN": return { note: words.textAsked, options: [] };
    case "MEETING": return { note: "", options: options.map(({ id, startsAt, endsAt }) => ({ id, title: words.slot(startsAt, endsAt), beside: "" })) };
    case "MATRIX": return { note: words.columns(words.list(options.map(({ title }) => title))), options: rows.map(plain) };
    case "BUDGET": return { note: words.ceiling(words.money(limits.ceiling ?? 0)), options: options.map(({ id, title, cost }) => ({ id, title, beside: words.money(cost) })) };
    case "SCORE": return { note: words.highest(limits.highest ?? 0), options: options.map(plain) };
    case "DOTS": return { note: words.dots(limits.highest ?? 0), options: options.map(plain) };
    case "STV": return { note: words.seats(limits.seats ?? 1), options: options.map(plain) };
    case "SINGLE": return { note: "", options: [...options.map(plain), ...none] };
    case "MULTIPLE": case "RANKED": return { note: words.rule(question), options: [...options.map(plain), ...none] };
  }
}
