import { useEffect, useState, type Dispatch, type SetStateAction } from "react";
import { useClient } from "urql";
import type { Operation } from "../../graphql/request";
import { newer } from "./known";

type FloorWatch<F> = Operation<{ assemblyFloor: F }, { id: string }>;

/**
 * The questions from the floor as they are now, while they are wanted; undefined until they are told. Who holds the assembly is told
 * other versions than the others: `ears` says as whom one listens, and what was heard as another counts for nothing.
 */
export function useFloor<F extends { version: number }>(document: FloorWatch<F>, id: string, ears = "", wanted = true): [F | undefined, Dispatch<SetStateAction<F | undefined>>] {
  const client = useClient();
  const [floor, setFloor] = useState<F>();
  useEffect(() => {
    if (!wanted) return;
    let first = true;
    const watching = client.subscription<{ assemblyFloor: F }>(document.toString(), { id }).subscribe(({ data }) => {
      if (!data) return;
      const { assemblyFloor } = data;
      const fresh = first;
      first = false;
      setFloor((before) => (before && !fresh ? newer(before, assemblyFloor) : assemblyFloor));
    });
    return () => { watching.unsubscribe(); };
  }, [client, document, id, ears, wanted]);
  return [floor, setFloor];
}
