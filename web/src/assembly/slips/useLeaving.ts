import { useEffect, useState } from "react";
import { holdHistory, isOurs } from "../../router/location";

/**
 * Asks before the page is left while something on it would be lost: by a link or through the history, which are held back and
 * told, or with the window, where the browser asks. Answers where the reader wanted to go.
 */
export function useLeaving(losing: boolean): readonly [to: string | undefined, stay: () => void] {
  const [to, setTo] = useState<string>();
  useEffect(() => {
    if (!losing) return;
    const unload = (event: BeforeUnloadEvent) => { event.preventDefault(); };
    // Heard on the way down: the router, which hears it on the way up, leaves alone what is prevented.
    const hold = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest("a") : null;
      if (!anchor?.href || !isOurs(event, anchor)) return;
      if (anchor.pathname === location.pathname && anchor.search === location.search) return;
      event.preventDefault();
      setTo(anchor.pathname + anchor.search + anchor.hash);
    };
    addEventListener("beforeunload", unload);
    holdHistory(setTo);
    addEventListener("click", hold, true);
    return () => {
      removeEventListener("beforeunload", unload);
      holdHistory(undefined);
      removeEventListener("click", hold, true);
    };
  }, [losing]);
  return [to, () => { setTo(undefined); }];
}
