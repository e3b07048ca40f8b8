import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { ask } from "../../graphql/request";
import { tell } from "../../ui/Notices";
import { ConsoleCourseDocument, type ConsoleActFragment } from "../gen/graphql";
import { byOthers, withActs } from "./course";
import { useConsole } from "./context";
import { useConsoleWords } from "./words";

const page = 100;

/**
 * The course as far as it is known: what is new is asked for from where the last answer ended, each time that the
 * assembly changes. What others did is told with their names.
 */
export function useCourse(): readonly ConsoleActFragment[] {
  const client = useClient();
  const words = useConsoleWords();
  const { assembly, state, me } = useConsole();
  const [acts, setActs] = useState<readonly ConsoleActFragment[]>([]);
  const known = useRef<{ after: string | null; begun: boolean; asking: boolean; again: boolean }>({ after: null, begun: false, asking: false, again: false });
  const say = useRef<(came: readonly ConsoleActFragment[]) => void>(() => undefined);
  useEffect(() => {
    say.current = (came) => {
      const last = byOthers(came, me).at(-1);
      if (last) tell(`${words.act(last.kind, last.actor?.name, last)}.`);
    };
  });

  const { number } = assembly;
  useEffect(() => {
    let left = false;
    const follow = async () => {
      const at = known.current;
      if (at.asking) { at.again = true; return; }
      at.asking = true;
      try {
        let more = true;
        while (more && !left) {
          const { assembly: read } = await ask(client, ConsoleCourseDocument, { number, first: page, after: at.after });
          if (!read?.acts) break;
          const { nodes, pageInfo } = read.acts;
          at.after = pageInfo.endCursor ?? at.after;
          more = pageInfo.hasNextPage;
          setActs((before) => withActs(before, nodes));
          if (at.begun) say.current(nodes);
        }
        at.begun = true;
      } catch {
        // Without an answer the course waits for the next change.
      }
      at.asking = false;
      if (at.again && !left) { at.again = false; void follow(); }
    };
    void follow();
    return () => { left = true; };
  }, [client, number, state.version]);
  return acts;
}
