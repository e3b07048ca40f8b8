/** How many arches stand for `whole` people, and how many of them are filled. */
export function arches(part: number, whole: number): { filled: number; all: number } {
  const all = Math.max(1, Math.min(whole, 64));
  const share = whole > 0 ? Math.min(part / whole, 1) : 0;
  const filled = Math.floor(share * all);
  return { all, filled: part > 0 && filled === 0 ? 1 : filled };
}

/** A row of arches that fills; the figure stands beside it in words. */
export function Arcade({ part, whole }: { part: number; whole: number }) {
  const { filled, all } = arches(part, whole);
  return (
    <div className="pz-arcata" aria-hidden="true">
      {Array.from({ length: all }, (_, i) => (
        <i key={i} className={i < filled ? "si" : undefined} />
      ))}
    </div>
  );
}
