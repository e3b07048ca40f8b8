import { stances, type Choice, type Question, type Same } from "../ballot";
import type { Value } from "../json";

/** The kinds whose ballots are added up, and no more. */

/** How many ballots name each of these. */
function tally<K>(keys: K[], ballots: Same[], named: (choice: Choice) => K[]): Map<K, number> {
  const votes = new Map(keys.map((key) => [key, 0]));
  for (const { choice, people } of ballots) {
    for (const key of named(choice)) votes.set(key, (votes.get(key) ?? 0) + people);
  }
  return votes;
}

const ids = (question: Question): bigint[] => question.options.map(({ id }) => id);
const byOption = (question: Question, ballots: Same[]): Map<bigint, number> => tally(ids(question), ballots, (choice) => choice.options);

export function options(question: Question, ballots: Same[], voters: number): { options: Value[]; first: number } {
  const votes = byOption(question, ballots);
  return {
    options: [...votes].map(([option, people]) => ({ option, votes: people, share: voters === 0 ? 0 : people / voters })),
    first: votes.get(question.options[0]?.id ?? -1n) ?? 0,
  };
}

export function dots(question: Question, ballots: Same[]): { [name: string]: Value } {
  const sums = new Map(ids(question).map((id) => [id, { people: 0, dots: 0 }]));
  for (const { choice, people } of ballots) {
    for (const { option, value } of choice.marks) {
      const sum = sums.get(option);
      if (!sum || value === 0n) continue;
      sum.people += people;
      sum.dots += people * Number(value);
    }
  }
  return { options: [...sums].map(([option, sum]) => ({ option, ...sum })) };
}

/** Projects in the order of their support, each that still fits; at equal support the cheaper first, then in the order of the question. */
export function budget(question: Question, ballots: Same[]): { [name: string]: Value } {
  const votes = byOption(question, ballots);
  const projects = question.options.map(({ id, cost }) => ({ option: id, votes: votes.get(id) ?? 0, cost, isFunded: false }));
  projects.sort((a, b) => b.votes - a.votes || Number(a.cost - b.cost));
  let spent = 0n;
  for (const project of projects) {
    project.isFunded = project.votes > 0 && spent + project.cost <= question.limits.ceiling;
    if (project.isFunded) spent += project.cost;
  }
  return { projects, spent, ceiling: question.limits.ceiling };
}

export function consent(ballots: Same[]): { counts: Value[]; agree: number } {
  const votes = tally<string>([...stances], ballots, ({ stance }) => (stance === "" ? [] : [stance]));
  return { counts: [...votes].map(([stance, people]) => ({ stance, votes: people })), agree: votes.get("agree") ?? 0 };
}

/** The slots that most can come to, if need be; of those the ones that most surely can. */
export function meeting(question: Question, ballots: Same[]): { [name: string]: Value } {
  const said = new Map(ids(question).map((option) => [option, { option, yes: 0, maybe: 0, no: 0 }]));
  let answered = 0;
  for (const { choice, people } of ballots) {
    if (!choice.none) answered += people;
    for (const { option, value } of choice.marks) {
      const slot = said.get(option);
      if (slot && value === 2n) slot.yes += people;
      if (slot && value === 1n) slot.maybe += people;
    }
  }
  // A slot that an answer leaves out is a no.
  for (const slot of said.values()) slot.no = answered - slot.yes - slot.maybe;
  const slots = [...said.values()];
  const most = Math.max(0, ...slots.map(({ yes, maybe }) => yes + maybe));
  const possible = slots.filter(({ yes, maybe }) => most > 0 && yes + maybe === most);
  const surest = Math.max(0, ...possible.map(({ yes }) => yes));
  const best = possible.filter(({ yes }) => yes === surest).map(({ option }) => option);
  return { slots, best: best.length === 0 ? null : best };
}

export function matrix(question: Question, ballots: Same[]): { [name: string]: Value } {
  const cells = new Map<string, { row: bigint; option: bigint; votes: number }>();
  for (const row of question.rows) for (const option of question.options) cells.set(`${row.id} ${option.id}`, { row: row.id, option: option.id, votes: 0 });
  for (const { choice, people } of ballots) {
    for (const { row, option } of choice.cells) {
      const cell = cells.get(`${row} ${option}`);
      if (cell) cell.votes += people;
    }
  }
  return { cells: [...cells.values()] };
}
