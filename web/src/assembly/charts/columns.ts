import type { Column } from "./chart";

/** Neighbouring columns are put together until a wall holds them. */
export function gathered(columns: readonly Column[], few: number): Column[] {
  const each = Math.ceil(columns.length / few);
  const groups = Array.from({ length: Math.ceil(columns.length / each) }, (_, i) => columns.slice(i * each, (i + 1) * each));
  return groups.map((group) => ({ label: edges(group), people: group.reduce((sum, { people }) => sum + people, 0) }));
}

function edges(group: readonly Column[]): string {
  const [first, last] = [group[0]?.label ?? "", group.at(-1)?.label ?? ""];
  return first === last ? first : `${first.split("–")[0] ?? ""}–${last.split("–").at(-1) ?? ""}`;
}
