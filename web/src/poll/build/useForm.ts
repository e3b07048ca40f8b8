import { useCallback, useEffect, useState } from "react";
import { draftKey, readJson, write } from "../../thread/keep";
import type { Taken } from "./changes";
import { isBlank } from "./faults";
import type { Form } from "./form";

/** What was taken away last, and how it comes back. */
interface Undo {
  title: string;
  loosened: number;
  /** Whether something else took its place, and bears the title. */
  replaced: boolean;
  restore: (now: Form) => Form;
}

const same = (a: Form, b: Form) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The form while it is written. What is not saved stays on this device under the member's own key, so that a closed tab
 * or a lost network costs nothing; what is taken away can be put back.
 */
export function useForm(memberId: string, place: string, first: Form) {
  const key = draftKey(memberId, place, "poll");
  const [kept] = useState(() => readJson<Form | null>(localStorage, key, null));
  const [form, setForm] = useState<Form>(kept ?? first);
  const [saved, setSaved] = useState<Form>(first);
  const [undo, setUndo] = useState<Undo>();
  const changed = !same(form, saved);
  useEffect(() => {
    write(localStorage, key, changed && !isBlank(form) ? JSON.stringify(form) : undefined);
  }, [key, form, changed]);

  const take = useCallback((title: string, next: (form: Form) => Taken) => {
    const { form: after, loosened, replaced = false, restore } = next(form);
    setForm(after);
    setUndo({ title, loosened, replaced, restore });
  }, [form]);

  const restore = () => {
    if (undo) setForm(undo.restore);
    setUndo(undefined);
  };
  const settleTaken = () => { setUndo(undefined); };
  const discard = () => {
    setForm(first);
    setSaved(first);
    setUndo(undefined);
  };
  /** What was sent is safe; what was typed meanwhile is not yet. */
  const settle = (sent: Form) => {
    setSaved(sent);
    if (same(sent, form)) write(localStorage, key, undefined);
  };
  const forget = () => { write(localStorage, key, undefined); };
  return { form, setForm, changed, restored: kept !== null && !same(kept, first), undo, take, restore, settleTaken, discard, settle, forget };
}
