import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { PiazzaNoticesDocument } from "../gen/graphql";
import { textOf } from "../reading/read";

/**
 * Watches what is published while somebody reads a page of a piazza. What
 * arrives waits to be asked for: the page never changes under the reader.
 */
export function usePiazzaNews(piazzaId: string | undefined, cursor: string | undefined, show: () => void) {
  const client = useClient();
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  // The stream goes on from where the page was first read; later cursors are its own.
  const [from] = useState(() => ({ cursor }));
  if (from.cursor === undefined && cursor !== undefined) from.cursor = cursor;

  useEffect(() => {
    if (!piazzaId) return;
    const { unsubscribe } = client.subscription(textOf(PiazzaNoticesDocument), { id: piazzaId, after: from.cursor ?? null }).subscribe(({ data }) => {
      const notice = data?.piazza;
      if (notice?.__typename === "EntryPublished") setWaiting((ids) => new Set(ids).add(notice.entry.id));
      else if (notice?.__typename === "StreamJoined" && notice.state === "RESET") show();
    });
    return unsubscribe;
  }, [client, piazzaId, from, show]);

  const take = useCallback(() => {
    setWaiting(new Set());
    show();
    window.scrollTo({ top: 0 });
  }, [show]);

  return { waiting: waiting.size, take };
}
