import { useState } from "react";
import { tell } from "../../ui/Notices";
import { ConsoleScreenDocument } from "../gen/graphql";
import { useConsole } from "./context";
import { useDo } from "./useDo";
import { useConsoleWords } from "./words";

/** Screens for the hall: each has an address of its own, with a pass that is told once. */
export function useScreens() {
  const words = useConsoleWords();
  const { assembly } = useConsole();
  const act = useDo();
  const [busy, setBusy] = useState(false);

  const make = async (): Promise<string | undefined> => {
    setBusy(true);
    const { done, refused } = await act(ConsoleScreenDocument, { input: { assemblyId: assembly.id } });
    setBusy(false);
    if (refused !== undefined) tell(refused);
    return done?.link ?? undefined;
  };
  /** The window is opened by the press itself, so that no browser takes it for an advertisement; its address follows. */
  const open = async () => {
    const hall = window.open("", "_blank");
    const link = await make();
    if (link === undefined) hall?.close();
    else if (hall) {
      // The screen needs nothing of the console, and reaches nothing of it.
      hall.opener = null;
      hall.location.replace(link);
    } else window.prompt(words.hallBlocked, link);
  };
  const copy = async () => {
    const link = await make();
    if (link === undefined) return;
    try {
      await navigator.clipboard.writeText(link);
      tell(words.hallCopied);
    } catch {
      window.prompt(words.hallCopy, link);
    }
  };
  return { open, copy, busy };
}
