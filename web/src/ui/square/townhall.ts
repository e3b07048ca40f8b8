import { between, randomFrom, whole, type Random } from "./random";
import { box, disc, doorway, merged, outline, type Scene, type Shape } from "./shape";

/** Where the town hall stands in its picture, in units of the picture's own. */
type Place = { width: number; height: number; ground: number; left: number; wide: number; high: number; unit: number };

function stage(random: Random, width: number, height: number): Place {
  const unit = height / 380;
  const bays = whole(random, 5, 8);
  const wide = bays * 46 * unit;
  const middle = width / 2 + between(random, -0.08, 0.08) * Math.min(width, 900 * unit);
  return { width, height, unit, ground: height * 0.74, left: middle - wide / 2, wide, high: 150 * unit };
}

function houses(random: Random, p: Place): Shape[] {
  const row: Shape[] = [];
  for (const side of [-1, 1]) {
    let edge = side < 0 ? p.left - between(random, 40, 110) * p.unit : p.left + p.wide + between(random, 40, 110) * p.unit;
    while (edge > 0 && edge < p.width) {
      const w = between(random, 60, 150) * p.unit;
      const h = between(random, 46, 92) * p.unit;
      row.push(box("lontano", side < 0 ? edge - w : edge, p.ground - h, w, h));
      edge += side * w;
    }
  }
  return row;
}

function shade(p: Place): Shape[] {
  const reach = p.height - p.ground;
  const right = p.left + p.wide;
  return [outline("ombra", [[p.left, p.ground], [right, p.ground], [right + reach * 1.9, p.height], [p.left + reach * 1.2, p.height]])];
}

function clockTower(random: Random, p: Place): Shape[] {
  const u = p.unit;
  const w = 44 * u;
  const x = p.left + p.wide / 2 - w / 2 + whole(random, -1, 1) * 46 * u;
  const roof = p.ground - p.high;
  const top = roof - between(random, 70, 83) * u;
  const cx = x + w / 2;
  const dial = top + 28 * u;
  const turn = between(random, 0, Math.PI * 2);
  const hand = (angle: number, length: number, thick: number): Shape =>
    outline("figura", [
      [cx + Math.cos(angle + Math.PI / 2) * thick, dial + Math.sin(angle + Math.PI / 2) * thick],
      [cx + Math.cos(angle) * length, dial + Math.sin(angle) * length],
      [cx - Math.cos(angle + Math.PI / 2) * thick, dial - Math.sin(angle + Math.PI / 2) * thick],
    ]);
  return [
    box("torre", x, top, w, roof - top),
    box("muro-2", x - 5 * u, top - 6 * u, w + 10 * u, 9 * u),
    outline("buio", [[x + 2 * u, top - 6 * u], [cx, top - 40 * u], [x + w - 2 * u, top - 6 * u]]),
    disc("orizzonte", cx, dial, 13 * u),
    hand(turn, 9 * u, 1.4 * u),
    hand(turn + 2, 6 * u, 1.6 * u),
    doorway("buio", cx - 7 * u, roof - 4 * u, 14 * u, 10 * u),
  ];
}

function front(random: Random, p: Place): Shape[] {
  const u = p.unit;
  const roof = p.ground - p.high;
  const bays = Math.round(p.wide / (46 * u));
  const flag = whole(random, 1, bays - 2);
  const shapes = [
    box("muro", p.left, roof, p.wide, p.high),
    box("muro-2", p.left - 6 * u, roof - 7 * u, p.wide + 12 * u, 9 * u),
    box("muro-2", p.left, roof + 72 * u, p.wide, 5 * u),
  ];
  for (let i = 0; i < bays; i++) {
    const x = p.left + i * 46 * u + 8 * u;
    shapes.push(doorway("buio", x, p.ground, 30 * u, 48 * u));
    shapes.push(box("muro-2", x + 24 * u, p.ground - 48 * u, 6 * u, 48 * u));
    if (i === flag) {
      shapes.push(box("orizzonte", x + 3 * u, roof + 18 * u, 24 * u, 51 * u), box("buio", x - 4 * u, roof + 67 * u, 38 * u, 6 * u));
    } else shapes.push(box("buio", x + 6.5 * u, roof + 21 * u, 17 * u, 36 * u));
  }
  return shapes;
}

function person(p: Place, x: number, foot: number, ink: "figura" | "muro-2"): Shape[] {
  const s = (p.unit * (foot - p.ground + 130 * p.unit)) / (150 * p.unit);
  return [
    outline("ombra", [[x - 3 * s, foot], [x + 3 * s, foot], [x + 98 * s, foot + 28 * s], [x + 86 * s, foot + 28 * s]]),
    outline(ink, [[x - 4 * s, foot], [x - 7 * s, foot - 26 * s], [x - 4 * s, foot - 36 * s], [x + 4 * s, foot - 36 * s], [x + 7 * s, foot - 26 * s], [x + 4 * s, foot]]),
    disc("figura", x, foot - 41 * s, 4.4 * s),
  ];
}

function people(random: Random, p: Place): Shape[] {
  const groups = whole(random, 6, 9);
  const standing: { x: number; foot: number; ink: "figura" | "muro-2" }[] = [];
  for (let i = 0; i < groups; i++) {
    const foot = p.ground + between(random, 0.1, 0.6) * (p.height - p.ground);
    const x = (0.06 + (0.88 * (i + random() * 0.8)) / groups) * p.width;
    const together = random() > 0.6 ? 2 : 1;
    for (let k = 0; k < together; k++) standing.push({ x: x + k * 20 * p.unit, foot: foot - k * 2 * p.unit, ink: random() > 0.6 ? "muro-2" : "figura" });
  }
  return standing.sort((a, b) => a.foot - b.foot).flatMap((one) => person(p, one.x, one.foot, one.ink));
}

/** The town hall with its clock tower, seen from the front, as the name fixes it. */
export function townhall(name: string, width: number, height: number): Scene {
  const random = randomFrom(name);
  const p = stage(random, width, height);
  const shapes = [
    box("suolo", 0, p.ground, width, height - p.ground),
    ...houses(random, p),
    ...shade(p),
    ...clockTower(random, p),
    ...front(random, p),
    ...people(random, p),
  ];
  return { width, height, fade: [0, p.ground], shapes: merged(shapes) };
}
