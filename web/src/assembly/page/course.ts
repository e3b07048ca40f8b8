/** The course in order, each act once: pages that overlap tell some twice. */
export function courseSoFar<A extends { number: number }>(acts: readonly A[]): A[] {
  return [...new Map(acts.map((act) => [act.number, act])).values()].sort((a, b) => a.number - b.number);
}
