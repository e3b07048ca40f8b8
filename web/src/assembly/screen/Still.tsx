import { useEffect, type ReactNode } from "react";
import { reveal } from "../../router/reveal";

/** A wall that says one thing, or nothing at all. */
export function Still({ title, children }: { title?: string; children: ReactNode }) {
  useEffect(() => {
    reveal();
    if (title !== undefined) document.title = `${title} · Piazza`;
  }, [title]);
  return <div className="pz-sala ferma">{children}</div>;
}
