import type { Form, Question, Same } from "../ballot";
import type { Value } from "../json";
import { scores } from "./marks";
import { numbers } from "./number";
import { words } from "./open";
import { budget, consent, dots, matrix, meeting, options } from "./plain";
import { elected, ranked } from "./ranked";

export type Result = { [name: string]: Value | undefined };

/** Counts the ballots of a question anew, as the rules say and as results are written. */
export function recount(form: Form, question: Question, ballots: Same[]): Result {
  const voters = ballots.reduce((sum, { people }) => sum + people, 0);
  const none = ballots.reduce((sum, { choice, people }) => (choice.none ? sum + people : sum), 0);
  const turnout = { question: question.id, voters, none };
  const reached = (most: number): boolean | undefined => (form.threshold === 0 ? undefined : most * 100 >= form.threshold * voters && voters > 0);
  switch (question.kind) {
    case "single":
    case "multiple": {
      const { options: counts, most } = options(question, ballots, voters);
      return { ...turnout, thresholdReached: reached(most), options: counts };
    }
    case "consent": {
      const { counts, agree } = consent(ballots);
      return { ...turnout, thresholdReached: reached(agree), counts };
    }
    case "ranked": return { ...turnout, ...ranked(question, ballots) };
    case "stv": return { ...turnout, ...elected(question, ballots) };
    case "score": return { ...turnout, options: scores(question, ballots).map((scored, i) => ({ option: question.options[i]?.id ?? -1n, ...scored })) };
    case "dots": return { ...turnout, ...dots(question, ballots) };
    case "budget": return { ...turnout, ...budget(question, ballots) };
    case "meeting": return { ...turnout, ...meeting(question, ballots) };
    case "number": return { ...turnout, ...numbers(question, ballots) };
    case "open": return { ...turnout, words: words(ballots) };
    case "matrix": return { ...turnout, ...matrix(question, ballots) };
  }
}
