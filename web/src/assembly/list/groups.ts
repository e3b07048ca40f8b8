/** In which order the phases are told: what happens now first. */
export const phases = ["LIVE", "PLANNED", "ENDED"] as const;

type Phase = (typeof phases)[number];

/** The assemblies by where they stand; within each in the order of the server. */
export function byPhase<A extends { state: { phase: Phase } }>(assemblies: readonly A[]): Record<Phase, A[]> {
  const groups: Record<Phase, A[]> = { LIVE: [], PLANNED: [], ENDED: [] };
  for (const assembly of assemblies) groups[assembly.state.phase].push(assembly);
  return groups;
}
