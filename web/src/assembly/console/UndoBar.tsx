import { Button } from "../../ui/Button";
import { useConsole } from "./context";
import { countdown } from "./format";
import type { Commands } from "./useCommands";
import { useNow } from "./useNow";
import { useConsoleWords } from "./words";

/** The last slip of the hand, and how long it can be taken back. */
export function UndoBar({ commands }: { commands: Commands }) {
  const words = useConsoleWords();
  const { state } = useConsole();
  const { undo } = state;
  const now = useNow(undo?.until ?? null);
  if (!undo || !commands.offered.undo.on) return null;
  return (
    <div className="pz-tolta annulla">
      <span>{words.undoOffer(undo.kind)} {undo.until !== null && <span className="pz-num">{words.undoLeft(countdown(undo.until, now))}</span>}</span>
      <Button look="plain" small busy={commands.busy !== undefined} aria-keyshortcuts="Control+Z" onClick={() => void commands.run("undo")}>{words.undo} <kbd aria-hidden="true">Ctrl Z</kbd></Button>
    </div>
  );
}
