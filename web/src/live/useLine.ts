import { useEffect, useReducer, useSyncExternalStore } from "react";
import { line, nextChange, sight, type LineSight } from "./state";

/** Whether the browser believes that it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(watchOnline, () => navigator.onLine);
}

/** The state of the line as people see it (design: live etiquette, point 7). */
export function useLine(): LineSight {
  const current = useSyncExternalStore(line.subscribe, line.get);
  const online = useOnline();
  const [, look] = useReducer((n: number) => n + 1, 0);
  const now = Date.now();
  const due = nextChange(current, now);
  useEffect(() => {
    if (due === undefined) return;
    const timer = setTimeout(look, due + 1);
    return () => {
      clearTimeout(timer);
    };
  });
  return sight(current, online, now);
}

function watchOnline(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
