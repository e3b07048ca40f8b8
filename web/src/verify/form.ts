import { kinds, type Form, type Limits, type Option, type Question } from "./ballot";
import type { Json } from "./json";
import { isMoment, list, Misshapen, object, oneForm, oneOf, signed, text, truth, whole } from "./shape";

const limitNames = ["least", "most", "seats", "highest", "ceiling", "from", "to", "step", "none"] as const;

/** Reads what a poll asked, and refuses what contradicts itself. */
export function readForm(from: string): Form {
  const form = object(oneForm(from, "form"), ["format", "poll", "title", "reasons", "threshold", "quorum", "questions"], "form");
  oneOf(form.get("format"), ["piazza-form/1"], "format");
  const read = {
    poll: whole(form.get("poll"), "poll"),
    title: text(form.get("title"), "title"),
    reasons: oneOf(form.get("reasons"), ["none", "optional", "required"], "reasons"),
    threshold: whole(form.get("threshold"), "threshold"),
    quorum: whole(form.get("quorum"), "quorum"),
    questions: list(form.get("questions"), "questions").map(readQuestion),
  };
  agree(read);
  return read;
}

function readQuestion(value: Json): Question {
  const question = object(value, ["id", "kind", "section", "title", "note", "onlyIf", "required", "options", "rows", "limits"], "question");
  text(question.get("section"), "section");
  text(question.get("note"), "note");
  return {
    id: whole(question.get("id"), "question"),
    kind: oneOf(question.get("kind"), kinds, "kind"),
    title: text(question.get("title"), "title"),
    onlyIf: whole(question.get("onlyIf"), "onlyIf"),
    isRequired: truth(question.get("required"), "required"),
    options: list(question.get("options"), "options").map(readOption),
    rows: list(question.get("rows"), "rows").map((each) => {
      const row = object(each, ["id", "title"], "row");
      return { id: whole(row.get("id"), "row"), title: text(row.get("title"), "row") };
    }),
    limits: readLimits(question.get("limits")),
  };
}

function readOption(value: Json): Option {
  const option = object(value, ["id", "title", "meaning", "cost", "startsAt", "endsAt"], "option");
  text(option.get("meaning"), "meaning");
  return {
    id: whole(option.get("id"), "option"), title: text(option.get("title"), "option"), cost: whole(option.get("cost"), "cost"),
    startsAt: slot(option.get("startsAt")), endsAt: slot(option.get("endsAt")),
  };
}

/** A time with up to six decimals, without zeros at their end; empty for none. */
function slot(value: Json | undefined): string {
  const found = text(value, "slot");
  const decimals = /\.\d{0,5}[1-9](?=Z$)/.exec(found)?.[0] ?? "";
  if (found !== "" && !isMoment(found, decimals)) throw new Misshapen("slot: no moment");
  return found;
}

function readLimits(value: Json | undefined): Limits {
  const limits = object(value, limitNames, "limits");
  const of = (name: (typeof limitNames)[number]): bigint => whole(limits.get(name), name);
  return {
    least: of("least"), most: of("most"), seats: of("seats"), highest: of("highest"), ceiling: of("ceiling"),
    from: signed(limits.get("from"), "from"), to: signed(limits.get("to"), "to"), step: of("step"), none: truth(limits.get("none"), "none"),
  };
}

/** Holds the form to what docs/ballots.md says of forms. */
function agree(form: Form): void {
  const has = (is: boolean, what: string): void => {
    if (!is) throw new Misshapen(what);
  };
  const once = (ids: unknown[]): boolean => new Set(ids).size === ids.length;
  has(form.questions.length > 0, "form: no questions");
  has(once(form.questions.map(({ id }) => id)), "form: a question twice");
  has(once(form.questions.flatMap(({ options }) => options.map(({ id }) => id))), "form: an option twice");
  const earlier = new Set([0n]);
  for (const question of form.questions) {
    has(once(question.rows.map(({ id }) => id)), `question ${question.id}: a row twice`);
    has(earlier.has(question.onlyIf), `question ${question.id}: depends on no earlier option`);
    has(holds(question), `question ${question.id}: its limits, options or rows do not fit its kind`);
    for (const { id } of question.options) earlier.add(id);
  }
}

const reach = 10n ** 15n;
const within = (value: bigint, from: bigint, to: bigint): boolean => from <= value && value <= to;

/** Whether limits, options and rows are as the kind of question wants them. */
function holds({ kind, options, rows, limits }: Question): boolean {
  const n = BigInt(options.length);
  const several = within(n, 2n, 200n);
  switch (kind) {
    case "single": return several;
    case "multiple": return several && 1n <= limits.least && limits.least <= limits.most && limits.most <= n;
    case "ranked": return several && ranks(limits, n);
    case "stv": return several && ranks(limits, n) && 1n <= limits.seats && limits.seats < n;
    case "score": return several && within(limits.highest, 1n, 100n);
    case "dots": return several && within(limits.highest, 1n, 1000n);
    case "budget": return several && limits.ceiling <= 10n ** 12n && options.every(({ cost }) => within(cost, 1n, limits.ceiling));
    case "consent":
    case "open": return n === 0n;
    case "meeting": return several && options.every(({ startsAt, endsAt }) => startsAt !== "" && endsAt !== "" && startsAt.slice(0, -1) < endsAt.slice(0, -1));
    case "number": return n === 0n && limits.step >= 1n && limits.from < limits.to && within(limits.from, -reach, reach) && within(limits.to, -reach, reach) && (limits.to - limits.from) % limits.step === 0n;
    case "matrix": return several && within(BigInt(rows.length), 1n, 50n) && new Set(rows.map(({ title }) => title)).size === rows.length;
  }
}

/** How many options a ranking names: 0 stands for one at least, and for all at most. */
export const rankBounds = (limits: Limits, n: bigint): { least: bigint; most: bigint } => ({ least: limits.least || 1n, most: limits.most || n });

function ranks(limits: Limits, n: bigint): boolean {
  const { least, most } = rankBounds(limits, n);
  return 1n <= least && least <= most && most <= n;
}
