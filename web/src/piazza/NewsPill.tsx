import { useEffect } from "react";
import { useWords } from "../i18n/words";
import { announce } from "../live/announcer";
import { Icon } from "../ui/Icon";
import { Pill } from "../ui/marks";

/** What was published meanwhile waits behind this. */
export function NewsPill({ count, onTake }: { count: number; onTake: () => void }) {
  const words = useWords();
  useEffect(() => {
    if (count > 0) announce(words.piazza.newThings(count));
  }, [count, words]);
  if (count === 0) return null;
  return (
    <div className="pz-sospesa">
      <Pill onClick={onTake}><Icon name="refresh" /> {words.piazza.newThings(count)}</Pill>
    </div>
  );
}
