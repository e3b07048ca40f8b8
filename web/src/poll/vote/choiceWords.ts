import type { Language } from "../../i18n/language";
import type { Choice, PollQuestion } from "../kind";
import { slotWords } from "./slots";
import type { BallotWords } from "./words.it";

/** What a choice says, in words, part by part. */
export function choiceWords(question: PollQuestion, choice: Choice, words: BallotWords, language: Language): string[] {
  const titleOf = (id: string) => question.options.find((option) => option.id === id)?.title ?? "…";
  if (choice.none) return [words.none];
  switch (question.kind) {
    case "CONSENT": return choice.stance ? [words.stances[choice.stance]] : [];
    case "NUMBER": return [Number(choice.number ?? 0).toLocaleString(language, { maximumFractionDigits: 6 })];
    case "OPEN": return [choice.text ?? ""];
    case "MATRIX": return choice.cells.map((cell) => `${question.rows.find((row) => row.id === cell.row)?.title ?? "…"}: ${titleOf(cell.option)}`);
    case "SCORE": case "DOTS": return choice.marks.map((mark) => `${titleOf(mark.option)}: ${mark.value.toLocaleString(language)}`);
    case "MEETING": return slots(question, choice, words, language);
    case "RANKED": case "STV": return choice.options.map((id, i) => `${i + 1}. ${titleOf(id)}`);
    default: return choice.options.map(titleOf);
  }
}

function slots(question: PollQuestion, choice: Choice, words: BallotWords, language: Language): string[] {
  if (choice.marks.length === 0) return [words.noSlot];
  return choice.marks.flatMap((mark) => {
    const option = question.options.find((each) => each.id === mark.option);
    if (!option) return [];
    const { day, hours } = slotWords(option, language);
    return [`${words.slotAt(day, hours)}: ${(mark.value === 2 ? words.slot.yes : words.slot.maybe).toLowerCase()}`];
  });
}
