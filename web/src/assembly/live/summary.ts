import type { ConsoleLineFragment as Item } from "../gen/graphql";

type Done = { questions: readonly Pick<Item["questions"][number], "id" | "options">[]; results: Item["results"] };

const few = 3;
const short = (title: string) => (title.length > 28 ? `${title.slice(0, 27)}…` : title);

/** Whether the first has more than the next, and than those who want none of them. */
const leads = ([first, next]: readonly { votes: number }[], none: number): boolean => (first?.votes ?? 0) > Math.max(next?.votes ?? 0, none);

/** What came out in a few words, for the queue: "sì 34 · no 1". Undefined where it is hidden, needs more words than fit, or where none of many leads. */
export function summaryOf({ questions, results }: Done): string | undefined {
  const [question] = questions;
  const result = results?.questions.find((each) => each.question === question?.id);
  if (!question || !result || result.voters === 0) return undefined;
  const name = (id: string | null) => short(question.options.find((option) => option.id === id)?.title ?? "…");
  switch (result.__typename) {
    case "OptionCounts": {
      const counts = [...result.options].sort((a, b) => b.votes - a.votes);
      if (counts.length > few && !leads(counts, result.none)) return undefined;
      const shown = counts.length <= few ? counts : counts.slice(0, 1);
      return shown.map(({ option, votes }) => `${name(option)} ${votes}`).join(" · ");
    }
    case "RankingResult": return result.winner === null ? undefined : name(result.winner);
    case "SeatsResult": return result.elected.length === 0 ? undefined : result.elected.map(name).join(", ");
    case "NumbersResult": return result.median ?? undefined;
    default: return undefined;
  }
}
