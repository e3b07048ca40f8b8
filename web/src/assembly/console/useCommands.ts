import { useCallback, useRef, useState } from "react";
import { tell } from "../../ui/Notices";
import { ConsoleCloseDocument, ConsoleExtendDocument, ConsoleOpenDocument, ConsoleRevealDocument, ConsoleShowDocument, ConsoleUndoDocument } from "../gen/graphql";
import type { Turnout } from "../live/known";
import { say } from "../live/speech";
import { useSecondsUntil } from "../live/time";
import { offers, type Command, type Stand } from "./commands";
import { useConsole, type State } from "./context";
import { useDo } from "./useDo";
import { useConsoleWords } from "./words";

function standOf({ phase, items, current, undo }: State, turnout: Turnout | null): Stand {
  return { phase, items, currentId: current?.id ?? null, undo, answered: turnout ? turnout.voters + turnout.guests : 0 };
}

/** The commands as they are now, and the way to give them. One at a time: a second press waits for no answer and is dropped. */
export function useCommands() {
  const words = useConsoleWords();
  const { assembly, state, turnout, line, serverNow } = useConsole();
  const act = useDo();
  // Offers change by themselves when the time to undo is over.
  useSecondsUntil(state.undo?.until ?? null, serverNow);
  const offered = offers(standOf(state, turnout), line, serverNow());
  const [busy, setBusy] = useState<Command>();
  const running = useRef(false);

  const run = useCallback(async (command: Command) => {
    if (running.current) return;
    const offer = offers(standOf(state, turnout), line, serverNow())[command];
    if (!offer.on) { tell(words.off[offer.why]); return; }
    running.current = true;
    setBusy(command);
    const itemId = offer.item ?? "";
    const give = {
      open: () => act(ConsoleOpenDocument, { input: { itemId } }),
      close: () => act(ConsoleCloseDocument, { input: { itemId } }),
      extend: () => act(ConsoleExtendDocument, { input: { itemId, seconds: 30, idempotencyKey: crypto.randomUUID() } }),
      reveal: () => act(ConsoleRevealDocument, { input: { itemId } }),
      next: () => act(ConsoleShowDocument, { input: { assemblyId: assembly.id, itemId } }),
      undo: () => act(ConsoleUndoDocument, { input: { assemblyId: assembly.id, act: state.undo?.act ?? 0 } }),
    }[command];
    let refused: string | undefined;
    try {
      ({ refused } = await give());
    } finally {
      // Whatever became of it: the next command is not held up.
      running.current = false;
      setBusy(undefined);
    }
    // The page itself shows what was done, and its turns are said: only what is not to be seen is said here.
    if (refused !== undefined) tell(refused);
    else if (command === "extend" || command === "undo") say(words.did[command]);
  }, [act, assembly.id, line, serverNow, state, turnout, words]);

  return { offered, run, busy };
}

export type Commands = ReturnType<typeof useCommands>;
