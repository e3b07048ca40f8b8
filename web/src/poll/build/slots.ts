const two = (n: number) => String(n).padStart(2, "0");

/** A moment as a field for dates and times holds it, by the writer's clock; empty for none. */
export function toField(iso: string | null | undefined): string {
  if (!iso) return "";
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  return `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment that a field names; undefined where it names none. */
export function fromField(value: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return undefined;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** As the API takes it. */
export const isoOf = (value: string): string | null => fromField(value)?.toISOString() ?? null;

/** When a slot ends that was given a beginning only: an hour later. */
export function anHourAfter(value: string): string {
  const from = fromField(value);
  return from ? toField(new Date(from.getTime() + 3600_000).toISOString()) : "";
}

/** The same time a day later: what most people mean by one slot more. */
export function nextSlot(last: { starts: string; ends: string }): { starts: string; ends: string } {
  const later = (value: string) => {
    const at = fromField(value);
    if (!at) return "";
    // By the calendar, so that the clock says the same also where summer time ends in between.
    at.setDate(at.getDate() + 1);
    return toField(at.toISOString());
  };
  return { starts: later(last.starts), ends: later(last.ends) };
}
