/** The tokens that a square is painted with; day and night are theirs to decide. */
export type Ink =
  | "cielo"
  | "orizzonte"
  | "muro"
  | "muro-2"
  | "buio"
  | "suolo"
  | "suolo-2"
  | "ombra"
  | "figura"
  | "torre"
  | "lontano";

/** A filled outline. */
export type Shape = { ink: Ink; d: string };

/** What a window of a given size shows: the sky fades between two heights. */
export type Scene = { width: number; height: number; fade: [number, number]; shapes: Shape[] };

type Point = [number, number];

const short = (n: number) => String(Math.round(n * 10) / 10);

/** A closed outline through points. */
export function outline(ink: Ink, points: Point[]): Shape {
  return { ink, d: `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join(" ")}Z` };
}

/** An upright rectangle. */
export function box(ink: Ink, x: number, y: number, width: number, height: number): Shape {
  return { ink, d: `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z` };
}

/** A disc. */
export function disc(ink: Ink, x: number, y: number, r: number): Shape {
  const side = `a${short(r)} ${short(r)} 0 1 1`;
  return { ink, d: `M${short(x - r)} ${short(y)}${side} ${short(2 * r)} 0${side} ${short(-2 * r)} 0Z` };
}

/** An opening with a round head, standing on `foot`. */
export function doorway(ink: Ink, x: number, foot: number, width: number, rise: number): Shape {
  const r = width / 2;
  return {
    ink,
    d: `M${short(x)} ${short(foot)}v${short(-rise)}a${short(r)} ${short(r)} 0 0 1 ${short(width)} 0v${short(rise)}Z`,
  };
}

/** Neighbours of one colour become one path: fewer nodes, the same picture. */
export function merged(shapes: Shape[]): Shape[] {
  const out: Shape[] = [];
  for (const shape of shapes) {
    const last = out.at(-1);
    if (last?.ink === shape.ink) last.d += shape.d;
    else out.push({ ...shape });
  }
  return out;
}

