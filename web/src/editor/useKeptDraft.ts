import { useEffect, useState } from "react";
import { draftKey, readJson, write } from "../thread/keep";
import { same, type Draft } from "./draft";

/**
 * What is typed stays on this device until it has been saved, under the
 * member's own key: a closed tab or a lost network costs nothing.
 */
export function useKeptDraft(memberId: string, place: string, saved: Draft) {
  const key = draftKey(memberId, place, "entry");
  const [kept] = useState(() => readJson<Partial<Draft> | null>(localStorage, key, null));
  const [draft, setDraft] = useState<Draft>(() => ({ ...saved, ...kept }));
  const [restored, setRestored] = useState(() => kept !== null && !same({ ...saved, ...kept }, saved));
  const changed = !same(draft, saved);
  useEffect(() => {
    write(localStorage, key, changed ? JSON.stringify(draft) : undefined);
  }, [key, draft, changed]);
  const discard = () => {
    setDraft(saved);
    setRestored(false);
  };
  const forget = () => { write(localStorage, key, undefined); };
  return { draft, setDraft, changed, restored, discard, forget };
}
