import { useEffect, useSyncExternalStore } from "react";
import { spoken, typed } from "./announcer";

/** The one polite status region of a page: for screen readers, unseen. */
export function StatusRegion() {
  const sentence = useSyncExternalStore(spoken.subscribe, spoken.get);
  useEffect(() => {
    document.addEventListener("input", typed);
    return () => {
      document.removeEventListener("input", typed);
    };
  }, []);
  return (
    <p className="pz-sr" role="status">
      {sentence}
    </p>
  );
}
