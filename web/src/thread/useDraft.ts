import { useState } from "react";
import { draftKey, write } from "./keep";

/** A text that is being written, kept on this device for its author alone until it is sent. */
export function useDraft(memberId: string, entryId: string, under: string, initial = "") {
  const key = draftKey(memberId, entryId, under);
  const [text, setText] = useState(() => kept(key) ?? initial);
  return {
    text,
    isKept: text !== "" && text !== initial,
    setText(next: string) {
      setText(next);
      write(localStorage, key, next === "" || next === initial ? undefined : next);
    },
    clear() {
      setText(initial);
      write(localStorage, key, undefined);
    },
  };
}

function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
