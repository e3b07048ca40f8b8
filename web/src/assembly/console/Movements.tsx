import { useEffect, useRef, useState } from "react";
import { useLanguage } from "../../i18n/words";
import { useConsole } from "./context";
import { moves, type Seen } from "./course";
import { hourOf } from "../live/time";
import { useCourse } from "./useCourse";
import { useConsoleWords } from "./words";

const kept = 8;

interface Movement { key: string; at: string; said: string; undone: boolean }

/** The latest of the course, and who of those that chose to be seen came and went. */
export function Movements() {
  const words = useConsoleWords();
  const language = useLanguage();
  const acts = useCourse();
  const people = usePeople();
  const done: Movement[] = acts.slice(-kept).map((act) => ({ key: `a${act.number}`, at: act.at, said: words.act(act.kind, act.actor?.name, act) + (act.kind === "SAID" && act.reason ? `: ${act.reason}` : ""), undone: act.isUndone }));
  const all = [...done, ...people].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, kept);
  return (
    <section aria-labelledby="movimenti">
      <h2 id="movimenti" className="minore">{words.movements}</h2>
      {all.length === 0 && <p className="pz-meta">{words.movementsNone}</p>}
      <ul className="pz-meta movimenti">
        {all.map(({ key, at, said, undone }) => <li key={key}>{undone ? <><s>{said}</s> ({words.actUndone})</> : said} · <time dateTime={at} className="pz-num">{hourOf(at, language)}</time></li>)}
      </ul>
    </section>
  );
}

/** Comings and goings since the console was opened. */
function usePeople(): readonly Movement[] {
  const words = useConsoleWords();
  const { presence, serverNow } = useConsole();
  const before = useRef<readonly Seen[]>(undefined);
  const [seen, setSeen] = useState<readonly Movement[]>([]);
  useEffect(() => {
    if (!presence) return;
    const { members } = presence;
    if (before.current) {
      const { came, left } = moves(before.current, members);
      const at = new Date(serverNow()).toISOString();
      const told = [...came.map(({ id, name }) => ({ key: `+${id}${at}`, at, said: words.arrived(name), undone: false })), ...left.map(({ id, name }) => ({ key: `-${id}${at}`, at, said: words.gone(name), undone: false }))];
      if (told.length > 0) setSeen((all) => [...all, ...told].slice(-kept));
    }
    before.current = members;
  }, [presence, serverNow, words]);
  return seen;
}
