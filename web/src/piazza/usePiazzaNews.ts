import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { PiazzaNoticesDocument } from "../gen/graphql";
import { follow } from "../live/stream";

/**
 * Watches what is published while somebody reads a page of a piazza. What
 * arrives waits to be asked for: the page never changes under the reader.
 */
export function usePiazzaNews(piazzaId: string | undefined, cursor: string | undefined, show: () => void) {
  const client = useClient();
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  // The stream goes on from where the page was first read; later cursors are its own.
  const [from, setFrom] = useState(cursor);
  if (from === undefined && cursor !== undefined) setFrom(cursor);

  useEffect(() => {
    if (!piazzaId || !from) return;
    return follow({
      client,
      document: PiazzaNoticesDocument,
      id: piazzaId,
      after: from,
      notice: (result) => result.piazza,
      onNotice: (notice) => {
        if (notice.__typename === "EntryPublished") setWaiting((ids) => new Set(ids).add(notice.entry.id));
      },
      onRejoined: () => undefined,
      onReset: show,
      onRefused: () => undefined,
    });
  }, [client, piazzaId, from, show]);

  const take = useCallback(() => {
    setWaiting(new Set());
    show();
    window.scrollTo({ top: 0 });
  }, [show]);

  return { waiting: waiting.size, take };
}
