import type { ReactNode } from "react";
import { useWords } from "../i18n/words";
import { Button } from "./Button";

/** Bones of a line or block, in the final layout; seen only when waiting lasts over 200 ms. */
export function Bones({ height = "1.25rem", width = "100%" }: { height?: string; width?: string }) {
  return <span className="pz-ossa" style={{ height, width }} />;
}

/** Bones of a list. */
export function ListBones({ rows = 4 }: { rows?: number }) {
  return (
    <ul className="pz-lista">
      {Array.from({ length: rows }, (_, i) => (
        <li key={i}>
          <Bones height="1.6rem" width={`${70 + ((i * 13) % 25)}%`} />
          <div className="pz-su-2">
            <Bones height="1rem" width="40%" />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Says to those who cannot see the bones that something is coming. */
export function Waiting({ children }: { children: ReactNode }) {
  const words = useWords();
  return (
    <div aria-busy="true">
      <p className="pz-sr">{words.site.loading}</p>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** Something did not work, and can be tried again. */
export function ErrorState({ message, trace, onRetry }: { message?: string; trace?: string | undefined; onRetry: () => void }) {
  const words = useWords();
  return (
    <div className="pz-guasto" role="alert">
      <p>{message ?? words.state.error}</p>
      {trace && <p className="pz-meta pz-mono">{words.state.trace(trace)}</p>}
      <Button small onClick={onRetry}>
        {words.state.retry}
      </Button>
    </div>
  );
}

/** Nothing is here yet, and what the reader might do about it. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="pz-stato-vuoto">
      <p className="pz-lead">{children}</p>
      {action}
    </div>
  );
}
