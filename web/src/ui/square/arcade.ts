import { between, randomFrom, whole, type Random } from "./random";
import { box, disc, merged, outline, type Ink, type Scene, type Shape } from "./shape";

type Point = [number, number];

/**
 * A camera in the square: `x` to the right, `y` above the ground, `z` ahead,
 * all in metres. Flipping it puts the arcade on the other side.
 */
type Camera = { flat: (ink: Ink, points: [number, number, number][]) => Shape; at: (x: number, y: number, z: number) => Point; scale: (z: number) => number };

const eye = 1.65;
const wall = -4.7;
const eaves = 6.6;
const near = 1.1;
const far = 62;

function camera(width: number, height: number, vanishing: number, focus: number, flip: boolean): Camera {
  const horizon = height * 0.6;
  const scale = (z: number) => focus / z;
  const at = (x: number, y: number, z: number): Point => {
    const across = vanishing + (x * focus) / z;
    return [flip ? width - across : across, horizon + ((eye - y) * focus) / z];
  };
  return { at, scale, flat: (ink, points) => outline(ink, points.map((p) => at(...p))) };
}

/** Stripes of paving that run to the vanishing point. */
function paving(see: Camera): Shape[] {
  const stripes: Shape[] = [];
  for (let x = -12; x < 26; x += 4) {
    stripes.push(see.flat("suolo-2", [[x, 0, far], [x + 2, 0, far], [x + 2, 0, near], [x, 0, near]]));
  }
  return stripes;
}

/** An arch in the wall, with the inner side of its farther pier. */
function arch(see: Camera, z: number, span: number): Shape[] {
  const spring = 2.75;
  const r = span / 2;
  const round: [number, number, number][] = [];
  for (let step = 0; step <= 14; step++) {
    const turn = Math.PI - (step / 14) * Math.PI;
    round.push([wall, spring + r * Math.sin(turn), z + r + r * Math.cos(turn)]);
  }
  const back = z + span;
  return [
    see.flat("buio", [[wall, 0, z], ...round, [wall, 0, back]]),
    see.flat("muro-2", [[wall, 0, back], [wall, spring, back], [wall - 0.52, spring, back], [wall - 0.52, 0, back]]),
    see.flat("buio", [[wall, 4.75, z + r - 0.45], [wall, 5.75, z + r - 0.45], [wall, 5.75, z + r + 0.45], [wall, 4.75, z + r + 0.45]]),
  ];
}

function portico(see: Camera, random: Random): Shape[] {
  const arches = whole(random, 14, 18);
  const pitch = 3.35;
  const first = between(random, 1.2, 2.6);
  const end = first + arches * pitch;
  const wallShape = see.flat("muro", [[wall, 0, near], [wall, eaves, near], [wall, eaves, end], [wall, 0, end]]);
  const cornice = see.flat("muro-2", [[wall, eaves, near], [wall, eaves, end], [wall + 0.45, eaves, end], [wall + 0.45, eaves, near]]);
  const course = see.flat("muro-2", [[wall, 4.3, near], [wall, 4.5, near], [wall, 4.5, end], [wall, 4.3, end]]);
  const rhythm = Array.from({ length: arches }, (_, i) => arch(see, first + i * pitch, 2.5)).flat();
  return [
    see.flat("ombra", [[wall, 0, near], [wall + 1.9, 0, near], [wall + 1.9, 0, end], [wall, 0, end]]),
    wallShape,
    cornice,
    course,
    ...rhythm,
  ];
}

function town(see: Camera, random: Random): Shape[] {
  const houses: Shape[] = [];
  let x = -3.6;
  while (x < 26) {
    const width = between(random, 2.4, 7);
    const height = between(random, 3.4, 6.2);
    if (random() > 0.18) houses.push(see.flat("lontano", [[x, 0, far], [x, height, far], [x + width, height, far], [x + width, 0, far]]));
    x += width + (random() > 0.6 ? between(random, 0.2, 1.4) : 0);
  }
  return houses;
}

function tower(see: Camera, random: Random): Shape[] {
  const z = 56;
  const x = between(random, 2.2, 6.5);
  const half = between(random, 0.7, 0.95);
  const top = between(random, 9.5, 12.5);
  const head = top + 1.2;
  return [
    see.flat("torre", [[x - half, 0, z], [x - half, top, z], [x + half, top, z], [x + half, 0, z]]),
    see.flat("muro-2", [[x - half - 0.2, top, z], [x - half - 0.2, head, z], [x + half + 0.2, head, z], [x + half + 0.2, top, z]]),
    see.flat("buio", [[x - half - 0.1, head, z], [x, head + 2.3, z], [x + half + 0.1, head, z]]),
    see.flat("buio", [[x - 0.28, top - 2, z], [x - 0.28, top - 0.8, z], [x + 0.28, top - 0.8, z], [x + 0.28, top - 2, z]]),
  ];
}

function person(see: Camera, x: number, z: number, tall: number, ink: Ink): Shape[] {
  const s = see.scale(z);
  const [cx, foot] = see.at(x, 0, z);
  const h = tall * s;
  const w = 0.27 * s;
  const sway = see.at(x + 3.1, 0, z - 0.75);
  const shade = outline("ombra", [[cx - w * 0.7, foot], [cx + w * 0.7, foot + 0.03 * s], [sway[0] + w * 0.5, sway[1]], [sway[0] - w * 0.5, sway[1] - 0.05 * s]]);
  const body = outline(ink, [
    [cx - w * 0.7, foot],
    [cx - w, foot - h * 0.6],
    [cx - w * 0.6, foot - h * 0.84],
    [cx + w * 0.6, foot - h * 0.84],
    [cx + w, foot - h * 0.6],
    [cx + w * 0.7, foot],
  ]);
  return [shade, body, disc("figura", cx, foot - h * 0.94, 0.115 * s)];
}

function people(see: Camera, random: Random, room: number): Shape[] {
  const groups = whole(random, 5, 7);
  const standing: { x: number; z: number; tall: number; ink: Ink }[] = [];
  for (let i = 0; i < groups; i++) {
    const z = between(random, 14, 34);
    const x = (-0.16 + ((i + random() * 0.7) / groups) * (room + 0.16)) * z * 0.42;
    const together = random() > 0.45 ? 2 : 1;
    for (let k = 0; k < together; k++) {
      const ink = random() > 0.6 ? "muro-2" : "figura";
      standing.push({ x: x + k * 0.62, z, tall: between(random, 1.6, 1.82), ink });
    }
  }
  return standing.sort((a, b) => b.z - a.z).flatMap((p) => person(see, p.x, p.z, p.tall, p.ink));
}

/** The arcade in perspective with evening shadows, as the name fixes it. */
export function arcade(name: string, width: number, height: number): Scene {
  const random = randomFrom(name);
  const flip = random() > 0.62;
  // A narrow window looks along the wall with a wider lens: it would see only sky and people otherwise.
  const narrow = width / height < 1.6;
  const vanishing = width * (narrow ? between(random, 0.62, 0.68) : between(random, 0.5, 0.6));
  const focus = narrow ? Math.max(width, height) * 1.75 : height * 2.45;
  const see = camera(width, height, vanishing, focus, flip);
  const horizon = height * 0.6;
  const room = (width - vanishing) / focus / 0.42;
  const shapes = [
    box("suolo", 0, horizon, width, height - horizon),
    ...paving(see),
    ...town(see, random),
    ...tower(see, random),
    ...portico(see, random),
    ...people(see, random, Math.min(room * 0.9, 1)),
  ];
  return { width, height, fade: [horizon * 0.62, horizon], shapes: merged(shapes) };
}
