import { Button } from "../../ui/Button";
import { useConsole } from "./context";
import { useSecondsUntil } from "../live/time";
import type { Commands } from "./useCommands";
import { useConsoleWords } from "./words";

/** The last slip of the hand, and how long it can be taken back. */
export function UndoBar({ commands }: { commands: Commands }) {
  const words = useConsoleWords();
  const { state: { undo }, serverNow } = useConsole();
  const left = useSecondsUntil(undo?.until ?? null, serverNow);
  if (!undo || !commands.offered.undo.on) return null;
  return (
    <div className="pz-tolta annulla">
      <span>{words.undoOffer(undo.kind)} {left !== undefined && <span className="pz-num">{words.undoLeft(left)}</span>}</span>
      <Button look="plain" small busy={commands.busy !== undefined} aria-keyshortcuts="Control+Z" onClick={() => void commands.run("undo")}>{words.undo} <kbd aria-hidden="true">Ctrl Z</kbd></Button>
    </div>
  );
}
