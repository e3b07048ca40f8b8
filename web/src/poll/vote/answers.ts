import type { BallotInput, PollBallotFragment, PollVotingFragment } from "../gen/graphql";
import { faultOf, isAsked, longestReason, sent, type Choice, type Fault, type PollQuestion } from "../kind";

/** What a viewer has filled in, by the id of the question. */
export interface Answers {
  choices: Readonly<Record<string, Choice | null>>;
  reasons: Readonly<Record<string, string>>;
}

/** What was cast before, as it is filled in. */
export function cast(ballots: readonly PollBallotFragment[]): Answers {
  return {
    choices: Object.fromEntries(ballots.map((ballot) => [ballot.question, ballot.choice])),
    reasons: Object.fromEntries(ballots.map((ballot) => [ballot.question, ballot.reason])),
  };
}

/** The questions that are asked of who answered like this, in order. */
export const askedOf = <Q extends PollQuestion>(questions: readonly Q[], answers: Answers): Q[] => questions.filter((question) => isAsked(question, questions, answers.choices));

export type Faults = Readonly<Partial<Record<string, Fault | "ballot_reason">>>;

/** What is wrong with answers to some questions, by question. What was cast cannot be left empty again. */
export function faultsOf(voting: Pick<PollVotingFragment, "reasons" | "viewerBallots">, questions: readonly PollQuestion[], answers: Answers): Faults {
  const faults: Partial<Record<string, Fault | "ballot_reason">> = {};
  for (const question of questions) {
    const choice = answers.choices[question.id] ?? null;
    const reason = (answers.reasons[question.id] ?? "").trim();
    const held = voting.viewerBallots.some((ballot) => ballot.question === question.id);
    const fault = choice === null ? emptyFault(question, held) : (faultOf(question, choice) ?? reasonFault(voting.reasons, reason));
    if (fault) faults[question.id] = fault;
  }
  return faults;
}

/** What is still wrong of what was said to be: a question is marked until its answer is right. */
export const stillWrong = (voting: Parameters<typeof faultsOf>[0], questions: readonly PollQuestion[], answers: Answers, marked: readonly string[]): Faults =>
  faultsOf(voting, questions.filter(({ id }) => marked.includes(id)), answers);

/** The question whose ballot the server refused, of those that went out then; undefined once it is answered anew. */
export function refusedOf(voting: Pick<PollVotingFragment, "questions" | "reasons">, ballot: number, then: Answers, now: Answers): string | undefined {
  const id = ballotsOf(voting.questions, then, voting.reasons)[ballot]?.question;
  return id !== undefined && then.choices[id] === now.choices[id] && then.reasons[id] === now.reasons[id] ? id : undefined;
}

function emptyFault(question: PollQuestion, held: boolean): Fault | undefined {
  if (held) return "choice_too_few";
  return question.isRequired ? "question_required" : undefined;
}

function reasonFault(rule: PollVotingFragment["reasons"], reason: string): Fault | "ballot_reason" | undefined {
  if (rule === "REQUIRED" && reason === "") return "ballot_reason_missing";
  return Array.from(reason).length > longestReason ? "ballot_reason" : undefined;
}

/** The ballots to send: each question that is asked and answered. */
export function ballotsOf(questions: readonly PollQuestion[], answers: Answers, rule: PollVotingFragment["reasons"]): BallotInput[] {
  return askedOf(questions, answers).flatMap((question) => {
    const choice = answers.choices[question.id];
    if (!choice) return [];
    const reason = rule === "NONE" ? "" : (answers.reasons[question.id] ?? "").trim();
    return [{ question: question.id, choice: sent(choice) as BallotInput["choice"], ...(reason ? { reason } : {}) }];
  });
}

/** Questions under one heading: each heading begins a part. */
export function partsOf<Q extends PollQuestion>(questions: readonly Q[]): { title: string; questions: Q[] }[] {
  const parts: { title: string; questions: Q[] }[] = [];
  for (const question of questions) {
    const last = parts.at(-1);
    if (last && question.section === "") last.questions.push(question);
    else parts.push({ title: question.section, questions: [question] });
  }
  return parts;
}
