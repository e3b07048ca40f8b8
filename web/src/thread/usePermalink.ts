import { useEffect, useState } from "react";
import { usePlace } from "../router/location";
import type { ThreadStore } from "./store";

/** The number of the comment that the address points to. */
export function usePointed(): number | undefined {
  const { hash, search } = usePlace();
  const digits = /^#commento-(\d+)$/.exec(hash)?.[1] ?? new URLSearchParams(search).get("commento");
  const number = Number(digits);
  return digits !== null && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** Takes the reader to the comment that the address points to, once for each arrival there. True when it does not exist. */
export function usePermalink(store: ThreadStore, ready: boolean, pointed: number | undefined): boolean {
  const { key } = usePlace();
  const [missing, setMissing] = useState<number>();
  useEffect(() => {
    if (!ready || pointed === undefined) return;
    let left = false;
    const arrive = async () => {
      const there = document.getElementById(`commento-${pointed}`) !== null || (await store.bring(pointed).catch(() => false));
      if (left) return;
      setMissing(there ? undefined : pointed);
      if (there) requestAnimationFrame(() => { show(pointed); });
    };
    void arrive();
    return () => { left = true; };
  }, [store, ready, pointed, key]);
  return missing !== undefined && missing === pointed;
}

function show(number: number): void {
  const comment = document.getElementById(`commento-${number}`);
  comment?.focus({ preventScroll: true });
  comment?.scrollIntoView({ block: "start", behavior: "instant" });
}
