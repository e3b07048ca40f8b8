import { useCallback, useSyncExternalStore } from "react";
import { visibleKey, write } from "../thread/keep";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

function chosen(memberId: string | undefined): boolean {
  try {
    return memberId !== undefined && localStorage.getItem(visibleKey(memberId)) === "1";
  } catch {
    return false;
  }
}

/**
 * Whether a member shows his name to those who read the same page: off until he says so, kept in this
 * browser, and forgotten when he signs out of it.
 */
export function useVisible(memberId: string | undefined): [boolean, (visible: boolean) => void] {
  const visible = useSyncExternalStore(subscribe, () => chosen(memberId));
  const choose = useCallback(
    (next: boolean) => {
      if (memberId === undefined) return;
      write(localStorage, visibleKey(memberId), next ? "1" : undefined);
      for (const listener of [...listeners]) listener();
    },
    [memberId],
  );
  return [visible, choose];
}
