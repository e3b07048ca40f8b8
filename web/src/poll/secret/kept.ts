import { useSyncExternalStore } from "react";
import { keptReceipt } from "./shelf";

const listeners = new Set<() => void>();

/** Every place that shows a receipt looks again. */
export const receiptMoved = () => { for (const listener of [...listeners]) listener(); };

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

/** The receipt of a member's vote, as this browser keeps it. */
export const useKeptReceipt = (memberId: string | undefined, poll: number): string | undefined =>
  useSyncExternalStore(subscribe, () => keptReceipt(memberId, poll));
