import type { Form, Question, Same } from "../ballot";
import type { Value } from "../json";
import { scores } from "./marks";
import { numbers } from "./number";
import { words } from "./open";
import { budget, consent, dots, matrix, meeting, options } from "./plain";
import { elected, ranked } from "./ranked";

export type Result = { [name: string]: Value | undefined };

/** Counts the ballots of a question anew, as the rules say and as results are written. Those that no one can read are voters and no more. */
export function recount(form: Form, question: Question, ballots: Same[], unread = 0): Result {
  const voters = ballots.reduce((sum, { people }) => sum + people, unread);
  const none = ballots.reduce((sum, { choice, people }) => (choice.none ? sum + people : sum), 0);
  const turnout = { question: question.id, voters, none };
  const reached = (votes: number): boolean | undefined =>
    form.threshold === 0n ? undefined : voters > 0 && BigInt(votes) * 100n >= form.threshold * BigInt(voters);
  switch (question.kind) {
    case "single":
    case "multiple": {
      const { options: counts, first } = options(question, ballots, voters);
      return { ...turnout, thresholdReached: reached(first), options: counts };
    }
    case "consent": {
      const { counts, agree } = consent(ballots);
      return { ...turnout, thresholdReached: reached(agree), counts };
    }
    case "ranked": {
      const { last, ...counted } = ranked(question, ballots);
      return { ...turnout, thresholdReached: reached(last), ...counted };
    }
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
