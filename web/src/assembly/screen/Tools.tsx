import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { toggleFullscreen } from "./useWindow";
import { useScreenWords } from "./words";

/** How long the hand may rest until the wall is clean again. */
const rest = 3000;

type Props = { asked: boolean; onAsked: (asked: boolean) => void };

/** What can be done at the screen itself, by key or by hand; out of sight while nobody moves anything. */
export function Tools({ asked, onAsked }: Props) {
  const words = useScreenWords();
  const seen = useMoved();
  const tools = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Single keys count only where the tools are to be seen or have the focus: a word spoken or a key leant on does nothing to a wall.
      if (!seen && !tools.current?.contains(document.activeElement)) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      const key = event.key.toLowerCase();
      if (key === "f") toggleFullscreen();
      else if (key === "d") onAsked(!asked);
    };
    addEventListener("keydown", press);
    return () => { removeEventListener("keydown", press); };
  }, [asked, onAsked, seen]);
  return (
    <p ref={tools} className={seen ? "attrezzi" : "attrezzi via"}>
      <Button look="outline" small aria-pressed={asked} aria-keyshortcuts="D" onClick={() => { onAsked(!asked); }}>{asked ? words.hideFloor : words.showFloor}</Button>
      <Button look="outline" small aria-keyshortcuts="F" onClick={toggleFullscreen}>{words.fullscreen}</Button>
    </p>
  );
}

/** Whether the pointer moved just now; the page's cursor goes with the tools. */
function useMoved(): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const move = () => {
      clearTimeout(timer);
      setMoved(true);
      timer = setTimeout(() => { setMoved(false); }, rest);
    };
    addEventListener("pointermove", move);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", move);
    };
  }, []);
  return moved;
}
