import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { AssemblyPageWatchDocument, type AboutStateFragment, type AssemblyAboutFragment, type AssemblyPageWatchSubscription } from "../gen/graphql";

/** The state of an assembly as it is at this moment. When it begins or ends, the page is read again. */
export function useAssemblyState({ id, state: read }: AssemblyAboutFragment, onTurn: () => void): AboutStateFragment {
  const client = useClient();
  const [told, setTold] = useState<AboutStateFragment>();
  const turn = useRef(onTurn);
  useEffect(() => { turn.current = onTurn; });
  const over = read.phase === "ENDED";
  useEffect(() => {
    if (over) return;
    const watching = client.subscription<AssemblyPageWatchSubscription>(AssemblyPageWatchDocument.toString(), { id }).subscribe(({ data }) => {
      if (data) setTold((before) => (before && before.version > data.assembly.version ? before : data.assembly));
    });
    return () => { watching.unsubscribe(); };
  }, [client, id, over]);
  const state = told && told.version >= read.version ? told : read;
  const turned = state.phase !== read.phase;
  useEffect(() => { if (turned) turn.current(); }, [turned]);
  return state;
}
