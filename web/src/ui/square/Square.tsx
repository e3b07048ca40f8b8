import { memo, useId, useMemo } from "react";
import { arcade } from "./arcade";
import type { Ink } from "./shape";
import { townhall } from "./townhall";

type Props = {
  /** What fixes the drawing: a piazza's slug, an entry's address. */
  name: string;
  /** From where it is seen; left out, the name decides. */
  view?: "arcade" | "townhall";
  /** The proportions of its place on the page. */
  width: number;
  height: number;
};

const ink = (name: Ink) => `var(--ill-${name})`;

/** The drawn square: it decorates, asks for no file, and follows day and night by the tokens. */
export const Square = memo(function Square({ name, view = "arcade", width, height }: Props) {
  const id = useId();
  const scene = useMemo(() => (view === "arcade" ? arcade : townhall)(name, width, height), [name, view, width, height]);
  return (
    <svg className="pz-ill" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={scene.fade[0]} y2={scene.fade[1]}>
          <stop stopColor={ink("cielo")} />
          <stop offset="1" stopColor={ink("orizzonte")} />
        </linearGradient>
      </defs>
      <rect width={width} height={height} fill={`url(#${id})`} />
      {scene.shapes.map((shape, i) => (
        <path key={i} d={shape.d} fill={ink(shape.ink)} />
      ))}
    </svg>
  );
});
