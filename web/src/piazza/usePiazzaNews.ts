import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useClient } from "urql";
import { PiazzaNews } from "./news";

type Piazza = { id: string; cursor: string } | null | undefined;

/**
 * Watches what is published while somebody reads a page of a piazza. What
 * arrives waits to be asked for: the page never changes under the reader.
 */
export function usePiazzaNews(piazza: Piazza, show: () => void, renew: () => Promise<{ piazza: { cursor: string } | null }>) {
  const client = useClient();
  // The stream goes on from where the page was first read; later cursors are its own.
  const [from, setFrom] = useState<{ id: string; cursor: string }>();
  if (piazza && piazza.id !== from?.id) setFrom(piazza);

  const news = useMemo(() => from && new PiazzaNews(from.id, from.cursor), [from]);
  useEffect(() => news?.follow(client, async () => (await renew()).piazza?.cursor), [news, client, renew]);
  const waiting = useSyncExternalStore(news?.waiting.subscribe ?? nothing, () => news?.waiting.get().size ?? 0);

  const take = useCallback(() => {
    news?.clear();
    show();
    window.scrollTo({ top: 0 });
  }, [news, show]);

  return { waiting, take };
}

const nothing = () => () => undefined;
