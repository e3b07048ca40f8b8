import type { Same, Question } from "../ballot";

/** How many gave an option each mark, from 0 to the highest. */
export type Given = number[];

/** What a scored question comes to, option by option. */
export interface Scored {
  people: number;
  sum: number;
  medianTwice: number;
  given: Given;
  grade: number | null;
  place: number;
}

/** Marks: how many gave each, the median, and majority judgement, in which an option without a mark on a ballot has the lowest. */
export function scores(question: Question, ballots: Same[]): Scored[] {
  const highest = Number(question.limits.highest);
  const given = new Map(question.options.map(({ id }) => [id, new Array<number>(highest + 1).fill(0)]));
  let answered = 0;
  for (const { choice, people } of ballots) {
    if (choice.none) continue;
    answered += people;
    for (const { option, value } of choice.marks) {
      const marks = given.get(option);
      if (marks) marks[Number(value)] = (marks[Number(value)] ?? 0) + people;
    }
  }
  const all = [...given.values()];
  const judged = all.map((marks) => [answered - total(marks) + (marks[0] ?? 0), ...marks.slice(1)]);
  const gauges = judged.map((marks) => gauge(marks));
  return all.map((marks, i) => ({
    people: total(marks),
    sum: marks.reduce((sum, people, mark) => sum + people * mark, 0),
    medianTwice: medianTwice(marks),
    given: marks,
    grade: answered === 0 ? null : lowerMedian(judged[i] ?? []),
    place: answered === 0 ? 0 : 1 + gauges.filter((other) => better(other, gauges[i] ?? [])).length,
  }));
}

const total = (marks: Given): number => marks.reduce((sum, people) => sum + people, 0);

/** The mark at a place, from 0, of all marks in ascending order. */
function markAt(marks: Given, place: number): number {
  let before = 0;
  for (const [mark, people] of marks.entries()) {
    before += people;
    if (place < before) return mark;
  }
  return 0;
}

function medianTwice(marks: Given): number {
  const count = total(marks);
  return count === 0 ? 0 : markAt(marks, Math.floor((count - 1) / 2)) + markAt(marks, Math.floor(count / 2));
}

/** The majority grade: the best that more than half hold it worth at least, which of an even number is the lower of the two in the middle. */
const lowerMedian = (marks: Given): number => markAt(marks, Math.floor((total(marks) - 1) / 2));

/**
 * The majority value: the grade, then the grade of what is left when one ballot of that grade is taken away, and so on,
 * as runs of equal grades. Taking them one by one would be as slow as the poll is large.
 */
function gauge(marks: Given): { grade: number; times: number }[] {
  const left = [...marks];
  const runs: { grade: number; times: number }[] = [];
  for (let count = total(left); count > 0; count = total(left)) {
    const grade = lowerMedian(left);
    const times = staying(left, grade);
    left[grade] = (left[grade] ?? 0) - times;
    const last = runs.at(-1);
    if (last?.grade === grade) last.times += times;
    else runs.push({ grade, times });
  }
  return runs;
}

/** How often in a row the grade is the lower median while one ballot of it is taken away each time. */
function staying(marks: Given, grade: number): number {
  const below = total(marks.slice(0, grade));
  const above = total(marks.slice(grade + 1));
  const here = marks[grade] ?? 0;
  // With k ballots of the grade the lower median stands at floor((below+k+above-1)/2): it is the grade while below <= that < below+k.
  let k = here;
  while (k > 0 && below <= Math.floor((below + k + above - 1) / 2) && Math.floor((below + k + above - 1) / 2) < below + k) k--;
  return here - k;
}

/** Whether the first majority value is above the second, compared grade by grade. */
function better(a: { grade: number; times: number }[], b: { grade: number; times: number }[]): boolean {
  let [i, j, usedA, usedB] = [0, 0, 0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (!left || !right) return false;
    if (left.grade !== right.grade) return left.grade > right.grade;
    const step = Math.min(left.times - usedA, right.times - usedB);
    usedA += step;
    usedB += step;
    if (usedA === left.times) [i, usedA] = [i + 1, 0];
    if (usedB === right.times) [j, usedB] = [j + 1, 0];
  }
}
