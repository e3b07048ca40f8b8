import { useMemo } from "react";
import { bounds } from "../../poll/kind";
import { useBallotWords } from "../../poll/vote/words";
import { useChartWords } from "../charts/words";
import type { AskedWords } from "./asked";
import { useScreenWords } from "./words";

const sentence = (said: string) => `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;

/** The words by which a question is put on a wall. */
export function useAskedWords(): AskedWords {
  const { rules } = useBallotWords();
  const { money, stances, slot, none } = useChartWords();
  const { numberAsked, textAsked, highest, dots, ceiling, seats, columns, list } = useScreenWords();
  return useMemo(() => ({
    money, stances, slot, none, numberAsked, textAsked, highest, dots, ceiling, seats, columns, list,
    rule: (question) => {
      const { least, most } = bounds(question);
      return sentence(rules[question.kind](least, most));
    },
  }), [rules, money, stances, slot, none, numberAsked, textAsked, highest, dots, ceiling, seats, columns, list]);
}
