import { useLine } from "../../live/useLine";
import { useHall } from "../live/HallLive";
import type { Assembly } from "./Wall";
import { useScreenWords } from "./words";

/** What stands above everything: that it is a rehearsal, what everybody is to read, and small, that the line is away. */
export function Marks({ assembly, trusted }: { assembly: Assembly; trusted: boolean }) {
  const words = useScreenWords();
  const { state } = useHall();
  const sight = useLine();
  const cut = sight === "reconnecting" || sight === "cut" || sight === "offline";
  return (
    <>
      {assembly.isRehearsal && <p className="prova"><strong>{words.rehearsal}</strong> · {words.rehearsalNote}</p>}
      {trusted && state.message !== "" && <p className="messaggio">{state.message}</p>}
      {cut && trusted && <p className="filo">{words.reconnecting}</p>}
    </>
  );
}
