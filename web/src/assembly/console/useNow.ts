import { useEffect, useState } from "react";
import { useConsole } from "./context";

/** The server's clock, read again each second until a moment has passed; at rest without one. */
export function useNow(until: string | null): number {
  const { serverNow } = useConsole();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (until === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const at = serverNow();
      setNow(at);
      const left = Date.parse(until) - at;
      // On the second, so that what is left counts down evenly.
      if (left > 0) timer = setTimeout(look, Math.max(20, left % 1000 || 1000));
    };
    look();
    return () => { clearTimeout(timer); };
  }, [until, serverNow]);
  return now;
}

/** The server's clock, each second as long as something runs. */
export function useTicking(runs: boolean): number {
  const { serverNow } = useConsole();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!runs) return;
    const look = () => { setNow(serverNow()); };
    look();
    const timer = setInterval(look, 1000);
    return () => { clearInterval(timer); };
  }, [runs, serverNow]);
  return now;
}
