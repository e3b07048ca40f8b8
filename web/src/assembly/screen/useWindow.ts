import { useEffect } from "react";

/** Keeps the wall's screen from going dark, as often as the browser lets it go. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let left = false;
    const hold = async () => {
      if (document.hidden || !("wakeLock" in navigator)) return;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (left) await lock.release();
      } catch {
        // Some browsers do not while the battery is low.
      }
    };
    const seen = () => { void hold(); };
    seen();
    document.addEventListener("visibilitychange", seen);
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", seen);
      void lock?.release().catch(() => undefined);
    };
  }, []);
}

/** The whole screen, or the window again. */
export function toggleFullscreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}
