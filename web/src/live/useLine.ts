import { useSyncExternalStore } from "react";
import { line, nextChange, sight, type LineSight } from "./state";

/** Whether the browser believes that it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(watchOnline, () => navigator.onLine);
}

/** The state of the line as people see it (design: live etiquette, point 7). */
export function useLine(): LineSight {
  return useSyncExternalStore(watchSight, lineSight);
}

const lineSight = () => sight(line.get(), navigator.onLine, Date.now());

/** The sight changes with the line and with the network, and by itself the longer the line is gone. */
function watchSight(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    listener();
    const due = nextChange(line.get(), Date.now());
    if (due !== undefined) timer = setTimeout(look, due + 1);
  };
  const stops = [line.subscribe(look), watchOnline(look)];
  look();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

function watchOnline(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
