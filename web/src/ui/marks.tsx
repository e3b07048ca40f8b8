import type { ReactNode } from "react";

type Tone = "neutro" | "verde" | "cotto";

/** A role or a state in one word. */
export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone ? `pz-ruolo ${tone}` : "pz-ruolo"}>{children}</span>;
}

/** A word to find things by. */
export function Tag({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="pz-tag" href={href}>
      {children}
    </a>
  );
}

/** New things wait behind it; they come when it is pressed. */
export function Pill({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="pz-pillola" onClick={onClick}>
      {children}
    </button>
  );
}

/** What is happening now; at rest, the hollow dot. */
export function Live({ still, children }: { still?: boolean; children: ReactNode }) {
  return <span className={still ? "pz-vivo ferma" : "pz-vivo"}>{children}</span>;
}
